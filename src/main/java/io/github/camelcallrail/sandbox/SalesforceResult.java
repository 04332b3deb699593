package io.github.camelcallrail.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of one record of a write.
 */
record SalesforceResult(String id, boolean created, List<SalesforceError> errors) {

    static SalesforceResult created(String id) {
        return new SalesforceResult(id, true, List.of());
    }

    static SalesforceResult updated(String id) {
        return new SalesforceResult(id, false, List.of());
    }

    static SalesforceResult failed(String id, SalesforceError... errors) {
        return new SalesforceResult(id, false, List.of(errors));
    }

    static SalesforceResult failed(String code, String message, String... fields) {
        return failed((String) null, SalesforceError.of(code, message, fields));
    }

    boolean success() {
        return errors.isEmpty();
    }

    boolean failedBy(String code) {
        return errors.stream().anyMatch(error -> error.code().equals(code));
    }

    /** As a collection answers it; only upserts say whether a record is new. */
    Map<String, Object> inCollection(boolean upsert) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (id != null) {
            json.put("id", id);
        }
        json.put("success", success());
        json.put("errors", errors.stream().map(SalesforceError::inCollection).toList());
        if (upsert) {
            json.put("created", created);
        }
        return json;
    }
}
