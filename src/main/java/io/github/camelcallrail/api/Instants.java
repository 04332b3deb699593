package io.github.camelcallrail.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
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

    private static final int NONE = Integer.MIN_VALUE;

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
        Instant usual = usual(text);
        return usual != null ? usual : lenient(text, zone);
    }

    /**
     * The instant of a text such as {@code 2026-11-24T10:00:00.000-05:00}, the form of nearly all times, for which a formatter
     * takes ten times as long; {@code null} for any other form, and for what is no date.
     */
    private static Instant usual(String text) {
        int length = text.length();
        if (length < 20 || text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(10) != 'T' || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int zone = text.charAt(19) == '.' ? 23 : 19;
        int milli = zone == 19 ? 0 : length < 24 ? -1 : digits(text, 20, 23);
        int offset = offset(text, zone);
        boolean readable = (year | month | day | hour | minute | second | milli) >= 0 && offset != NONE;
        if (!readable || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59
                || day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3600 + minute * 60 + second - offset;
        return Instant.ofEpochSecond(seconds, milli * 1_000_000L);
    }

    /** The seconds of an offset {@code Z} or {@code -05:00} that begins there and ends the text, or {@link #NONE}. */
    private static int offset(String text, int at) {
        int length = text.length();
        if (at + 1 == length && text.charAt(at) == 'Z') {
            return 0;
        }
        if (at + 6 != length || text.charAt(at + 3) != ':') {
            return NONE;
        }
        int hours = digits(text, at + 1, at + 3);
        int minutes = digits(text, at + 4, at + 6);
        char sign = text.charAt(at);
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59 || sign != '+' && sign != '-') {
            return NONE;
        }
        return (hours * 60 + minutes) * (sign == '-' ? -60 : 60);
    }

    /** The number in those places; less than 0 where one of them is no digit. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static Instant lenient(String text, ZoneId zone) {
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
