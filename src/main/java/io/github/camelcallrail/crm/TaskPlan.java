package io.github.camelcallrail.crm;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a batch wants of one call's task.
 *
 * @param record what is sent; empty where nothing differs
 * @param values the task's fields as they will be remembered
 */
record TaskPlan(String callId, String leadId, Map<String, Object> record, Map<String, Object> values) {

    static final Comparator<TaskPlan> BY_LEAD = Comparator.comparing(TaskPlan::leadId,
            Comparator.nullsLast(Comparator.naturalOrder()));

    /**
     * Compares what the task must be with what was last synced.
     *
     * @param  keyField         the task's field for the call's id
     * @throws MappingException if the script fails for that call
     */
    static TaskPlan of(CallRow row, String leadId, Mappings mappings, String keyField) {
        Mapped task = mappings.task(row.facts(), leadId);
        Map<String, Object> before = row.task() == null ? Map.of() : row.task();
        Map<String, Object> changed = new LinkedHashMap<>();
        task.fields().forEach((field, value) -> {
            // A task sent without learning what became of it may have what must go, so nothing is written too.
            if (row.taskOpen() || !Values.same(value, before.get(field))) {
                changed.put(field, value);
            }
        });
        if (changed.isEmpty()) {
            return new TaskPlan(row.id(), leadId, Map.of(), task.fields());
        }
        changed.put(keyField, row.id());
        return new TaskPlan(row.id(), leadId, task.record(changed), task.fields());
    }

    boolean differs() {
        return !record.isEmpty();
    }
}
