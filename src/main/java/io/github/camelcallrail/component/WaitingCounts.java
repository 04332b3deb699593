package io.github.camelcallrail.component;

import io.github.camelcallrail.sync.Waiting;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How many records wait, by kind, read from the store once for all kinds that are asked for at a time. */
final class WaitingCounts {

    private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(100);

    private final CallRailConsumer consumer;
    private List<Waiting> waiting;
    private long readAt;

    WaitingCounts(CallRailConsumer consumer) {
        this.consumer = consumer;
    }

    synchronized long of(Waiting.Kind kind) {
        if (waiting == null || System.nanoTime() - readAt > FRESH) {
            waiting = consumer.waiting();
            readAt = System.nanoTime();
        }
        return waiting.stream().filter(item -> item.kind() == kind).count();
    }
}
