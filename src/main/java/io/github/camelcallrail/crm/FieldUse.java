package io.github.camelcallrail.crm;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a mapping script writes into one field, as seen with made-up calls. */
final class FieldUse {

    final String field;
    final String script;
    /** The length of the longest text. */
    int longest;
    /** Whether a text without any limit comes through as it is. */
    boolean unlimited;
    /** The short texts, such as a status. */
    final Set<String> words = new LinkedHashSet<>();
    /** Whether it is a set of CallRail's tags. */
    boolean tags;

    FieldUse(String field, String script) {
        this.field = field;
        this.script = script;
    }

    void see(Object value, int unlimitedFrom) {
        if (value instanceof List<?>) {
            tags = true;
        } else if (value instanceof String text) {
            longest = Math.max(longest, text.length());
            unlimited |= text.length() >= unlimitedFrom;
            if (text.length() <= MappingProbe.WORD) {
                words.add(text);
            }
        }
    }
}
