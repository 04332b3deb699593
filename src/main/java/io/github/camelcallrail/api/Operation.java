package io.github.camelcallrail.api;

import java.util.Locale;
import java.util.Optional;

/**
 * What can be asked of a resource. Which of these a resource knows stands in its row of the table, {@link Resource}.
 */
public enum Operation {
    /** All records, or one page of them. */
    LIST("GET", false),
    /** One record by id. */
    GET("GET", true),
    /** A new record. Not idempotent: CallRail has no idempotency key. */
    CREATE("POST", false),
    /** A partial update: a key that is absent stays as it is, {@code null} or {@code ""} clears. */
    UPDATE("PUT", true),
    /** Destroys the record. */
    DELETE("DELETE", true),
    /** CallRail's DELETE where it only switches off: the record stays, with {@code status} {@code disabled}. */
    DISABLE("DELETE", true),
    /** Makes the record's tags equal what is wanted. */
    TAG("PUT", true),
    /** Counts over a span of time, in groups. Which parameters and counters there are stands in the row's {@link Report}. */
    SUMMARY("GET", false),
    /** Counts over a span of time, one set for each hour, day, week, month or year. */
    TIMESERIES("GET", false);

    private final String method;
    private final boolean item;

    Operation(String method, boolean item) {
        this.method = method;
        this.item = item;
    }

    /** The HTTP method of the request. */
    public String method() {
        return method;
    }

    /** Whether the request names one record by its id. */
    public boolean needsId() {
        return item;
    }

    /** The name as users write it, such as {@code list}. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The operation of that name, in any case, with blanks around it ignored. */
    public static Optional<Operation> named(String name) {
        for (Operation operation : values()) {
            if (operation.optionName().equalsIgnoreCase(name.strip())) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }
}
