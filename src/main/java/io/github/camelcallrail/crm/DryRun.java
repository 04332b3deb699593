package io.github.camelcallrail.crm;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in for both sides' writes: keeps what would have been written, and answers as if it had been. Of each write it keeps
 * ids and names of fields, no values.
 */
public final class DryRun {

    /** How many writes are kept; all are counted. */
    public static final int KEPT = 10_000;
    private static final String MADE_UP = "dry-run-";
    private static final Logger LOG = LoggerFactory.getLogger(DryRun.class);

    private final Clock clock;
    private final Deque<Write> last = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> unsaid = new TreeMap<>();
    private long madeUp;

    /**
     * One write that was not sent.
     *
     * @param at     when it would have been sent
     * @param flow   the route's id
     * @param side   {@code crm} or {@code callrail}
     * @param action {@code create}, {@code update}, {@code upsert}, {@code add-tags} or {@code remove-tags}
     * @param what   {@code lead}, {@code task} or {@code call}
     * @param callId the call's id; of a lead its caller's last call
     * @param crmId  the record's id in the CRM, {@code null} where it is not known or not there
     * @param fields the names of the fields, sorted
     */
    public record Write(Instant at, String flow, String side, String action, String what, String callId, String crmId,
            List<String> fields) {
    }

    DryRun(Clock clock) {
        this.clock = clock;
    }

    /** The writes kept, oldest first. */
    public synchronized List<Write> writes() {
        return List.copyOf(last);
    }

    /** The latest writes, newest first. */
    public synchronized List<Write> latest(int count) {
        List<Write> latest = new ArrayList<>();
        last.descendingIterator().forEachRemaining(write -> {
            if (latest.size() < count) {
                latest.add(write);
            }
        });
        return latest;
    }

    /** How many of each kind there were, such as {@code create lead}, sorted by name. */
    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /**
     * The CRM's answer to those records, had they been sent.
     *
     * @param callIds the call's id of each
     */
    synchronized List<Map<String, Object>> answer(String flow, String action, String what, List<String> callIds,
            List<Map<String, Object>> records, CrmSettings settings) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            Map<String, Object> record = records.get(i);
            Object id = record.get(settings.idField());
            String known = id == null || id.toString().startsWith(MADE_UP) ? null : id.toString();
            List<String> fields = record.entrySet().stream()
                    .filter(field -> !(field.getValue() instanceof Map) && !field.getKey().equals(settings.idField()))
                    .map(Map.Entry::getKey).toList();
            note(flow, "crm", action, what, callIds.get(i), known, fields);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("id", id == null ? MADE_UP + ++madeUp : id);
            result.put("success", true);
            results.add(result);
        }
        return results;
    }

    synchronized void call(String flow, CallWrite write) {
        boolean update = write.kind() == CallWrite.Kind.UPDATE;
        String action = switch (write.kind()) {
            case UPDATE -> "update";
            case ADD_TAGS -> "add-tags";
            case REMOVE_TAGS -> "remove-tags";
        };
        note(flow, "callrail", action, "call", write.callId(), null, update ? write.fields().keySet() : List.of("tags"));
    }

    /** Says in one line what there was since it said so last. */
    synchronized void say(String flow) {
        List<String> parts = new ArrayList<>();
        unsaid.forEach((kind, count) -> {
            if (kind.startsWith(flow + " ")) {
                parts.add(count + " x " + kind.substring(flow.length() + 1));
            }
        });
        unsaid.keySet().removeIf(kind -> kind.startsWith(flow + " "));
        if (!parts.isEmpty()) {
            LOG.info("Dry run: {} would have written {}; nothing was sent", flow, String.join(", ", parts));
        }
    }

    private void note(String flow, String side, String action, String what, String callId, String crmId,
            Collection<String> fields) {
        last.add(new Write(clock.instant(), flow, side, action, what, callId, crmId, fields.stream().sorted().toList()));
        if (last.size() > KEPT) {
            last.remove();
        }
        counts.merge(action + " " + what, 1L, Long::sum);
        unsaid.merge(flow + " " + action + " " + what, 1L, Long::sum);
    }
}
