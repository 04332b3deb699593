package io.github.camelcallrail.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as one of the two fakes sees it.
 *
 * @param method  upper case
 * @param path    decoded, without the prefix under which the fake is mounted and without the query
 * @param rawPath as it was on the wire, without the query, with the prefix
 * @param query   decoded names to decoded values, in the order sent
 * @param headers names in lower case
 * @param body    the bytes as they came
 */
public record Request(String method, String path, String rawPath, Map<String, List<String>> query,
        Map<String, List<String>> headers, byte[] body) {

    /** The last value of that query parameter. */
    public Optional<String> param(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** The first value of that header, in any case. */
    public Optional<String> header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
