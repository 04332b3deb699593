package io.github.camelcallrail.sandbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The fake's own reading and writing of times.
 */
final class Moments {

    private static final DateTimeFormatter OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT);

    private Moments() {
    }

    /** As calls have it: {@code 2026-11-20T09:02:11.087-05:00}. */
    static String offset(Instant instant, ZoneId zone) {
        return OFFSET.format(instant.atZone(zone));
    }

    /** As companies have it: {@code 2024-03-04T14:16:01.280Z}. */
    static String utc(Instant instant) {
        return UTC.format(instant.atZone(ZoneId.of("Z")));
    }

    /** The instant in an ISO text with offset, or the instant itself; empty for anything else. */
    static Optional<Instant> read(Object value) {
        if (value instanceof Instant instant) {
            return Optional.of(instant);
        }
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
