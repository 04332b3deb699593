package io.github.camelcallrail.sandbox;

import java.util.List;
import java.util.Map;

/**
 * The shapes that errors come in (section 1.3 of the fact sheet).
 */
final class ErrorBody {

    private ErrorBody() {
    }

    static Answer answer(int status, String text, Quirks quirks) {
        if (quirks.has(Quirk.ERRORS_EMPTY)) {
            return Json.empty(status);
        }
        if (quirks.has(Quirk.ERRORS_AS_HTML)) {
            return Json.html(status, text);
        }
        return Json.answer(status, body(text, quirks));
    }

    private static Object body(String text, Quirks quirks) {
        if (quirks.has(Quirk.ERRORS_BY_FIELD)) {
            return Map.of("errors", Map.of("base", List.of(text)));
        }
        if (quirks.has(Quirk.ERRORS_WITHOUT_TEXT)) {
            return Map.of("errors", Map.of());
        }
        if (quirks.has(Quirk.ERRORS_AS_LIST)) {
            return Map.of("errors", List.of(text));
        }
        if (quirks.has(Quirk.ERRORS_AS_TEXT)) {
            return Map.of("errors", text);
        }
        if (quirks.has(Quirk.ERRORS_AS_OBJECTS)) {
            return Map.of("errors", List.of(Map.of("field", "base", "message", text)));
        }
        if (quirks.has(Quirk.ERRORS_AS_MESSAGE)) {
            return Map.of("message", text);
        }
        return quirks.has(Quirk.ERRORS_AS_ARRAY) ? List.of(text) : Map.of("error", text);
    }
}
