package io.github.camelcallrail.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One error of a record or of a whole call. In collections its code stands under {@code statusCode}, elsewhere under
 * {@code errorCode} (fact sheet, section 5).
 */
record SalesforceError(String code, String message, List<String> fields) {

    static SalesforceError of(String code, String message, String... fields) {
        return new SalesforceError(code, message, List.of(fields));
    }

    Map<String, Object> inCollection() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("statusCode", code);
        json.put("message", message);
        json.put("fields", fields);
        return json;
    }

    Map<String, Object> alone() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("message", message);
        json.put("errorCode", code);
        if (!fields.isEmpty()) {
            json.put("fields", fields);
        }
        return json;
    }
}
