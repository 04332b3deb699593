package io.github.camelcallrail.sandbox;

import java.time.Instant;
import java.util.Map;

/**
 * One state of a record. It is written at once, and seen by readers from {@code visibleAt} on; until then they see
 * the state before.
 *
 * @param before the state before while readers may still need it, else null
 */
record SalesforceRow(SalesforceObject object, String id, Map<String, Object> values, Instant visibleAt,
        SalesforceRow before) {

    Object get(String field) {
        return values.get(field);
    }

    boolean flag(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    boolean deleted() {
        return flag("IsDeleted");
    }

    /** What a reader sees at an instant; null for nothing yet. */
    SalesforceRow at(Instant now) {
        SalesforceRow row = this;
        while (row != null && row.visibleAt.isAfter(now)) {
            row = row.before;
        }
        return row;
    }
}
