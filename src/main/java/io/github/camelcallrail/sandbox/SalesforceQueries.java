package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code query}, {@code queryAll} and the pages behind their locators, which live for two days.
 */
final class SalesforceQueries {

    private static final int LARGEST_PAGE = 2_000;
    private static final int SMALLEST_PAGE = 200;
    private static final int MOST_OFFSET = 2_000;
    private static final int LOCATORS = 100;
    private static final Duration LIFE = Duration.ofDays(2);
    private static final Pattern LOCATOR = Pattern.compile("(\\w{15,18})-(\\d{1,9})");
    private static final Pattern BATCH_SIZE = Pattern.compile("(?i)\\s*batchSize\\s*=\\s*(\\d{1,6})\\s*");

    private record Cursor(Instant at, String object, List<SoqlColumn> columns, List<SalesforceRow> rows) {
    }

    private final InstantSource clock;
    private final SalesforceSchema schema;
    private final SalesforceStore store;
    private final SalesforceFaults faults;
    private final SalesforceIds ids;
    private final Map<String, Cursor> cursors = new LinkedHashMap<>();
    private int pageSize = LARGEST_PAGE;

    SalesforceQueries(InstantSource clock, SalesforceSchema schema, SalesforceStore store, SalesforceFaults faults,
            SalesforceIds ids) {
        this.clock = clock;
        this.schema = schema;
        this.store = store;
        this.faults = faults;
        this.ids = ids;
    }

    void setPageSize(int size) {
        pageSize = size;
    }

    Answer answer(SalesforceRest call) {
        if (call.writes()) {
            throw SalesforceRefusal.notAllowed(call.method());
        }
        if (call.size() == 2) {
            return more(call);
        }
        String soql = call.request().param("q").filter(text -> !text.isBlank()).orElseThrow(() ->
                new SalesforceRefusal(400, "MALFORMED_QUERY", "A query string has to be specified"));
        return run(call, SoqlParser.parse(soql), call.segment(0).equals("queryAll"));
    }

    private Answer run(SalesforceRest call, SoqlQuery query, boolean deletedToo) {
        SalesforceObject from = schema.object(query.from()).orElseThrow(() -> new SalesforceRefusal(400,
                "MALFORMED_QUERY", "sObject type '" + query.from() + "' is not supported."));
        List<SoqlColumn> columns = columns(query, from);
        Predicate<SalesforceRow> filter = new SoqlFilter(schema, store, from, clock.instant()).of(query.where());
        if (query.offset() > MOST_OFFSET) {
            throw new SalesforceRefusal(400, "NUMBER_OUTSIDE_VALID_RANGE",
                    "Maximum SOQL offset allowed is " + MOST_OFFSET);
        }
        List<SalesforceRow> rows = store.visible(from).stream().filter(row -> deletedToo || !row.deleted())
                .filter(filter).sorted(order(query, from)).skip(query.offset())
                .limit(query.limit() < 0 ? Long.MAX_VALUE : query.limit()).toList();
        if (query.count()) {
            return SalesforceJson.answer(200,
                    SalesforceJson.map("totalSize", rows.size(), "done", true, "records", List.of()));
        }
        return page(call, new Cursor(clock.instant(), call.segment(0), columns, rows), null, 0);
    }

    private List<SoqlColumn> columns(SoqlQuery query, SalesforceObject from) {
        Set<SoqlColumn> columns = new LinkedHashSet<>();
        for (String name : query.fields()) {
            if (!columns.add(SoqlColumn.of(schema, from, name))) {
                throw new SalesforceRefusal(400, "MALFORMED_QUERY", "duplicate field selected: " + name);
            }
        }
        return List.copyOf(columns);
    }

    private Comparator<SalesforceRow> order(SoqlQuery query, SalesforceObject from) {
        Comparator<SalesforceRow> order = (left, right) -> 0;
        for (SoqlQuery.Order by : query.order()) {
            SoqlColumn column = SoqlColumn.of(schema, from, by.field());
            if (!SalesforceDescribe.sortable(column.field())) {
                throw new SalesforceRefusal(400, "MALFORMED_QUERY",
                        "field '" + column.field().name() + "' can not be sorted in a query call");
            }
            Comparator<Comparable<Object>> values = by.descending() ? Comparator.reverseOrder()
                    : Comparator.naturalOrder();
            order = order.thenComparing(row -> sortable(column, row),
                    by.nullsLast() ? Comparator.nullsLast(values) : Comparator.nullsFirst(values));
        }
        return order;
    }

    @SuppressWarnings("unchecked")
    private Comparable<Object> sortable(SoqlColumn column, SalesforceRow row) {
        Object value = column.value(store, row);
        boolean folds = value instanceof String && !column.field().type().id();
        return (Comparable<Object>) (folds ? SalesforceObject.fold((String) value) : value);
    }

    private Answer more(SalesforceRest call) {
        Matcher locator = LOCATOR.matcher(call.segment(1));
        cursors.values().removeIf(cursor -> cursor.at().plus(LIFE).isBefore(clock.instant()));
        Cursor cursor = locator.matches() ? cursors.get(locator.group(1)) : null;
        if (cursor == null || Integer.parseInt(locator.group(2)) > cursor.rows().size()) {
            throw new SalesforceRefusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return page(call, cursor, locator.group(1), Integer.parseInt(locator.group(2)));
    }

    private Answer page(SalesforceRest call, Cursor cursor, String known, int from) {
        int to = Math.min(cursor.rows().size(), from + size(call));
        boolean done = to == cursor.rows().size();
        Map<String, Object> json = SalesforceJson.map("totalSize", cursor.rows().size(), "done", done);
        if (!done) {
            String id = known == null ? keep(cursor) : known;
            json.put("nextRecordsUrl", "/services/data/" + call.version() + "/query/" + id + "-" + to);
        }
        List<Object> records = new ArrayList<>();
        cursor.rows().subList(from, to).forEach(row -> records.add(json(row, cursor.columns(), 0, call.version())));
        json.put("records", records);
        return SalesforceJson.answer(200, json);
    }

    private String keep(Cursor cursor) {
        String id = ids.next("01g");
        cursors.put(id, cursor);
        if (cursors.size() > LOCATORS) {
            cursors.remove(cursors.keySet().iterator().next());
        }
        return id;
    }

    private int size(SalesforceRest call) {
        if (faults.hit(SalesforceFaults.SMALL_PAGES)) {
            return 5;
        }
        Matcher wanted = BATCH_SIZE.matcher(call.request().header("sforce-query-options").orElse(""));
        if (!wanted.matches()) {
            return pageSize;
        }
        return Math.max(SMALLEST_PAGE, Math.min(LARGEST_PAGE, Integer.parseInt(wanted.group(1))));
    }

    /** The columns of one record; those behind the same reference stand together in a record of their own. */
    private Map<String, Object> json(SalesforceRow row, List<SoqlColumn> columns, int depth, String version) {
        Map<String, Object> json = SalesforceJson.map("attributes",
                SalesforceJson.attributes(row.object().name(), version, row.id()));
        for (SoqlColumn column : columns) {
            if (column.hops().size() == depth) {
                json.put(column.field().name(), SalesforceValues.write(column.field(), row.get(column.field().name())));
            } else {
                SalesforceField hop = column.hops().get(depth);
                json.computeIfAbsent(hop.relationship(), name -> related(row, hop, columns, depth, version));
                json.putIfAbsent(hop.relationship(), null);
            }
        }
        return json;
    }

    private Map<String, Object> related(SalesforceRow row, SalesforceField hop, List<SoqlColumn> columns, int depth,
            String version) {
        SalesforceRow target = SoqlColumn.target(store, row, hop);
        List<SoqlColumn> behind = columns.stream().filter(column -> column.hops().size() > depth
                && column.hops().get(depth).equals(hop)).toList();
        return target == null ? null : json(target, behind, depth + 1, version);
    }
}
