package io.github.camelcallrail.crm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a batch wants of one caller's lead, and what became of it. */
final class LeadPlan {

    final Caller caller;
    final LeadRow row;
    final Mapped own;
    final Mapped shared;
    /** The CRM's record, where it was looked up and found. */
    Map<String, Object> found;
    /** The id that the caller's tasks hang on. */
    String leadId;
    /** What is remembered once the CRM has taken the record. */
    final Map<String, Delta> crmChanges = new LinkedHashMap<>();
    final Map<String, Delta> ourChanges = new LinkedHashMap<>();
    /** What is sent of the shared fields. */
    final Map<String, Delta> open = new LinkedHashMap<>();
    /** Whether it was decided what is written of it. */
    boolean settled;
    /** Whether another writer made it first. */
    boolean duplicate;
    private boolean unseenChange;

    LeadPlan(Caller caller, LeadRow row, Mapped own, Mapped shared) {
        this.caller = caller;
        this.row = row;
        this.own = own;
        this.shared = shared;
        this.leadId = row.crmId();
    }

    String key() {
        return caller.getKey();
    }

    /** Whether the CRM's values decide what is to be written. */
    boolean needsLookUp() {
        return row.crmId() == null || row.open() != null || shared.fields().entrySet().stream()
                .anyMatch(field -> !Values.same(field.getValue(), row.ours().get(field.getKey())));
    }

    /** Whether the ledger cannot say what the CRM has. */
    boolean isUncertain() {
        return row.crmId() == null || row.open() != null;
    }

    /** The fields of a lead that the CRM does not have yet. */
    Map<String, Object> created(Mapped fresh) {
        forget();
        Map<String, Object> values = new LinkedHashMap<>();
        for (Mapped part : List.of(fresh, shared, own)) {
            part.fields().forEach((field, value) -> {
                if (!Values.empty(value)) {
                    values.put(field, value);
                }
            });
        }
        own.fields().forEach((field, value) -> ourChanges.put(field, new Delta.Replace(value)));
        shared.fields().forEach((field, value) -> sharedChange(field, whole(value)));
        return values;
    }

    /** The fields of a lead that the CRM has, as far as they must change. */
    Map<String, Object> updated() {
        forget();
        Map<String, Object> values = new LinkedHashMap<>();
        own.fields().forEach((field, value) -> {
            // Where the ledger cannot say what the CRM has, nothing is written too: it may have to go.
            if (isUncertain() || !Values.same(value, row.ours().get(field))) {
                values.put(field, value);
                ourChanges.put(field, new Delta.Replace(value));
            }
        });
        if (found != null || needsLookUp()) {
            shared.fields().forEach((field, value) -> merge(field, value, values));
        }
        return values;
    }

    /** Whether the CRM's record holds something of a person's that the other flow may have passed over. */
    boolean holdsUnseenChange() {
        return unseenChange;
    }

    private void merge(String field, Object value, Map<String, Object> values) {
        Object crm = found == null ? row.crm().get(field) : Values.plain(found.get(field));
        Delta sent = row.open() == null ? null : row.open().get(field);
        Merge merge = Merge.of(value, row.ours().get(field), crm, row.crm().get(field), sent);
        if (merge.delta() != null) {
            crmChanges.put(field, merge.delta());
            ourChanges.put(field, merge.delta());
            open.put(field, merge.delta());
        }
        if (merge.ours() != null) {
            ourChanges.put(field, merge.ours());
        }
        if (merge.write()) {
            values.put(field, merge.value());
        }
        if (isUncertain() && found != null) {
            Object base = row.crm().get(field);
            Object synced = merge.delta() == null ? base : merge.delta().applyTo(base);
            unseenChange |= !Values.same(merge.write() ? merge.value() : crm, synced);
        }
    }

    private void forget() {
        crmChanges.clear();
        ourChanges.clear();
        open.clear();
        unseenChange = false;
    }

    private void sharedChange(String field, Delta delta) {
        crmChanges.put(field, delta);
        ourChanges.put(field, delta);
        open.put(field, delta);
    }

    private static Delta whole(Object value) {
        return value instanceof List<?> elements ? new Delta.Elements(TagSet.of(elements), List.of())
                : new Delta.Replace(value);
    }
}
