package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * Values of fields in the one form in which they are kept, compared and sent: text without blanks around it and never
 * empty, numbers, booleans, instants in whole seconds as ISO text, dates as ISO text, sets as {@link TagSet}'s lists.
 */
final class Values {

    private Values() {
    }

    /** That value in its plain form; {@code null} for what is empty, but a list stays a list. */
    static Object plain(Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Collection<?> items) {
            return TagSet.of(items);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        if (value instanceof ZonedDateTime time) {
            return plain(time.toInstant());
        }
        if (value instanceof OffsetDateTime time) {
            return plain(time.toInstant());
        }
        return text(value.toString());
    }

    /**
     * Well-formed text without NUL, which no database takes, and without blanks around it; {@code null} if nothing is
     * left.
     */
    static String text(String text) {
        return text == null ? null : Texts.trimmed(Texts.wellFormed(text.indexOf(0) < 0 ? text
                : text.replace("\0", "")));
    }

    /** Whether two plain values mean the same: numbers by value, sets by element, nothing and an empty list alike. */
    static boolean same(Object one, Object other) {
        if (one instanceof Collection || other instanceof Collection) {
            return TagSet.same(TagSet.of(one), TagSet.of(other));
        }
        if (one instanceof Number a && other instanceof Number b) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
        }
        return one == null ? other == null : one.equals(other);
    }

    /** Whether that plain value says nothing. */
    static boolean empty(Object value) {
        return value == null || value instanceof List<?> list && list.isEmpty();
    }

    /** That plain value as the CRM takes it: a set as one text. */
    static Object sent(Object value) {
        return value instanceof List<?> list ? TagSet.joined(list) : value;
    }

    private static Number number(Number number) {
        return number instanceof Integer || number instanceof Long ? number
                : new BigDecimal(number.toString()).stripTrailingZeros();
    }
}
