package io.github.camelcallrail.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record as a request brings it, read against the schema.
 *
 * @param id     the text of its {@code Id}, null where it has none
 * @param values declared field names to values, null to clear; without {@code Id}
 */
record SalesforceInput(SalesforceObject object, String id, Map<String, Object> values) {

    /** @throws SalesforceRefusal for an unknown field or a value of another type: the whole call is at fault */
    static SalesforceInput read(SalesforceObject object, ObjectNode json) {
        Map<String, Object> values = new LinkedHashMap<>();
        String id = null;
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (entry.getKey().equals("attributes")) {
                continue;
            }
            SalesforceField field = object.field(entry.getKey())
                    .orElseThrow(() -> SalesforceRefusal.noColumn(entry.getKey(), object.name()));
            Object value = SalesforceValues.read(field, entry.getValue());
            if (field.type() == SalesforceType.ID) {
                id = (String) value;
            } else {
                values.put(field.name(), value);
            }
        }
        return new SalesforceInput(object, id, values);
    }

    SalesforceInput with(SalesforceField field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(field.name(), value);
        return new SalesforceInput(object, id, more);
    }

    SalesforceInput without(SalesforceField field) {
        Map<String, Object> fewer = new LinkedHashMap<>(values);
        fewer.remove(field.name());
        return new SalesforceInput(object, id, fewer);
    }
}
