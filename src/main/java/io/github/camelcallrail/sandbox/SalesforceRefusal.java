package io.github.camelcallrail.sandbox;

import java.util.List;

/**
 * A whole call is refused: nothing of it has been done.
 */
final class SalesforceRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<SalesforceError> errors;

    SalesforceRefusal(int status, List<SalesforceError> errors) {
        super(errors.toString());
        this.status = status;
        this.errors = List.copyOf(errors);
    }

    SalesforceRefusal(int status, String code, String message) {
        this(status, List.of(SalesforceError.of(code, message)));
    }

    static SalesforceRefusal notFound() {
        return new SalesforceRefusal(404, "NOT_FOUND", "The requested resource does not exist");
    }

    static SalesforceRefusal malformedJson(String message) {
        return new SalesforceRefusal(400, "JSON_PARSER_ERROR", message);
    }

    static SalesforceRefusal noColumn(String field, String object) {
        return new SalesforceRefusal(400, "INVALID_FIELD", "No such column '" + field + "' on sobject of type "
                + object);
    }

    static SalesforceRefusal notAllowed(String method) {
        return new SalesforceRefusal(405, "METHOD_NOT_ALLOWED", "HTTP Method '" + method + "' not allowed");
    }

    int status() {
        return status;
    }

    List<SalesforceError> errors() {
        return errors;
    }
}
