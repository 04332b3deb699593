package io.github.camelcallrail.api;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text that strangers write, made safe to keep: well-formed, cut without halving a character, compared by what a reader sees.
 */
public final class Texts {

    private static final char REPLACEMENT = '\uFFFD';
    /** Also the blanks that break no line, which pasting from a page brings. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");

    private Texts() {
    }

    /** That text with each lone surrogate replaced by U+FFFD, so that every encoder takes it; the same object if it has none. */
    public static String wellFormed(String text) {
        int length = text.length();
        StringBuilder mended = null;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (mended == null) {
                mended = new StringBuilder(text);
            }
            mended.setCharAt(i, REPLACEMENT);
        }
        return mended == null ? text : mended.toString();
    }

    /** At most {@code limit} UTF-16 units of that text, never half a surrogate pair; {@code null} for {@code null}. */
    public static String cut(String text, int limit) {
        if (text == null || text.length() <= limit) {
            return text;
        }
        int end = limit > 0 && Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end);
    }

    /** Without blanks at both ends; {@code null} where nothing is left, as CallRail means the same by absent, null and "". */
    public static String trimmed(String text) {
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** The form in which two names are the same to a reader: composed, without blanks around, single blanks within, lower case. */
    public static String folded(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return BLANKS.matcher(composed).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** At most 60 characters of that text on one line, for messages about options and ids. */
    public static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "\u00B7");
        return line.length() <= 60 ? line : cut(line, 57) + "...";
    }
}
