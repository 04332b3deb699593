package io.github.camelcallrail.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a SOQL text into tokens. Dates and date-times stand without quotes, texts within them with {@code \'} and
 * {@code \\} for a quote and a backslash.
 */
final class SoqlLexer {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<DATETIME>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?"
            + "(Z|[+-]\\d\\d:?\\d\\d))"
            + "|(?<DATE>\\d{4}-\\d\\d-\\d\\d)(?![\\dT])"
            + "|(?<NUMBER>[+-]?\\d+(\\.\\d+)?)(?![\\w-])"
            + "|(?<NAME>[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*)"
            + "|(?<SYMBOL><=|>=|!=|<>|[=<>(),:])");

    private final String soql;
    private final List<SoqlToken> tokens = new ArrayList<>();
    private int at;

    private SoqlLexer(String soql) {
        this.soql = soql;
    }

    static List<SoqlToken> tokens(String soql) {
        return new SoqlLexer(soql).all();
    }

    private List<SoqlToken> all() {
        Matcher matcher = TOKEN.matcher(soql);
        while (skipBlanks() < soql.length()) {
            if (soql.charAt(at) == '\'') {
                tokens.add(text());
            } else if (matcher.region(at, soql.length()).lookingAt()) {
                tokens.add(new SoqlToken(kind(matcher), matcher.group(), at));
                at = matcher.end();
            } else {
                throw malformed(soql, at, "unexpected token: '" + soql.charAt(at) + "'");
            }
        }
        tokens.add(new SoqlToken(SoqlToken.Kind.END, "<EOF>", at));
        return tokens;
    }

    private int skipBlanks() {
        while (at < soql.length() && Character.isWhitespace(soql.charAt(at))) {
            at++;
        }
        return at;
    }

    private static SoqlToken.Kind kind(Matcher matcher) {
        for (SoqlToken.Kind kind : SoqlToken.Kind.values()) {
            if (kind != SoqlToken.Kind.TEXT && kind != SoqlToken.Kind.END && matcher.group(kind.name()) != null) {
                return kind;
            }
        }
        throw new IllegalStateException("token without a kind");
    }

    private SoqlToken text() {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < soql.length() && soql.charAt(at) != '\'') {
            char c = soql.charAt(at++);
            text.append(c == '\\' ? escape(text) : String.valueOf(c));
        }
        if (at++ >= soql.length()) {
            throw malformed(soql, start, "unterminated string literal");
        }
        return new SoqlToken(SoqlToken.Kind.TEXT, text.toString(), start);
    }

    private String escape(StringBuilder text) {
        char c = at < soql.length() ? soql.charAt(at++) : 0;
        return switch (c) {
            case '\'', '"', '\\' -> String.valueOf(c);
            case 'n', 'N' -> "\n";
            case 'r', 'R' -> "\r";
            case 't', 'T' -> "\t";
            // In LIKE these stand for themselves: the pattern keeps the backslash.
            case '%', '_' -> "\\" + c;
            default -> throw malformed(soql, at - 1, "invalid string literal '" + text + "\\" + c
                    + "'. Illegal character sequence");
        };
    }

    static SalesforceRefusal malformed(String soql, int at, String message) {
        return new SalesforceRefusal(400, "MALFORMED_QUERY", "\n" + soql + "\n" + " ".repeat(Math.min(at, 500))
                + "^\nERROR at Row:1:Column:" + (at + 1) + "\n" + message);
    }
}
