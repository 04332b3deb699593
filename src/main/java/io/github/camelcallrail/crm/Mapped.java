package io.github.camelcallrail.crm;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a mapping script made.
 *
 * @param fields   field to plain value, see {@link Values}
 * @param envelope what goes with each record as it is
 */
record Mapped(Map<String, Object> fields, Map<String, Object> envelope) {

    static final Mapped NOTHING = new Mapped(Map.of(), Map.of());

    /** A record for the CRM with those of the plain values, sets as one text. */
    Map<String, Object> record(Map<String, ?> values) {
        Map<String, Object> record = new LinkedHashMap<>(envelope);
        values.forEach((field, value) -> record.put(field, Values.sent(value)));
        return record;
    }
}
