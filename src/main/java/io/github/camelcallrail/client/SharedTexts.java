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
        int length = parser.getTextLength();
        if (length > LONGEST) {
            return Texts.wellFormed(parser.getText());
        }
        char[] characters = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + characters[i];
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        String found = kept[slot];
        if (found == null || !same(found, characters, offset, length)) {
            found = Texts.wellFormed(new String(characters, offset, length));
            kept[slot] = found;
        }
        return found;
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
