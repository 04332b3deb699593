package io.github.camelcallrail.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Filters and order of a list of calls (section 2.4 of the fact sheet). A parameter that is not understood is passed
 * over.
 */
final class CallQuery {

    private static final Set<String> FILTERS = Set.of("company_id", "tracker_id", "direction", "call_type",
            "answer_status", "device", "lead_status", "tags", "tags[]", "search");

    private final Request request;
    private final Quirks quirks;
    private final CallView view;
    private final Instant now;

    CallQuery(Request request, Quirks quirks, CallView view, Instant now) {
        this.request = request;
        this.quirks = quirks;
        this.view = view;
        this.now = now;
    }

    /**
     * Those of the calls that are asked for, in the order asked for.
     *
     * @param calls oldest first
     * @param salt  another one gives equal start times another order
     */
    List<StoredCall> select(Collection<StoredCall> calls, long salt) {
        boolean filtered = FILTERS.stream().anyMatch(request.query()::containsKey);
        List<StoredCall> matching = new ArrayList<>();
        for (StoredCall call : calls) {
            if (call.visible(now) && (!filtered || matches(call))) {
                matching.add(call);
            }
        }
        if (!quirks.has(Quirk.TIES_STABLE)) {
            shuffleTies(matching, salt);
        }
        return ordered(matching);
    }

    private List<StoredCall> ordered(List<StoredCall> oldestFirst) {
        boolean ignored = quirks.has(Quirk.SORT_IGNORED);
        String sort = request.param("sort").filter(name -> !ignored && CallFields.SORTS.contains(name)).orElse(null);
        String order = sort == null ? "desc" : request.param("order")
                .filter(name -> name.equals("asc") || name.equals("desc"))
                .orElse(sort.equals("start_time") ? "desc" : "asc");
        if (sort != null && !sort.equals("start_time")) {
            Map<StoredCall, String> keys = new HashMap<>();
            oldestFirst.forEach(call -> keys.put(call, sortKey(view.value(call, sort))));
            Comparator<StoredCall> byKey = Comparator.comparing(keys::get);
            oldestFirst.sort(order.equals("asc") ? byKey : byKey.reversed());
        } else if (order.equals("desc")) {
            Collections.reverse(oldestFirst);
        }
        return oldestFirst;
    }

    private static String sortKey(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Number number ? String.format("%015d", number.longValue())
                : value.toString().toLowerCase(Locale.ROOT);
    }

    private static void shuffleTies(List<StoredCall> calls, long salt) {
        int from = 0;
        for (int i = 1; i <= calls.size(); i++) {
            if (i == calls.size() || !calls.get(i).start().equals(calls.get(from).start())) {
                if (i - from > 1) {
                    calls.subList(from, i).sort(Comparator.comparingLong(call -> mix(call.id().hashCode() + salt)));
                }
                from = i;
            }
        }
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        return mixed ^ (mixed >>> 33);
    }

    private boolean matches(StoredCall call) {
        return (quirks.has(Quirk.COMPANY_IGNORED) || equal(call, "company_id"))
                && equal(call, "tracker_id") && equal(call, "direction")
                && callType(call) && answerStatus(call) && device(call) && leadStatus(call) && tags(call)
                && search(call);
    }

    private boolean equal(StoredCall call, String field) {
        return request.param(field).map(wanted -> wanted.equals(value(call, field))).orElse(true);
    }

    private boolean callType(StoredCall call) {
        return switch (request.param("call_type").orElse("")) {
            case "first_call" -> Boolean.TRUE.equals(value(call, "first_call"));
            case "missed" -> missed(call);
            case "voicemails" -> Boolean.TRUE.equals(value(call, "voicemail"));
            case "inbound" -> "inbound".equals(value(call, "direction"));
            case "outbound" -> "outbound".equals(value(call, "direction"));
            default -> true;
        };
    }

    private boolean answerStatus(StoredCall call) {
        return switch (request.param("answer_status").orElse("")) {
            case "answered" -> Boolean.TRUE.equals(value(call, "answered"));
            case "missed" -> missed(call);
            case "voicemail" -> Boolean.TRUE.equals(value(call, "voicemail"));
            default -> true;
        };
    }

    private boolean missed(StoredCall call) {
        return Boolean.FALSE.equals(value(call, "answered")) && !Boolean.TRUE.equals(value(call, "voicemail"));
    }

    private boolean device(StoredCall call) {
        String wanted = request.param("device").orElse("");
        return !Set.of("desktop", "mobile").contains(wanted) || wanted.equals(value(call, "device_type"));
    }

    private boolean leadStatus(StoredCall call) {
        return switch (request.param("lead_status").orElse("")) {
            case "not_scored" -> value(call, "lead_status") == null;
            case "good_lead" -> "good_lead".equals(value(call, "lead_status"));
            case "not_a_lead" -> "not_a_lead".equals(value(call, "lead_status"));
            default -> true;
        };
    }

    private boolean tags(StoredCall call) {
        Set<String> wanted = new HashSet<>(request.query().getOrDefault("tags", List.of()));
        wanted.addAll(request.query().getOrDefault("tags[]", List.of()));
        return wanted.isEmpty() || World.tagNames(call).stream().anyMatch(wanted::contains);
    }

    private boolean search(StoredCall call) {
        String term = request.param("search").orElse("").toLowerCase(Locale.ROOT);
        return term.isEmpty() || Stream.of("business_phone_number", "customer_name", "customer_phone_number", "note",
                "source", "tracking_phone_number").map(field -> value(call, field))
                .anyMatch(value -> value != null && value.toString().toLowerCase(Locale.ROOT).contains(term));
    }

    private Object value(StoredCall call, String field) {
        return call.value(field, now);
    }
}
