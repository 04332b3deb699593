package io.github.camelcallrail.component;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.camel.Route;

/**
 * The name of a consumer's state, which must be the same at each start.
 */
final class ConsumerName {

    private static final int LONGEST = 200;

    private ConsumerName() {
    }

    /** The option's, else the route's id where it was given one, else the resource and its filters. */
    static String of(CallRailEndpoint endpoint, Route route) {
        String given = endpoint.getConfiguration().getConsumerName();
        if (given != null) {
            if (given.isBlank() || given.length() > LONGEST) {
                throw new IllegalArgumentException("consumerName must be 1 to " + LONGEST + " characters");
            }
            return given;
        }
        return route != null && route.isCustomId() ? route.getRouteId() : fromFilters(endpoint);
    }

    /** What is searched for may be somebody's number: only a sum of it enters the name, which logs and JMX show. So for addresses. */
    private static String fromFilters(CallRailEndpoint endpoint) {
        Map<String, String> filters = new TreeMap<>(endpoint.getConfiguration().filters());
        List.of("search", "email").forEach(personal -> filters.computeIfPresent(personal, (option, text) -> {
            CRC32 sum = new CRC32();
            sum.update(text.getBytes(StandardCharsets.UTF_8));
            return Long.toHexString(sum.getValue());
        }));
        StringBuilder name = new StringBuilder(endpoint.getResource());
        filters.forEach((option, value) -> name.append(name.indexOf("?") < 0 ? '?' : '&').append(option).append('=').append(value));
        return name.toString();
    }
}
