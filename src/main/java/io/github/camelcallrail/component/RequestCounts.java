package io.github.camelcallrail.component;

import io.github.camelcallrail.client.RequestObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The requests of a component by method and kind of answer, and how far CallRail's clock and ours are apart.
 */
final class RequestCounts implements RequestObserver {

    /** The methods that are sent. */
    static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");
    /** The kinds of answers; {@code 429} is none of {@code 4xx}, {@code none} is no answer. */
    static final List<String> KINDS = List.of("2xx", "3xx", "4xx", "429", "5xx", "none");

    private static final int TOO_MANY = 429;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private volatile Duration skew = Duration.ZERO;

    RequestCounts() {
        METHODS.forEach(method -> KINDS.forEach(kind -> counts.put(method + kind, new LongAdder())));
    }

    @Override
    public void ended(String method, int status, Instant sent, Instant ended, Instant serverTime) {
        counts.computeIfAbsent(method + kind(status), key -> new LongAdder()).increment();
        if (serverTime != null && status >= 200 && status < 300) {
            // The header tells whole seconds, of some moment while the request was on its way.
            skew = serverTime.isAfter(ended) ? Duration.between(ended, serverTime)
                    : serverTime.plusSeconds(1).isBefore(sent) ? Duration.between(sent, serverTime) : Duration.ZERO;
        }
    }

    /** How many of that method had an answer of that kind. */
    long count(String method, String kind) {
        LongAdder count = counts.get(method + kind);
        return count == null ? 0 : count.sum();
    }

    /** How far CallRail's clock is ahead of ours, as the last good answer told; negative where it is behind. */
    Duration skew() {
        return skew;
    }

    private static String kind(int status) {
        return status == 0 ? "none" : status == TOO_MANY ? "429" : status / 100 + "xx";
    }
}
