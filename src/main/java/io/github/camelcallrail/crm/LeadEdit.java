package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.TagScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people changed on one lead, and what it means for the caller's calls. */
final class LeadEdit {

    private static final String STATUS = "lead_status";

    final String key;
    /** Whether CallRail refused a part of it. */
    boolean refused;
    private final Map<String, Object> before = new LinkedHashMap<>();
    private final Map<String, Object> now = new LinkedHashMap<>();

    /**
     * Compares the lead as read with what was last synced.
     *
     * @param fields the CRM's fields that count
     */
    LeadEdit(LeadRow row, Map<String, Object> lead, Collection<String> fields) {
        this.key = row.key();
        for (String field : fields) {
            before.put(field, row.crm().get(field));
            now.put(field, Values.plain(lead.get(field)));
        }
    }

    boolean isNothing() {
        return now.keySet().stream().allMatch(field -> Values.same(before.get(field), now.get(field)));
    }

    /**
     * What must be written to the calls, so that they say what the lead says.
     *
     * @param  calls            the caller's calls that CallRail has
     * @throws MappingException if the script fails for that lead
     */
    List<CallWrite> writes(List<CallRow> calls, Mappings mappings, TagScope managed) {
        Map<String, Object> was = mappings.call(sent(before)).fields();
        Map<String, Object> is = mappings.call(sent(now)).fields();
        Caller caller = Caller.of(key, calls);
        List<CallWrite> writes = new ArrayList<>();
        Map<String, Object> scalars = new LinkedHashMap<>();
        is.forEach((field, value) -> {
            if (value instanceof List<?>) {
                writes.addAll(tagWrites(caller, managed, TagSet.of(was.get(field)), TagSet.of(value)));
            } else if (!Values.same(value, was.get(field)) && !Values.same(value, said(caller, field))) {
                scalars.put(field, value);
            }
        });
        if (!scalars.isEmpty()) {
            writes.add(new CallWrite(CallWrite.Kind.UPDATE, caller.getLastCall().getId(), caller.getCompanyId(),
                    scalars, List.of(), List.of()));
        }
        return writes;
    }

    /** How what the CRM said when last synced changes, once all is written. */
    Map<String, Delta> crmChanges(Map<String, Object> shared) {
        Map<String, Delta> changes = new LinkedHashMap<>();
        now.forEach((field, value) -> {
            if (Values.same(before.get(field), value)) {
                return;
            }
            if (shared.get(field) instanceof List || before.get(field) instanceof List) {
                List<String> was = TagSet.of(before.get(field));
                List<String> is = TagSet.of(value);
                changes.put(field, new Delta.Elements(TagSet.minus(is, was), TagSet.minus(was, is)));
            } else {
                changes.put(field, new Delta.Replace(value));
            }
        });
        return changes;
    }

    /**
     * How what our side said when last synced changes: by what it says now and the CRM says too. What else it says now
     * is news that is still to be synced.
     */
    Map<String, Delta> ourChanges(Map<String, Object> shared) {
        Map<String, Delta> changes = new LinkedHashMap<>();
        crmChanges(shared).forEach((field, change) -> {
            if (change instanceof Delta.Elements elements) {
                List<String> ours = TagSet.of(shared.get(field));
                changes.put(field, new Delta.Elements(TagSet.common(elements.add(), ours),
                        TagSet.minus(elements.remove(), ours)));
            } else if (shared.containsKey(field)) {
                changes.put(field, new Delta.Replace(shared.get(field)));
            }
        });
        return changes;
    }

    private static List<CallWrite> tagWrites(Caller caller, TagScope managed, List<String> was, List<String> is) {
        List<CallWrite> writes = new ArrayList<>();
        List<String> removed = managed.within(TagSet.minus(was, is));
        for (CallFacts call : caller.getCalls()) {
            List<String> borne = TagSet.common(call.getTags(), removed);
            if (!borne.isEmpty()) {
                writes.add(new CallWrite(CallWrite.Kind.REMOVE_TAGS, call.getId(), caller.getCompanyId(), Map.of(),
                        borne, call.getTags()));
            }
        }
        // What some call bears already, both sides say.
        List<String> added = TagSet.minus(managed.within(TagSet.minus(is, was)), caller.getTags());
        if (!added.isEmpty()) {
            CallFacts last = caller.getLastCall();
            List<String> known = TagSet.minus(last.getTags(), removed);
            writes.add(new CallWrite(CallWrite.Kind.ADD_TAGS, last.getId(), caller.getCompanyId(), Map.of(), added,
                    known));
        }
        return writes;
    }

    /** What CallRail's side says of that field. */
    private static Object said(Caller caller, String field) {
        return field.equals(STATUS) ? caller.getLeadStatus()
                : Values.plain(caller.getLastCall().getRecord().get(field));
    }

    private static Map<String, Object> sent(Map<String, Object> values) {
        Map<String, Object> sent = new LinkedHashMap<>();
        values.forEach((field, value) -> sent.put(field, Values.sent(value)));
        return sent;
    }
}
