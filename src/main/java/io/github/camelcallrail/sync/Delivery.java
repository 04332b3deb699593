package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Records with the route. Who they are and what they looked like is fixed here, whatever the route does to them.
 */
public final class Delivery {

    private final List<CallRailRecord> records;
    private final Map<String, Item> items;
    private final Progress progress;
    private final Instant started;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean failed;

    Delivery(List<Item> items, Progress progress, Instant started) {
        this.started = started;
        List<CallRailRecord> all = new ArrayList<>(items.size());
        this.items = new LinkedHashMap<>(items.size() * 2);
        for (Item item : items) {
            all.add(item.record());
            this.items.put(item.id(), item);
        }
        this.records = Collections.unmodifiableList(all);
        this.progress = progress;
    }

    /**
     * A record on its way to the route.
     *
     * @param version  what will count as delivered
     * @param deleted  whether the record is no longer there: when it is done, nothing of it counts as delivered
     * @param at       the instant by which it is walked, or {@code null}
     * @param attempts how often it failed before
     * @param batch    the failed batch that it belongs to, or {@code null}
     * @param listing  where it stands in the lists of a small resource; {@code null} with any other
     * @param waiting  its entry on the waiting list when it left for the route, or {@code null}
     * @param lane     of the reading that brought it, which keeps its place until it is done or waits
     */
    record Item(CallRailRecord record, String id, Version version, boolean deleted, Instant at, int attempts, String batch,
            Listing listing, Waiting waiting, String lane) {
    }

    /** The records, oldest first. */
    public List<CallRailRecord> records() {
        return records;
    }

    /** The route is done with them. What is said after the first word counts for nothing. */
    public void done() {
        if (ended.compareAndSet(false, true)) {
            progress.done(this);
        }
    }

    /** The route failed: they go on the waiting list and come again. */
    public void failed(Throwable cause) {
        if (ended.compareAndSet(false, true)) {
            failed = true;
            progress.failed(this, cause);
        }
    }

    /** Whether it is known how it ended; one that took too long has ended too. */
    public boolean ended() {
        return ended.get();
    }

    /** Whether the route has failed, as far as is known now. */
    boolean hasFailed() {
        return failed;
    }

    Instant started() {
        return started;
    }

    Map<String, Item> items() {
        return items;
    }

    /** The earliest instant among those of a lane, which its place must not pass until they are done or wait. */
    Instant earliest(String lane) {
        return items.values().stream().filter(item -> lane.equals(item.lane)).map(Item::at).filter(at -> at != null).min(Instant::compareTo).orElse(null);
    }
}
