package io.github.camelcallrail.component;

import io.github.camelcallrail.api.Field;
import io.github.camelcallrail.api.Filter;
import io.github.camelcallrail.api.Instants;
import io.github.camelcallrail.api.Operation;
import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.api.Texts;
import io.github.camelcallrail.api.Walk;
import io.github.camelcallrail.client.Account;
import io.github.camelcallrail.sync.SweepPlan;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks options against the table before a request is spent. Every message names the option and the remedy.
 */
final class OptionChecks {

    private static final int LARGEST_PAGE = 250;
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");

    private OptionChecks() {
    }

    static void checkCommon(String resource, CallRailConfiguration options) {
        Resource row = Resource.named(resource).orElseThrow(() -> new IllegalArgumentException("callrail: knows no resource '"
                + Texts.shown(String.valueOf(resource)) + "': it must be one of " + names(Resource.all())));
        Connections.connection(options);
        new Account(options.getAccountId());
        if (options.getPageSize() < 1 || options.getPageSize() > LARGEST_PAGE) {
            throw new IllegalArgumentException("pageSize must be 1 to 250, but is " + options.getPageSize());
        }
        zone(options);
        Operation operation = Operation.named(options.getOperation()).orElse(Operation.LIST);
        if (row.report(operation).isEmpty()) {
            fields(row, options);
            filters(row, options);
        }
    }

    static void checkConsumer(Resource row, CallRailConfiguration options) {
        if (row.walk() != Walk.BY_KEY) {
            throw new IllegalArgumentException("callrail:" + row + " cannot be consumed: use operation=list in a producer, or one"
                    + " of " + names(Resource.all().stream().filter(other -> other.walk() == Walk.BY_KEY).toList()));
        }
        fields(row, options);
        filters(row, options);
        if (options.getBatchSize() < 1 || options.getBatchSize() > LARGEST_PAGE) {
            throw new IllegalArgumentException("batchSize must be 1 to 250, but is " + options.getBatchSize());
        }
        refuse(options.getDateRange(), "dateRange", "startDate tells a consumer where to begin");
        refuse(options.getEndDate(), "endDate", "a consumer reads up to the present");
        refuse(options.getSort(), "sort", "a consumer reads oldest first");
        refuse(options.getOrder(), "order", "a consumer reads oldest first");
        SweepPlan.parse(options.getSweeps());
        notNegative(options.getOverlap(), "overlap");
        notNegative(options.getRetryDelay(), "retryDelay");
        if (options.getInFlightTimeout() < 1) {
            throw new IllegalArgumentException("inFlightTimeout must be longer than nothing: it is how long a route may take");
        }
        instant("startDate", startDate(options), zone(options), Instant.now());
    }

    /** Where the first poll starts, as it was written or by default. */
    static String startDate(CallRailConfiguration options) {
        return options.getStartDate() == null ? "P7D" : options.getStartDate();
    }

    private static void refuse(Object value, String option, String why) {
        if (value != null) {
            throw new IllegalArgumentException(option + " cannot be used in a consumer: " + why);
        }
    }

    private static void notNegative(long value, String option) {
        if (value < 0) {
            throw new IllegalArgumentException(option + " must not be negative, but is " + value + " ms");
        }
    }

    /** The operation of that name, if the resource knows it. */
    static Operation operation(Resource row, String name) {
        Optional<Operation> operation = Operation.named(name).filter(row.operations()::contains);
        return operation.orElseThrow(() -> new IllegalArgumentException("operation must be one of "
                + row.operations().stream().map(Operation::optionName).sorted().toList() + " for callrail:" + row + ", but is '"
                + Texts.shown(name) + "'"));
    }

    /** The selectable fields to ask for, with those that are let through unchecked behind them. */
    static List<String> fields(Resource row, CallRailConfiguration options) {
        Set<String> names = new LinkedHashSet<>(known(row, options.getFields()));
        names.addAll(extraFields(options));
        return List.copyOf(names);
    }

    private static List<String> known(Resource row, String option) {
        if (option == null) {
            return row.recommended();
        }
        List<String> names = names(option);
        if (names.equals(List.of("none"))) {
            return List.of();
        }
        if (names.equals(List.of("all"))) {
            return row.selectable().stream().filter(name -> !row.field(name).map(Field::planGated).orElse(false)).toList();
        }
        for (String name : names) {
            if (row.field(name).isEmpty()) {
                throw unknownField(name, row.toString(), row.selectable());
            }
        }
        return names.stream().filter(name -> row.field(name).map(Field::selectable).orElse(false)).distinct().toList();
    }

    /** The counters of a report to ask for: all of them, unless told otherwise. */
    static List<String> counters(Resource row, Operation operation, CallRailConfiguration options) {
        List<String> all = row.report(operation).orElseThrow().fields();
        List<String> names = options.getFields() == null ? List.of("all") : names(options.getFields());
        Set<String> asked = new LinkedHashSet<>();
        if (names.equals(List.of("all"))) {
            asked.addAll(all);
        } else if (!names.equals(List.of("none"))) {
            for (String name : names) {
                if (!all.contains(name)) {
                    throw unknownField(name, "the " + operation.optionName() + " of " + row, all);
                }
                asked.add(name);
            }
        }
        asked.addAll(extraFields(options));
        return List.copyOf(asked);
    }

    private static IllegalArgumentException unknownField(String name, String where, List<String> known) {
        return new IllegalArgumentException("The option fields: CallRail has no field '" + Texts.shown(name) + "' for " + where
                + ". It knows " + known + "; a name that is new there goes into the option extraFields");
    }

    private static List<String> extraFields(CallRailConfiguration options) {
        List<String> names = options.getExtraFields() == null ? List.of() : names(options.getExtraFields());
        for (String name : names) {
            if (!FIELD.matcher(name).matches()) {
                throw new IllegalArgumentException("The option extraFields must be names of fields with commas between them, but"
                        + " holds '" + Texts.shown(name) + "'");
            }
        }
        return names;
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    /** The filters that are set, by CallRail's parameter. */
    static Map<String, String> filters(Resource row, CallRailConfiguration options) {
        Map<String, String> parameters = new LinkedHashMap<>();
        options.filters().forEach((option, value) -> {
            Filter filter = row.filter(option).orElseThrow(() -> unknownFilter("callrail:" + row, row.filters(),
                    "The option " + option));
            parameters.put(filter.parameter(), filter.check("The option " + option, value));
        });
        return parameters;
    }

    static IllegalArgumentException unknownFilter(String what, List<Filter> known, String place) {
        return new IllegalArgumentException(place + " is no filter of " + what
                + ": CallRail would ignore it and return everything. Its filters are " + known.stream().map(Filter::option).toList());
    }

    static ZoneId zone(CallRailConfiguration options) {
        return zone(options.getTimeZone());
    }

    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("timeZone must be the name of a zone such as America/New_York, but is '"
                    + Texts.shown(name) + "'", e);
        }
    }

    /**
     * The instant that text means.
     *
     * @param  place                    what it was written for, the first words of the message
     * @param  now                      what a period is counted back from
     * @throws IllegalArgumentException if it is neither a date, nor a date-time, nor a period
     */
    static Instant instant(String place, String text, ZoneId zone, Instant now) {
        String value = text.strip();
        try {
            if (value.startsWith("P") || value.startsWith("p")) {
                return back(value.toUpperCase(Locale.ROOT), now);
            }
            return Instants.parse(value, zone);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(place + " must be a date such as 2026-11-01, a date-time such as"
                    + " 2026-11-01T09:00:00-05:00, or a period back from now such as P30D, but is '" + Texts.shown(text) + "'", e);
        }
    }

    private static Instant back(String period, Instant now) {
        int time = period.indexOf('T');
        Duration duration = time < 0 ? Duration.ZERO : Duration.parse("P" + period.substring(time));
        String days = time < 0 ? period : period.substring(0, time);
        Period calendar = "P".equals(days) ? Period.ZERO : Period.parse(days);
        if (calendar.isNegative() || duration.isNegative() || period.equals("P")) {
            throw new DateTimeException("no period back");
        }
        return now.atZone(ZoneOffset.UTC).minus(calendar).toInstant().minus(duration);
    }

    private static String names(List<Resource> resources) {
        return String.join(", ", resources.stream().map(Resource::name).filter(Objects::nonNull).toList());
    }
}
