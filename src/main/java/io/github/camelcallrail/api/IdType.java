package io.github.camelcallrail.api;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The form of a resource's ids: three capitals and letters or digits behind them, a whole number, or a few letters and digits.
 *
 * @param prefix the three capitals; {@code ""} for letters and digits alone; {@code null} for a whole number
 */
public record IdType(String prefix) {

    private static final Pattern TAIL = Pattern.compile("[0-9A-Za-z]{1,61}");
    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z]{1,20}");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,18}");

    static final IdType NUMBER = new IdType(null);

    /** As conversations have it: five letters or digits. */
    static final IdType SHORT = new IdType("");

    /** What an id of that prefix is the id of, for whoever writes one in the place of another. */
    private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("ACC", "an account"), Map.entry("COM", "a company"),
            Map.entry("CAL", "a call"), Map.entry("TRK", "a tracker"), Map.entry("USR", "a user"),
            Map.entry("FOR", "a form submission"), Map.entry("PER", "a person"), Map.entry("SES", "a web session"),
            Map.entry("SMT", "an SMS thread"), Map.entry("SCI", "a text message"));

    static IdType prefixed(String prefix) {
        return new IdType(prefix);
    }

    /** Whether CallRail could have given that id. What this refuses must not cost a request. */
    public boolean accepts(String id) {
        if (prefix == null) {
            return INTEGER.matcher(id).matches();
        }
        return prefix.isEmpty() ? WORD.matcher(id).matches()
                : id.startsWith(prefix) && TAIL.matcher(id.substring(prefix.length())).matches();
    }

    /** The form in words, for messages: {@code "CAL and letters or digits"} or {@code "a whole number"}. */
    public String description() {
        if (prefix == null) {
            return "a whole number";
        }
        return prefix.isEmpty() ? "a few letters or digits" : prefix + " followed by letters or digits";
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
            throw new IllegalArgumentException(what + " must be " + description() + ", but is '" + Texts.shown(id) + "'" + kind(id));
        }
        return id;
    }

    private static String kind(String id) {
        String kind = id.length() > 3 ? KINDS.get(id.substring(0, 3)) : null;
        return kind != null && prefixed(id.substring(0, 3)).accepts(id) ? ", the id of " + kind : "";
    }
}
