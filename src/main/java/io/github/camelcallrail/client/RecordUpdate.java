package io.github.camelcallrail.client;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Operation;
import io.github.camelcallrail.api.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A partial update, as CallRail's peculiarities want it: {@code value} in a request of its own, since CallRail may fail on it;
 * {@code spam} last, since the record is gone behind it; a good lead that was one before is done (sections 6.1 and 6.4).
 */
public final class RecordUpdate {

    private static final String LEAD_STATUS = "lead_status";

    private final CallRailClient client;
    private final Resource resource;
    private final boolean allowIrreversible;

    /** An update of records of that resource. */
    public RecordUpdate(CallRailClient client, Resource resource, boolean allowIrreversible) {
        this.client = client;
        this.resource = resource;
        this.allowIrreversible = allowIrreversible;
    }

    /**
     * Sends what the map holds and nothing else: an absent key stays as it is, null or "" clears.
     *
     * @return                          the record as CallRail returns it, which does not show all that was written
     * @throws IllegalArgumentException if it would mark a call as spam and that is not allowed
     */
    public CallRailRecord apply(String id, Map<String, ?> fields) {
        if (!"calls".equals(resource.name())) {
            return send(id, fields).orElseGet(() -> unanswered(id));
        }
        Map<String, Object> rest = new LinkedHashMap<>(fields);
        Object spam = rest.remove("spam");
        boolean hasValue = rest.containsKey("value");
        Object value = rest.remove("value");
        boolean marks = spam != null && !"false".equalsIgnoreCase(spam.toString());
        if (marks && !allowIrreversible) {
            throw new IllegalArgumentException("spam cannot be undone: it needs the option allowIrreversible=true");
        }
        Optional<CallRailRecord> answer = rest.isEmpty() ? Optional.empty() : sendLeadStatus(id, rest);
        if (hasValue) {
            answer = send(id, single("value", value));
        }
        if (marks) {
            answer = send(id, single("spam", true));
        }
        return answer.orElseGet(() -> unanswered(id));
    }

    /** CallRail refuses the whole request where a good lead is marked as one again: the rest is sent without it. */
    private Optional<CallRailRecord> sendLeadStatus(String id, Map<String, Object> fields) {
        try {
            return send(id, fields);
        } catch (CallRailRequestException e) {
            if (!"good_lead".equals(fields.get(LEAD_STATUS)) || !wasGoodLead(id)) {
                throw e;
            }
            Map<String, Object> rest = new LinkedHashMap<>(fields);
            rest.remove(LEAD_STATUS);
            return rest.isEmpty() ? Optional.empty() : send(id, rest);
        }
    }

    /** Asked of the record, since the words of the refusal may be any, or none. */
    private boolean wasGoodLead(String id) {
        return "previously_marked_good_lead".equals(client.get(resource, id, List.of(LEAD_STATUS)).text(LEAD_STATUS));
    }

    private Optional<CallRailRecord> send(String id, Map<String, ?> fields) {
        return client.write(resource, Operation.UPDATE, id, fields);
    }

    private static Map<String, Object> single(String name, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(name, value);
        return map;
    }

    private CallRailRecord unanswered(String id) {
        return new CallRailRecord(resource.name(), Map.of("id", id));
    }
}
