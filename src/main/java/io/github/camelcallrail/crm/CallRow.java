package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.CallRailRecord;
import java.util.Map;

/**
 * A call as the ledger has it.
 *
 * @param record   as last known
 * @param key      its caller's key; {@code null} without a usable number
 * @param task     the task's fields last synced; {@code null} if the CRM has no task that we know of
 * @param taskOpen whether a task was sent without learning what became of it
 * @param gone     whether CallRail has it no more
 */
record CallRow(CallRailRecord record, String key, Map<String, Object> task, boolean taskOpen, boolean gone) {

    String id() {
        return record.id();
    }

    CallFacts facts() {
        return new CallFacts(record, gone);
    }
}
