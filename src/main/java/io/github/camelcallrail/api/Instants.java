package io.github.camelcallrail.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads every form of date and time that CallRail sends: with {@code T} or a blank between date and time, with or without
 * seconds, fraction and offset, the offset with or without colon, or a date alone (section 4.6 of the API's fact sheet).
 */
public final class Instants {

    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm")
            .optionalStart().appendLiteral(':').appendValue(ChronoField.SECOND_OF_MINUTE, 2).optionalEnd()
            .optionalStart().appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true).optionalEnd()
            .optionalStart().appendLiteral(' ').optionalEnd()
            .optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HHMM", "Z").optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Instants() {
    }

    /** The instant of that text; empty for {@code null}, blank or unreadable text. Without an offset it is read as UTC. */
    public static Optional<Instant> read(Object value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(value.toString(), ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The instant of that text.
     *
     * @param  zone              where a date or a time without an offset is
     * @throws DateTimeException if it is neither a date nor a date with a time
     */
    public static Instant parse(String text, ZoneId zone) {
        TemporalAccessor parsed = LENIENT.parse(text.strip());
        LocalDate date = LocalDate.from(parsed);
        if (!parsed.isSupported(ChronoField.HOUR_OF_DAY)) {
            return date.atStartOfDay(zone).toInstant();
        }
        LocalDateTime time = LocalDateTime.from(parsed);
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        return offset != null ? time.toInstant(offset) : time.atZone(zone).toInstant();
    }
}
