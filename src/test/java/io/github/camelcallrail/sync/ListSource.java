package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.CallRailNotFoundException;
import io.github.camelcallrail.client.Page;
import io.github.camelcallrail.client.Refused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Answers like CallRail's list of calls, from memory. Rows of one instant come in an order that changes. */
final class ListSource implements Source {

    final Map<String, Map<String, Object>> calls = new LinkedHashMap<>();
    private final Map<String, Instant> instants = new HashMap<>();
    final Random random;
    int pageSize = 250;
    boolean totals = true;
    boolean ignoresTime;
    boolean descending;
    Instant serverTime = Instant.parse("2026-11-24T12:00:00Z");
    int pagesAsked;
    final List<String> idsAsked = new ArrayList<>();
    Runnable beforePage = () -> { };
    Runnable onGet = () -> { };
    /** Ids that are there and in no list, as if a filter hid them. */
    final Set<String> hidden = new HashSet<>();
    final List<String> companies = new ArrayList<>();
    /** What is asked for from before then is refused, as by the end of retention. */
    Instant refuseBefore = Instant.MIN;
    RuntimeException failure;
    String refuse;

    ListSource(long seed) {
        random = new Random(seed);
    }

    Map<String, Object> add(String id, Instant start) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("id", id);
        call.put("start_time", start.toString());
        call.put("duration", 60);
        call.put("tags", List.of());
        calls.put(id, call);
        return call;
    }

    static String id(int number) {
        return String.format("CAL019a%028d", number);
    }

    @Override
    public Page window(Instant from, Instant to, int page) {
        beforePage.run();
        pagesAsked++;
        if (failure != null) {
            throw failure;
        }
        if (from.isBefore(refuseBefore)) {
            throw Refused.badRequest();
        }
        Instant start = ignoresTime ? from.truncatedTo(ChronoUnit.DAYS) : from;
        Instant end = ignoresTime ? to.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS) : to;
        List<Map<String, Object>> found = new ArrayList<>(calls.values());
        found.removeIf(call -> hidden.contains(call.get("id")));
        found.removeIf(call -> {
            Instant at = at(call);
            return at.isBefore(start) || at.isAfter(end);
        });
        Collections.shuffle(found, random);
        Comparator<Map<String, Object>> order = Comparator.comparing(this::at);
        found.sort(descending ? order.reversed() : order);
        int first = Math.min((page - 1) * pageSize, found.size());
        List<CallRailRecord> rows = found.subList(first, Math.min(first + pageSize, found.size())).stream()
                .map(call -> new CallRailRecord("calls", call)).toList();
        return new Page(rows, List.of(), pageSize, null, totals ? found.size() : null, null, serverTime);
    }

    @Override
    public CallRailRecord get(String id) {
        if (id.equals(refuse)) {
            throw new IllegalArgumentException(id);
        }
        idsAsked.add(id);
        onGet.run();
        if (!calls.containsKey(id)) {
            throw new CallRailNotFoundException("gone");
        }
        return new CallRailRecord("calls", calls.get(id));
    }

    @Override
    public Source companies() {
        return new Source() {
            @Override
            public Page window(Instant from, Instant to, int page) {
                throw new AssertionError();
            }

            @Override
            public Page whole(String companyId, boolean narrowed, int page) {
                List<CallRailRecord> rows = companies.stream().map(id -> new CallRailRecord("companies", Map.of("id", id))).toList();
                return new Page(rows, List.of(), 250, 1, rows.size(), null, serverTime);
            }

            @Override
            public CallRailRecord get(String id) {
                throw new AssertionError();
            }
        };
    }

    private Instant at(Map<String, Object> call) {
        return instants.computeIfAbsent((String) call.get("start_time"), Instant::parse);
    }
}
