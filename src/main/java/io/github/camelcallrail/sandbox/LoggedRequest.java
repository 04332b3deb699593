package io.github.camelcallrail.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request as it came, and the status it was answered with.
 *
 * @param at       by the sandbox's clock
 * @param method   upper case
 * @param path     decoded, without the mount's prefix
 * @param template method and path with ids replaced, such as {@code GET calls/{id}}
 * @param query    decoded names to decoded values, in the order sent
 * @param headers  the ones that tell something, names in lower case; of {@code authorization} only the scheme
 * @param body     as text
 * @param status   of the answer; 0 where the connection was cut before it
 */
public record LoggedRequest(Instant at, String method, String path, String template, Map<String, List<String>> query,
        Map<String, String> headers, String body, int status) {

    /** The last value of that query parameter, or {@code null}. */
    public String param(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.get(values.size() - 1);
    }
}
