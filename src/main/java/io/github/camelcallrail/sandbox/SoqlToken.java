package io.github.camelcallrail.sandbox;

/**
 * A piece of a SOQL text.
 *
 * @param text as written; of a text literal what stands between its quotes, escapes resolved
 * @param at   its place, for messages
 */
record SoqlToken(Kind kind, String text, int at) {

    enum Kind {
        NAME, TEXT, NUMBER, DATE, DATETIME, SYMBOL, END
    }

    boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }
}
