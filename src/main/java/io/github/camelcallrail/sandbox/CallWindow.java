package io.github.camelcallrail.sandbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The time asked for, both ends included (section 4.5 of the fact sheet). Dates that cannot be read count as not given,
 * as clients report that "an unrelated result" comes.
 *
 * @param from the first instant
 * @param to   the last instant
 * @param zone in which the answer shows its times
 */
record CallWindow(Instant from, Instant to, ZoneId zone) {

    private static final int RETENTION_MONTHS = 25;

    static CallWindow of(Request request, Quirks quirks, Instant now) {
        ZoneId zone = zone(request);
        if (quirks.has(Quirk.DATES_IGNORED)) {
            return new CallWindow(Instant.EPOCH, now.plusSeconds(86_400L * 365), zone);
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        boolean dateOnly = quirks.has(Quirk.TIMES_CUT);
        Optional<Instant> start = request.param("start_date").flatMap(text -> end(text, zone, false, dateOnly));
        Optional<Instant> end = request.param("end_date").flatMap(text -> end(text, zone, true, dateOnly));
        CallWindow window;
        if (start.isPresent() || end.isPresent()) {
            Instant to = end.orElse(now);
            Instant from = start.orElseGet(() -> startOf(to.atZone(zone).toLocalDate().minusDays(7), zone));
            window = new CallWindow(from, to, zone);
        } else {
            window = range(request.param("date_range").orElse("recent"), today, zone);
        }
        if (window.from.isBefore(now.atZone(zone).minusMonths(RETENTION_MONTHS).toInstant())) {
            throw new Refusal(400, "Data is kept for 25 months. Please select a different date range.");
        }
        return window;
    }

    private static CallWindow range(String name, LocalDate today, ZoneId zone) {
        LocalDate month = today.withDayOfMonth(1);
        return switch (name) {
            case "today" -> days(today, today, zone);
            case "yesterday" -> days(today.minusDays(1), today.minusDays(1), zone);
            case "last_7_days" -> days(today.minusDays(7), today.minusDays(1), zone);
            case "last_30_days" -> days(today.minusDays(30), today.minusDays(1), zone);
            case "this_month" -> days(month, today, zone);
            case "last_month" -> days(month.minusMonths(1), month.minusDays(1), zone);
            case "this_year" -> days(today.withDayOfYear(1), today, zone);
            case "last_year" -> days(today.withDayOfYear(1).minusYears(1), today.withDayOfYear(1).minusDays(1), zone);
            case "all_time" -> days(LocalDate.EPOCH, today, zone);
            default -> days(today.minusDays(7), today, zone);
        };
    }

    private static CallWindow days(LocalDate first, LocalDate last, ZoneId zone) {
        return new CallWindow(startOf(first, zone), endOf(last, zone), zone);
    }

    private static Optional<Instant> end(String text, ZoneId zone, boolean last, boolean dateOnly) {
        try {
            if (text.length() == 10) {
                return Optional.of(day(LocalDate.parse(text), zone, last));
            }
            ZonedDateTime time = time(text, zone);
            return Optional.of(dateOnly ? day(time.toLocalDate(), zone, last) : time.toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime time(String text, ZoneId zone) {
        String iso = text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
        boolean hasOffset = iso.matches(".*T.*(Z|[+-]\\d{2}:\\d{2})");
        return hasOffset ? OffsetDateTime.parse(iso).atZoneSameInstant(zone) : LocalDateTime.parse(iso).atZone(zone);
    }

    private static Instant day(LocalDate date, ZoneId zone, boolean last) {
        return last ? endOf(date, zone) : startOf(date, zone);
    }

    private static Instant startOf(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static Instant endOf(LocalDate date, ZoneId zone) {
        return startOf(date.plusDays(1), zone).minusNanos(1);
    }

    /** The zone asked for, else that of the key's user. */
    static ZoneId zone(Request request) {
        try {
            return request.param("time_zone").filter(name -> !name.isEmpty()).map(ZoneId::of).orElse(World.USER_ZONE);
        } catch (DateTimeException e) {
            return World.USER_ZONE;
        }
    }
}
