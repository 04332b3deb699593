package io.github.camelcallrail.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What can go wrong with a request. The name in properties is in kebab-case: {@code error-502-html}.
 */
public enum Fault {
    /** 500 with a JSON error; nothing is executed. */
    ERROR_500,
    /** 502 with an HTML page; nothing is executed. */
    ERROR_502_HTML,
    /** 503 with a JSON error; nothing is executed. */
    ERROR_503,
    /** 401 without a body; nothing is executed. */
    EMPTY_401,
    /** 429, with {@code Retry-After} as the switches say; nothing is executed. */
    RATE_429,
    /** 200 with an HTML page; nothing is executed. */
    HTML_200,
    /** 302 to the same path on another host name; nothing is executed. */
    REDIRECT,
    /** The request is executed, half of the answer arrives, then the connection is cut. */
    CUT,
    /** A write is executed and the connection cut before a byte of the answer. Reads are left alone. */
    CUT_AFTER_WRITE,
    /** The request is executed, its answer promises more bytes than come. */
    WRONG_LENGTH,
    /** The request is executed, half of the JSON arrives as a complete answer. */
    BROKEN_JSON,
    /** A list is answered without its list. What is no list is left alone. */
    MISSING_LIST_KEY,
    /** The request is executed and answered late, by {@link Faults#slowness}. */
    SLOW;

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** The name in properties. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault of that label. */
    public static Optional<Fault> labelled(String label) {
        return Arrays.stream(values()).filter(fault -> fault.label().equals(label)).findFirst();
    }

    boolean concerns(Request request) {
        return switch (this) {
            case CUT_AFTER_WRITE -> WRITES.contains(request.method());
            case MISSING_LIST_KEY -> request.method().equals("GET");
            default -> true;
        };
    }
}
