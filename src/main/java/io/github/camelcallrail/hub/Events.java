package io.github.camelcallrail.hub;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends the status as server-sent events to every page that is open. It is read once a second for all of them, and not at all
 * while nobody looks.
 */
final class Events {

    private static final int BROWSERS = 100;
    private static final long PERIOD = 1000;

    private final Callable<String> status;
    private final Set<HttpServerResponse> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean reading = new AtomicBoolean();

    /** @param status the event's data on one line; {@code null} where there is none now */
    Events(Callable<String> status) {
        this.status = status;
    }

    void mount(Router router, Vertx vertx) {
        router.get("/api/events").handler(this::listen);
        vertx.setPeriodic(PERIOD, timer -> tell(vertx));
    }

    private void listen(RoutingContext web) {
        HttpServerResponse response = web.response();
        if (open.size() >= BROWSERS) {
            response.setStatusCode(503).end();
            return;
        }
        response.setChunked(true).putHeader("Content-Type", "text/event-stream").putHeader("X-Accel-Buffering", "no");
        response.closeHandler(closed -> open.remove(response)).exceptionHandler(failure -> open.remove(response));
        response.write("retry: 2000\n\n");
        open.add(response);
        tell(web.vertx());
    }

    private void tell(Vertx vertx) {
        if (open.isEmpty() || !reading.compareAndSet(false, true)) {
            return;
        }
        vertx.executeBlocking(status, false).onComplete(read -> {
            reading.set(false);
            if (read.succeeded() && read.result() != null) {
                send("event: status\ndata: " + read.result() + "\n\n");
            }
        });
    }

    /** A page that reads too slowly misses some. */
    private void send(String event) {
        open.stream().filter(response -> !response.writeQueueFull()).forEach(response -> response.write(event));
    }
}
