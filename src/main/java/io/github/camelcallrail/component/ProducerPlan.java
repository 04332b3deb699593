package io.github.camelcallrail.component;

import io.github.camelcallrail.api.Filter;
import io.github.camelcallrail.api.Operation;
import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.api.Texts;
import io.github.camelcallrail.client.ListQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a producer was configured to do, checked.
 */
final class ProducerPlan {

    private static final List<String> DATES = List.of("startDate", "endDate", "dateRange", "timeZone", "sort", "order");
    private static final List<String> RANGES = List.of("recent", "today", "yesterday", "last_7_days", "last_30_days",
            "this_month", "last_month", "this_year", "last_year", "all_time");

    private final Resource row;
    private final CallRailConfiguration options;
    private final Operation operation;
    private final List<String> fields;

    /** Checks the options that a producer of that resource has. */
    ProducerPlan(Resource row, CallRailConfiguration options) {
        this.row = row;
        this.options = options;
        this.operation = OptionChecks.operation(row, options.getOperation());
        this.fields = OptionChecks.fields(row, options.getFields());
        if (options.getPaging() == Paging.RELATIVE && !row.relativePaging()) {
            throw new IllegalArgumentException("paging=relative is for calls: callrail:" + row + " is paged by number");
        }
        if (options.getPage() != null && options.getPage() < 1) {
            throw new IllegalArgumentException("page is counted from 1, but is " + options.getPage());
        }
        if (operation == Operation.LIST) {
            query(Map.of(), InstantSource.system());
        }
    }

    Operation operation() {
        return operation;
    }

    List<String> fields() {
        return fields;
    }

    /**
     * The list that the options and a message's filters ask for.
     *
     * @param more filters of the message, by option or by CallRail's name; they win
     */
    ListQuery query(Map<?, ?> more, InstantSource clock) {
        Map<String, String> parameters = OptionChecks.filters(row, options);
        Map<String, String> times = times();
        more.forEach((name, value) -> take(String.valueOf(name), value, parameters, times));
        parameters.putAll(dates(times, clock.instant()));
        String sort = times.get("sort");
        if (sort != null && !row.sorts().contains(sort)) {
            throw new IllegalArgumentException("sort must be one of " + row.sorts() + " for callrail:" + row + ", but is '"
                    + Texts.shown(sort) + "'");
        }
        String order = times.get("order");
        if (order != null && (sort == null || !List.of("asc", "desc").contains(order))) {
            throw new IllegalArgumentException("order must be asc or desc and needs sort");
        }
        return new ListQuery(parameters, fields, sort, order, options.getPageSize());
    }

    private Map<String, String> times() {
        Map<String, String> times = new LinkedHashMap<>();
        times.put("startDate", options.getStartDate());
        times.put("endDate", options.getEndDate());
        times.put("dateRange", options.getDateRange());
        times.put("timeZone", options.getTimeZone());
        times.put("sort", options.getSort());
        times.put("order", options.getOrder());
        return times;
    }

    private void take(String name, Object value, Map<String, String> parameters, Map<String, String> times) {
        String place = "The filter " + Texts.shown(name) + " in the header " + CallRailConstants.FILTERS;
        String text = value == null ? null : value.toString();
        Optional<String> time = DATES.stream().filter(option -> same(option, name)).findFirst();
        if (time.isPresent()) {
            times.put(time.get(), text);
            return;
        }
        Filter filter = row.filters().stream().filter(known -> known.option().equals(name) || known.parameter().equals(name))
                .findFirst().orElseThrow(() -> OptionChecks.unknownFilter(row, place));
        if (text == null) {
            parameters.remove(filter.parameter());
        } else {
            parameters.put(filter.parameter(), filter.check(place, text));
        }
    }

    private static boolean same(String option, String name) {
        return option.equals(name) || option.equalsIgnoreCase(name.replace("_", ""));
    }

    private Map<String, String> dates(Map<String, String> times, Instant now) {
        ZoneId zone = OptionChecks.zone(times.get("timeZone") == null ? "Etc/UTC" : times.get("timeZone"));
        String range = times.get("dateRange");
        String start = times.get("startDate");
        String end = times.get("endDate");
        if (range == null && start == null && end == null) {
            return Map.of();
        }
        if (row.keyField() == null) {
            throw new IllegalArgumentException("callrail:" + row + " has no dates to filter by: leave out dateRange, startDate and"
                    + " endDate");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        if (range != null) {
            if (start != null || end != null || !RANGES.contains(range)) {
                throw new IllegalArgumentException("dateRange must be one of " + RANGES + ", and stands without startDate and endDate");
            }
            parameters.put("date_range", range);
        } else if (start == null) {
            throw new IllegalArgumentException("endDate needs startDate");
        } else {
            Instant from = OptionChecks.instant("startDate", start, zone, now);
            Instant to = end == null ? now : OptionChecks.instant("endDate", end, zone, now);
            Instant last = isDate(end) ? to.plus(1, ChronoUnit.DAYS).minusMillis(1) : to;
            if (last.isBefore(from)) {
                throw new IllegalArgumentException("endDate lies before startDate");
            }
            parameters.put("start_date", written(start, from));
            parameters.put("end_date", written(end, to));
        }
        parameters.put("time_zone", zone.getId());
        return parameters;
    }

    /** A date stays one, since CallRail takes it as the whole day; everything else goes as an instant. */
    private static String written(String text, Instant instant) {
        return isDate(text) ? text.strip() : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static boolean isDate(String text) {
        return text != null && text.strip().matches("\\d{4}-\\d{2}-\\d{2}");
    }
}
