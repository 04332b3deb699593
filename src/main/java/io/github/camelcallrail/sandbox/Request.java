package io.github.camelcallrail.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
record Request(String method, String path, String rawPath, Map<String, List<String>> query,
        Map<String, List<String>> headers, byte[] body) {

    Optional<String> param(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    Optional<String> header(String name) {
        List<String> values = headers.get(name.toLowerCase(java.util.Locale.ROOT));
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
