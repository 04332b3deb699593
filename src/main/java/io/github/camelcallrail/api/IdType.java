package io.github.camelcallrail.api;

import java.util.regex.Pattern;

/**
 * The form of a resource's ids: three capitals and letters or digits behind them, or a whole number.
 *
 * @param prefix the three capitals, or {@code null} for a whole number
 */
public record IdType(String prefix) {

    private static final Pattern TAIL = Pattern.compile("[0-9A-Za-z]{1,61}");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,18}");

    static final IdType NUMBER = new IdType(null);

    static IdType prefixed(String prefix) {
        return new IdType(prefix);
    }

    /** Whether CallRail could have given that id. What this refuses must not cost a request. */
    public boolean accepts(String id) {
        if (prefix == null) {
            return INTEGER.matcher(id).matches();
        }
        return id.startsWith(prefix) && TAIL.matcher(id.substring(prefix.length())).matches();
    }

    /** The form in words, for messages: {@code "CAL and letters or digits"} or {@code "a whole number"}. */
    public String description() {
        return prefix == null ? "a whole number" : prefix + " followed by letters or digits";
    }

    /**
     * That id, if it is well-formed.
     *
     * @param  what                     what the id is for, the first words of the message: an option, a header or the body
     * @throws IllegalArgumentException if it is not; the message names the place and the form, and shows the id
     */
    public String check(String what, String id) {
        if (id == null || id.isEmpty()) {
            throw new IllegalArgumentException(what + " is missing: it must be " + description());
        }
        if (!accepts(id)) {
            throw new IllegalArgumentException(what + " must be " + description() + ", but is '" + Texts.shown(id) + "'");
        }
        return id;
    }
}
