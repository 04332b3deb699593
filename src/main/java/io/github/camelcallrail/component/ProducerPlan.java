package io.github.camelcallrail.component;

import io.github.camelcallrail.api.Filter;
import io.github.camelcallrail.api.Operation;
import io.github.camelcallrail.api.Report;
import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.api.Texts;
import io.github.camelcallrail.client.ListQuery;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a producer was configured to do, checked.
 */
final class ProducerPlan {

    private final Resource row;
    private final CallRailConfiguration options;
    private final InstantSource clock;
    private final Operation operation;
    private final Optional<Report> report;
    private final List<String> fields;

    /**
     * Checks the options that a producer of that resource has.
     *
     * @throws IllegalArgumentException naming the option and the remedy
     */
    ProducerPlan(Resource row, CallRailConfiguration options, InstantSource clock) {
        this.row = row;
        this.options = options;
        this.clock = clock;
        this.operation = OptionChecks.operation(row, options.getOperation());
        this.report = row.report(operation);
        this.fields = report.isPresent() ? OptionChecks.counters(row, operation, options) : OptionChecks.fields(row, options);
        if (options.getPaging() == Paging.RELATIVE && !row.relativePaging()) {
            throw new IllegalArgumentException("paging=relative is for calls: callrail:" + row + " is paged by number");
        }
        if (options.getPage() != null && options.getPage() < 1) {
            throw new IllegalArgumentException("page is counted from 1, but is " + options.getPage());
        }
        if (report.isPresent()) {
            checkReport();
            report(Map.of());
        } else if (operation == Operation.LIST) {
            query(Map.of());
        }
    }

    private void checkReport() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("sort", options.getSort() != null);
        given.put("order", options.getOrder() != null);
        given.put("page", options.getPage() != null);
        given.put("streaming", options.isStreaming());
        given.put("paging", options.getPaging() == Paging.RELATIVE);
        given.forEach((option, set) -> {
            if (set) {
                throw new IllegalArgumentException("The option " + option + " is for operation=list: a " + operation.optionName()
                        + " comes as a whole. Leave it out");
            }
        });
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
    ListQuery query(Map<?, ?> more) {
        Map<String, String> words = words();
        words.put("sort", options.getSort());
        words.put("order", options.getOrder());
        Map<String, Object> parameters = parameters(row.filters(), more, words);
        row.requiredFilters().forEach(filter -> checkGiven(filter, parameters));
        parameters.putAll(new DateSpan(row, words).parameters(clock.instant()));
        String sort = words.get("sort");
        String order = words.get("order");
        checkSort(sort, order);
        return new ListQuery(parameters, fields, sort, order, options.getPageSize());
    }

    /** The parameters of the report that the options and a message's filters ask for. */
    Map<String, Object> report(Map<?, ?> more) {
        Map<String, String> words = words();
        Map<String, Object> parameters = parameters(report.orElseThrow().filters(), more, words);
        parameters.putAll(new DateSpan(row, words).parameters(clock.instant()));
        if (!fields.isEmpty()) {
            parameters.put("fields", String.join(",", fields));
        }
        return parameters;
    }

    /** What may be set by option and by message, beside filters. */
    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("startDate", options.getStartDate());
        words.put("endDate", options.getEndDate());
        words.put("dateRange", options.getDateRange());
        words.put("timeZone", options.getTimeZone());
        return words;
    }

    private Map<String, Object> parameters(List<Filter> known, Map<?, ?> more, Map<String, String> words) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        options.filters().forEach((option, value) -> take("The option " + option, option, value, known, parameters));
        more.forEach((key, value) -> {
            String name = String.valueOf(key);
            String place = "The filter " + Texts.shown(name) + " in the header " + CallRailConstants.FILTERS;
            Optional<String> word = words.keySet().stream().filter(option -> same(option, name)).findFirst();
            if (word.isPresent()) {
                words.put(word.get(), value == null ? null : value.toString());
            } else {
                take(place, name, value, known, parameters);
            }
        });
        return parameters;
    }

    private void take(String place, String name, Object value, List<Filter> known, Map<String, Object> parameters) {
        Filter filter = known.stream().filter(one -> one.isNamed(name)).findFirst()
                .orElseThrow(() -> OptionChecks.unknownFilter(what(), known, place));
        parameters.remove(filter.parameterFor(1));
        parameters.remove(filter.parameterFor(2));
        List<String> values = values(filter, value);
        if (values.size() > 1 && !filter.several()) {
            throw new IllegalArgumentException(place + " takes one value, but has " + values.size());
        }
        values.forEach(one -> filter.check(place, one));
        if (!values.isEmpty()) {
            parameters.put(filter.parameterFor(values.size()), values.size() == 1 ? values.get(0) : values);
        }
    }

    /** Ids have no commas in them, so that commas may stand between them; a tag's name may have some. */
    private static List<String> values(Filter filter, Object value) {
        if (value instanceof Collection<?> list) {
            return new ArrayList<>(list).stream().map(String::valueOf).toList();
        }
        if (value instanceof Object[] array) {
            return Arrays.stream(array).map(String::valueOf).toList();
        }
        if (value == null) {
            return List.of();
        }
        boolean split = filter.several() && filter.idType() != null;
        return split ? Arrays.stream(value.toString().split(",")).map(String::strip).toList() : List.of(value.toString());
    }

    private void checkGiven(Filter filter, Map<String, Object> parameters) {
        if (!parameters.containsKey(filter.parameter())) {
            throw new IllegalArgumentException("The option " + filter.option() + " is missing: CallRail lists " + row
                    + " of one company at a time. Set it to " + filter.idType().description()
                    + "; where it changes from message to message use toD, or the header " + CallRailConstants.FILTERS);
        }
    }

    private void checkSort(String sort, String order) {
        if (sort != null && row.sorts().isEmpty()) {
            throw new IllegalArgumentException("sort: CallRail cannot sort callrail:" + row + ". Leave it out");
        }
        if (sort != null && !row.sorts().contains(sort)) {
            throw new IllegalArgumentException("sort must be one of " + row.sorts() + " for callrail:" + row + ", but is '"
                    + Texts.shown(sort) + "'");
        }
        if (order != null && (sort == null || !List.of("asc", "desc").contains(order))) {
            throw new IllegalArgumentException("order must be asc or desc and needs sort");
        }
    }

    private String what() {
        return report.isPresent() ? "the " + operation.optionName() + " of callrail:" + row : "callrail:" + row;
    }

    private static boolean same(String option, String name) {
        return option.equals(name) || option.equalsIgnoreCase(name.replace("_", ""));
    }
}
