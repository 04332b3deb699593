package io.github.camelcallrail.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request that the fake has answered, as its log keeps it.
 *
 * @param at       by the injected clock
 * @param template method and path with ids and values replaced, such as {@code PATCH sobjects/Lead/ID}
 * @param path     as it came, encoded, without the query
 * @param query    decoded
 * @param headers  names in lower case
 * @param body     the request's body as text
 * @param status   what was answered; -1 for a connection that was cut
 */
public record SalesforceCall(Instant at, String template, String path, Map<String, List<String>> query,
        Map<String, List<String>> headers, String body, int status) {
}
