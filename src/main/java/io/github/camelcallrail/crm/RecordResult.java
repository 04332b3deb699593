package io.github.camelcallrail.crm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The CRM's result for one record of a collection.
 *
 * @param id     the record's id where it succeeded
 * @param code   the first error's code; {@code null} where it succeeded
 * @param fields the fields that error names
 */
record RecordResult(String id, String code, List<String> fields) {

    private static final Set<String> PASSING = Set.of("UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE", "QUERY_TIMEOUT",
            "REQUEST_RUNNING_TOO_LONG", "CONCURRENT_REQUESTS_LIMIT_EXCEEDED", "UNKNOWN_EXCEPTION");
    private static final Set<String> OUTAGES = Set.of("REQUEST_LIMIT_EXCEEDED", "STORAGE_LIMIT_EXCEEDED",
            "API_DISABLED_FOR_ORG", "API_CURRENTLY_DISABLED", "INVALID_SESSION_ID");
    private static final String OUTAGE_PREFIX = "TXN_SECURITY";
    /** Another writer made the key's record at the same time. */
    static final String DUPLICATE = "DUPLICATE_VALUE";
    /** A field that can be set when the record is made and not later. */
    private static final String NOT_NOW = "INVALID_FIELD_FOR_INSERT_UPDATE";

    /** What follows of a result. */
    enum Fate {
        FINAL, AGAIN, AGAIN_WITHOUT
    }

    /**
     * The results in a connector's answer.
     *
     * @param  answer             a list of objects with {@code id}, {@code success} and {@code errors}
     * @param  expected           how many records were sent
     * @throws CrmAnswerException if it is no list of that length
     */
    static List<RecordResult> of(Object answer, int expected) {
        if (!(answer instanceof List<?> list) || list.stream().anyMatch(Objects::isNull)) {
            throw new CrmAnswerException("The CRM's answer to " + expected + " records is no list of results");
        }
        if (list.size() != expected) {
            throw new CrmAnswerException("The CRM answered " + expected + " records with " + list.size() + " results");
        }
        List<RecordResult> results = new ArrayList<>();
        Json.maps(list).forEach(result -> results.add(of(result)));
        return results;
    }

    boolean isOutage() {
        return code != null && (OUTAGES.contains(code) || code.startsWith(OUTAGE_PREFIX));
    }

    /** Whether the result stands, or the record is to be sent again. */
    Fate fate(Set<String> sentFields, int repeats, boolean repeatsDuplicates) {
        if (code == null || isOutage()) {
            return Fate.FINAL;
        }
        if (PASSING.contains(code) || repeatsDuplicates && code.equals(DUPLICATE) && repeats == 0) {
            return Fate.AGAIN;
        }
        boolean removable = code.equals(NOT_NOW) && fields.stream().anyMatch(sentFields::contains) && repeats == 0;
        return removable ? Fate.AGAIN_WITHOUT : Fate.FINAL;
    }

    private static RecordResult of(Map<String, Object> result) {
        Object id = result.get("id");
        if (Boolean.TRUE.equals(result.get("success"))) {
            if (id == null) {
                throw new CrmAnswerException("The CRM says that a record is written, and not its id");
            }
            return new RecordResult(id.toString(), null, List.of());
        }
        Map<?, ?> error = result.get("errors") instanceof List<?> errors && !errors.isEmpty()
                && errors.get(0) instanceof Map<?, ?> first ? first : Map.of();
        Object code = error.get("errorCode") != null ? error.get("errorCode") : error.get("statusCode");
        List<String> fields = error.get("fields") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
        return new RecordResult(null, code == null ? "UNKNOWN" : code.toString(), fields);
    }
}
