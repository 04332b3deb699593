package io.github.camelcallrail.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Record ids: 15 characters that differ by case, and 18 with three letters that tell which of them are capitals.
 */
final class SalesforceIds {

    private static final String CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Map<String, Long> last = new HashMap<>();

    String next(String prefix) {
        long number = last.merge(prefix, 1L, Long::sum);
        StringBuilder digits = new StringBuilder();
        for (long rest = number; digits.length() < 10; rest /= DIGITS.length()) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return full(prefix + "xx" + digits.reverse());
    }

    /** The 18 characters of a well-formed id of either length; nothing for a text that is none. */
    static Optional<String> read(String text) {
        if (!text.matches("[0-9A-Za-z]{15}|[0-9A-Za-z]{18}")) {
            return Optional.empty();
        }
        String full = full(text.substring(0, 15));
        return text.length() == 15 || full.equals(text) ? Optional.of(full) : Optional.empty();
    }

    static String full(String id15) {
        StringBuilder id = new StringBuilder(id15);
        for (int block = 0; block < 15; block += 5) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                bits |= Character.isUpperCase(id15.charAt(block + i)) ? 1 << i : 0;
            }
            id.append(CHECKS.charAt(bits));
        }
        return id.toString();
    }
}
