package io.github.camelcallrail.sandbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The requests that came to one side: counted all, the last ten thousand kept.
 */
public final class RequestLog {

    private static final int KEPT = 10_000;
    private static final List<String> HEADERS =
            List.of("accept", "content-type", "host", "idempotency-key", "request-from", "user-agent");

    private final Deque<LoggedRequest> last = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private long total;

    synchronized void add(Instant at, Request request, String template, int status) {
        Map<String, String> headers = new LinkedHashMap<>();
        HEADERS.forEach(name -> request.header(name).ifPresent(value -> headers.put(name, value)));
        Optional<String> authorization = request.header("authorization");
        authorization.ifPresent(value -> headers.put("authorization", value.split(" ")[0]));
        last.add(new LoggedRequest(at, request.method(), request.path(), template, request.query(), headers,
                request.text(), status));
        if (last.size() > KEPT) {
            last.remove();
        }
        counts.merge(template, 1L, Long::sum);
        total++;
    }

    /** How many of each template, such as {@code PUT calls/{id}}, sorted by name. */
    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /** How many of that template. */
    public synchronized long count(String template) {
        return counts.getOrDefault(template, 0L);
    }

    /** How many in all. */
    public synchronized long total() {
        return total;
    }

    /** The last ten thousand, oldest first. */
    public synchronized List<LoggedRequest> all() {
        return List.copyOf(last);
    }

    /** Those of one template among the last ten thousand, oldest first. */
    public synchronized List<LoggedRequest> all(String template) {
        return last.stream().filter(request -> request.template().equals(template)).toList();
    }

    /** Forgets everything. */
    public synchronized void reset() {
        last.clear();
        counts.clear();
        total = 0;
    }
}
