package io.github.camelcallrail.component;

import io.github.camelcallrail.api.Resource;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The span of time that a list or a report asks for, as CallRail's parameters (sections 4.5 to 4.7 of the API's fact sheet).
 */
final class DateSpan {

    private static final String ALL_TIME = "all_time";
    private static final List<String> RANGES = List.of("recent", "today", "yesterday", "last_7_days", "last_30_days",
            "this_month", "last_month", "this_year", "last_year", ALL_TIME);
    private static final int MONTHS_KEPT = 25;

    private final Resource row;
    private final String range;
    private final String start;
    private final String end;
    private final ZoneId zone;

    /**
     * The span that was asked for.
     *
     * @param words by option name: {@code dateRange}, {@code startDate}, {@code endDate}, {@code timeZone}; null for none
     */
    DateSpan(Resource row, Map<String, String> words) {
        this.row = row;
        range = words.get("dateRange");
        start = words.get("startDate");
        end = words.get("endDate");
        zone = OptionChecks.zone(words.get("timeZone") == null ? "Etc/UTC" : words.get("timeZone"));
    }

    /**
     * The parameters; none where no span was asked for.
     *
     * @throws IllegalArgumentException naming the option and the remedy
     */
    Map<String, String> parameters(Instant now) {
        if (range == null && start == null && end == null) {
            return Map.of();
        }
        if (row.keyField() == null) {
            throw new IllegalArgumentException("callrail:" + row + " has no dates to filter by: leave out dateRange, startDate and"
                    + " endDate");
        }
        Map<String, String> parameters = range == null ? days(now) : range(now);
        parameters.put("time_zone", zone.getId());
        return parameters;
    }

    private Map<String, String> range(Instant now) {
        if (start != null || end != null || !RANGES.contains(range)) {
            throw new IllegalArgumentException("dateRange must be one of " + RANGES + ", and stands without startDate and endDate");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        if (range.equals(ALL_TIME)) {
            parameters.put("start_date", seconds(earliest(now)));
            parameters.put("end_date", seconds(now));
        } else {
            parameters.put("date_range", range);
        }
        return parameters;
    }

    private Map<String, String> days(Instant now) {
        if (start == null) {
            throw new IllegalArgumentException("endDate needs startDate");
        }
        Instant from = OptionChecks.instant("startDate", start, zone, now);
        Instant to = end == null ? now : OptionChecks.instant("endDate", end, zone, now);
        Instant last = isDate(end) ? to.plus(1, ChronoUnit.DAYS).minusMillis(1) : to;
        if (last.isBefore(from)) {
            throw new IllegalArgumentException("endDate lies before startDate");
        }
        Instant kept = earliest(now);
        if (from.isBefore(kept.minus(1, ChronoUnit.DAYS))) {
            throw new IllegalArgumentException("startDate lies more than " + MONTHS_KEPT + " months back: CallRail keeps nothing"
                    + " older and refuses the whole span. Begin at " + kept.atZone(zone).toLocalDate() + " or later, or write"
                    + " dateRange=all_time");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("start_date", from.isBefore(kept) ? seconds(kept) : written(start, from));
        parameters.put("end_date", written(end, to));
        return parameters;
    }

    /** A day less than CallRail keeps, so that nothing depends on whose clock is ahead, and in which zone CallRail counts. */
    private static Instant earliest(Instant now) {
        return now.atZone(ZoneOffset.UTC).minusMonths(MONTHS_KEPT).plusDays(1).toInstant();
    }

    /** A date stays one, since CallRail takes it as the whole day; everything else goes as an instant. */
    private static String written(String text, Instant instant) {
        return isDate(text) ? text.strip() : seconds(instant);
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static boolean isDate(String text) {
        return text != null && text.strip().matches("\\d{4}-\\d{2}-\\d{2}");
    }
}
