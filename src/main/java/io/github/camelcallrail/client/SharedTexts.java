package io.github.camelcallrail.client;

import com.fasterxml.jackson.core.JsonParser;
import io.github.camelcallrail.api.Texts;
import java.io.IOException;

/**
 * The short texts of one answer, each kept once: most values of a page of calls are the same few sources, cities and names, and
 * would else be half of what a page takes in memory.
 */
final class SharedTexts {

    private static final int LONGEST = 40;
    private static final int SLOTS = 512;

    private final String[] kept = new String[SLOTS];

    /** The text at which the parser stands, well-formed. */
    String text(JsonParser parser) throws IOException {
        char[] characters = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int length = parser.getTextLength();
        int hash = 0;
        boolean surrogates = false;
        for (int i = offset; i < offset + length; i++) {
            char c = characters[i];
            hash = 31 * hash + c;
            surrogates |= Character.isSurrogate(c);
        }
        if (surrogates) {
            return Texts.wellFormed(parser.getText());
        }
        if (length > LONGEST) {
            return new String(characters, offset, length);
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        if (kept[slot] == null || !same(kept[slot], characters, offset, length)) {
            kept[slot] = new String(characters, offset, length);
        }
        return kept[slot];
    }

    private static boolean same(String text, char[] characters, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != characters[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
