package io.github.camelcallrail.hub;

import io.github.camelcallrail.component.CallRailConsumer;
import io.github.camelcallrail.crm.CrmSync;
import io.github.camelcallrail.crm.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/**
 * All records that are not done: those on the consumers' waiting lists, and those that one of the two sides refused.
 */
final class Pending {

    /** How many records a list tells, oldest first; the groups count all. */
    static final int LISTED = 500;
    private static final int GROUPS = 30;

    private final CamelContext context;

    Pending(CamelContext context) {
        this.context = context;
    }

    /** What is pending now, as read at once. */
    List<PendingRecord> read() {
        return sources().stream().flatMap(source -> source.records().stream()).toList();
    }

    /** Records of those kinds as JSON. */
    static List<Map<String, Object>> list(List<PendingRecord> records, boolean failures) {
        return records.stream().filter(record -> record.kind().isFailure() == failures).limit(LISTED).map(PendingRecord::toJson)
                .toList();
    }

    /** How many records there are of each flow, kind and reason, the largest groups first. */
    static List<Map<String, Object>> groups(List<PendingRecord> records) {
        Map<String, List<PendingRecord>> groups = records.stream()
                .collect(Collectors.groupingBy(PendingRecord::group, LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream().sorted((one, other) -> other.size() - one.size()).limit(GROUPS).map(Pending::group).toList();
    }

    static long count(List<PendingRecord> records, PendingKind kind) {
        return records.stream().filter(record -> record.kind() == kind).count();
    }

    /** Has the records that match delivered again; returns how many they are, and to which flows they belong. */
    Done deliver(Predicate<PendingRecord> which) {
        return act(which, (source, records) -> {
            source.deliver(records);
            return records.size();
        });
    }

    /** Sets the records that match aside. */
    Done setAside(Predicate<PendingRecord> which) {
        return act(which, PendingSource::setAside);
    }

    /** What an act came to. */
    record Done(int count, Set<String> flows, List<String> ids) {
    }

    private interface Act {
        int on(PendingSource source, List<PendingRecord> records);
    }

    private Done act(Predicate<PendingRecord> which, Act act) {
        int count = 0;
        Set<String> flows = new LinkedHashSet<>();
        List<String> ids = new ArrayList<>();
        for (PendingSource source : sources()) {
            List<PendingRecord> chosen = source.records().stream().filter(which).toList();
            if (!chosen.isEmpty()) {
                count += act.on(source, chosen);
                flows.add(source.flow());
                chosen.forEach(record -> ids.add(record.id()));
            }
        }
        return new Done(count, flows, ids);
    }

    private List<PendingSource> sources() {
        Map<String, CallRailConsumer> consumers = Consumers.byRoute(context);
        List<PendingSource> sources = new ArrayList<>();
        consumers.forEach((flow, consumer) -> sources.add(new WaitingList(flow, consumers.size() == 1 ? "" : flow + ".", consumer)));
        CrmSync crm = context.getRegistry().findSingleByType(CrmSync.class);
        if (crm != null) {
            crm.failureList().stream().collect(Collectors.groupingBy(Failure::flow, LinkedHashMap::new, Collectors.toList()))
                    .forEach((flow, failures) -> sources.add(new Refusals(flow, crm, failures, consumers.get(flow))));
        }
        return sources;
    }

    private static Map<String, Object> group(List<PendingRecord> records) {
        PendingRecord first = records.get(0);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("group", first.group());
        json.put("flow", first.source().flow());
        json.put("kind", first.kind().label());
        json.put("reason", first.reason());
        json.put("advice", first.kind().advice(first.reason()));
        json.put("count", records.size());
        return json;
    }
}
