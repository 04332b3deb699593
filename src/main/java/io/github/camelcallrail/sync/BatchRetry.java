package io.github.camelcallrail.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Hands a failed batch over again. One that fails for the third time is handed over at once in halves, a failing half
 * likewise, so that one bad record ends up alone. Where no part gets through, it is what the route leads to that fails: then
 * the batch stays whole. How many parts are tried before that is believed doubles with each attempt.
 */
final class BatchRetry {

    private static final int WHOLE_ATTEMPTS = 3;
    private static final int FIRST_MISSES = 16;

    private final Collector collector;
    private final Progress progress;
    private final String batch;

    BatchRetry(Collector collector, Progress progress, String batch) {
        this.collector = collector;
        this.progress = progress;
        this.batch = batch;
    }

    /** Whether the poll may go on. */
    boolean deliver(List<Delivery.Item> items) {
        Delivery whole = collector.hand(items);
        if (whole == null) {
            return false;
        }
        int attempts = items.stream().mapToInt(Delivery.Item::attempts).max().orElse(0) + 1;
        if (!whole.hasFailed() || items.size() == 1 || attempts < WHOLE_ATTEMPTS) {
            return true;
        }
        return inParts(items, FIRST_MISSES << Math.min(attempts - WHOLE_ATTEMPTS, 10));
    }

    private boolean inParts(List<Delivery.Item> items, int mostMisses) {
        Queue<List<Delivery.Item>> failing = new ArrayDeque<>(List.of(items));
        boolean through = false;
        int misses = 0;
        boolean more = true;
        while (!failing.isEmpty() && more && (through || misses < mostMisses)) {
            List<Delivery.Item> part = failing.remove();
            for (List<Delivery.Item> half : halves(part)) {
                Delivery delivery = more ? collector.hand(half) : null;
                more = delivery != null;
                if (more && !delivery.hasFailed()) {
                    through = true;
                } else if (more) {
                    misses++;
                    if (half.size() > 1) {
                        failing.add(half);
                    }
                }
            }
        }
        if (!through) {
            progress.regroup(items.stream().map(Delivery.Item::id).toList(), batch);
        }
        return more;
    }

    private static List<List<Delivery.Item>> halves(List<Delivery.Item> items) {
        int middle = items.size() / 2;
        return List.of(new ArrayList<>(items.subList(0, middle)), new ArrayList<>(items.subList(middle, items.size())));
    }
}
