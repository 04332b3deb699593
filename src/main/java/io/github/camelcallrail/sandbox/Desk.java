package io.github.camelcallrail.sandbox;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Answers the requests for one resource of the account. Called under the world's lock.
 */
abstract class Desk {

    /** A list, or a record being made. */
    abstract Answer collection(Request request);

    /** One record. */
    abstract Answer record(Request request, String id);

    /** The names in {@code fields}, all of which must be known. */
    static Set<String> fields(Request request, Collection<String> known) {
        Set<String> asked = new LinkedHashSet<>();
        for (String list : Stream.of("fields", "fields[]").flatMap(name ->
                request.query().getOrDefault(name, List.of()).stream()).toList()) {
            for (String name : list.split(",")) {
                if (!name.isBlank()) {
                    asked.add(name.strip());
                }
            }
        }
        for (String name : asked) {
            if (!known.contains(name)) {
                throw new Refusal(400, "Invalid field: " + name);
            }
        }
        return asked;
    }

    /** The JSON object in the body of a write. */
    static Map<String, Object> body(Request request) {
        if (!request.header("content-type").orElse("").startsWith("application/json")) {
            throw new Refusal(406, "Parameters of POST and PUT must be sent as JSON in the body");
        }
        try {
            return Json.object(request.body());
        } catch (IOException e) {
            throw new Refusal(400, "The body is not a JSON object");
        }
    }

    static Refusal wrongMethod() {
        return new Refusal(405, "Method not allowed");
    }

    /** Whether a sent value clears the field. */
    static boolean clears(Object value) {
        return value == null || "".equals(value);
    }
}
