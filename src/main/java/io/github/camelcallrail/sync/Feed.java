package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.CallRailAuthenticationException;
import io.github.camelcallrail.client.CallRailException;
import io.github.camelcallrail.client.CallRailNotFoundException;
import io.github.camelcallrail.client.CallRailQuotaException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Delivers what is new, at least once and oldest first within a window. One poll walks the window behind the checkpoint and then
 * looks after what waits.
 */
public final class Feed {

    private static final int RETENTION_MONTHS = 25;
    private static final int BROKEN_REMEMBERED = 1000;

    private final Source source;
    private final SyncStore store;
    private final FeedSettings settings;
    private final InstantSource clock;
    private final Progress progress;
    private final Set<Integer> brokenSeen = new LinkedHashSet<>();
    private Position position;
    private volatile Instant upTo;

    /** A feed of what that source brings, with its state in that store. */
    public Feed(Source source, SyncStore store, FeedSettings settings, InstantSource clock) {
        this.source = source;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.progress = new Progress(store, settings, clock);
    }

    /**
     * Reads the state, and begins it if there is none.
     *
     * @param since where the very first poll starts
     */
    public void open(Instant since) {
        Instant earliest = earliest();
        position = store.open(settings.consumer(), since.isBefore(earliest) ? earliest : since);
    }

    /** The oldest instant that CallRail still has: 25 months back, less a day against a border that moves. */
    public Instant earliest() {
        return clock.instant().atZone(ZoneOffset.UTC).minusMonths(RETENTION_MONTHS).plusDays(1).toInstant();
    }

    /** CallRail's time up to which everything is read; {@code null} before the first finished window. */
    public Instant upTo() {
        return upTo;
    }

    /**
     * Delivers what is new.
     *
     * @return                   how many deliveries were made
     * @throws CallRailException if CallRail cannot be asked; what was delivered before counts, the next poll goes on
     */
    public int poll(Receiver receiver) {
        Collector collector = new Collector(settings, progress, receiver, clock);
        try {
            position = store.open(settings.consumer(), position.since());
            progress.load(position, store.waiting(settings.consumer()));
            Set<String> seen = walk(collector, receiver);
            if (receiver.ready()) {
                lookAfterWaiting(collector, receiver, seen);
            }
        } finally {
            progress.flush();
        }
        return collector.deliveries();
    }

    /** Writes what has been completed and is due. */
    public void flushIfDue() {
        progress.flushIfDue();
    }

    /** Writes what has been completed. */
    public void flush() {
        progress.flush();
    }

    private Set<String> walk(Collector collector, Receiver receiver) {
        Set<String> seen = new HashSet<>();
        KeyWalk walk = new KeyWalk(source, settings.resource(), windowStart(), clock, settings.companyId());
        boolean first = true;
        while (!walk.finished() && receiver.ready()) {
            KeyWalk.Step step = walk.next();
            if (first) {
                receiver.answered();
                first = false;
            }
            step.broken().forEach(json -> reportOnce(json, receiver));
            Map<String, Version> delivered = progress.versions(step.rows().stream().map(row -> row.record().id()).toList());
            for (KeyWalk.Row row : step.rows()) {
                seen.add(row.record().id());
                if (!collector.offer(row.record(), row.at(), delivered.get(row.record().id()), walk.end())) {
                    return seen;
                }
            }
            collector.reached(walk.reached());
        }
        if (collector.deliverRest() && walk.finished()) {
            collector.reached(walk.end());
            upTo = walk.end();
        }
        return seen;
    }

    private Instant windowStart() {
        Instant start = progress.checkpoint().minus(settings.overlap());
        Instant earliest = earliest();
        start = start.isBefore(position.since()) ? position.since() : start;
        return start.isBefore(earliest) ? earliest : start;
    }

    /** What is due and was not brought by the walk is read by id, in its present state. */
    private void lookAfterWaiting(Collector collector, Receiver receiver, Set<String> seen) {
        CallRailException failure = null;
        List<Waiting> due = progress.allWaiting().stream()
                .filter(item -> item.dueAt(clock.instant()) && !seen.contains(item.id()) && progress.flying(item.id()) == null)
                .sorted(Comparator.comparing(Waiting::since).thenComparing(Waiting::id)).toList();
        for (Waiting item : due) {
            if (!receiver.ready()) {
                break;
            }
            try {
                read(item, collector);
            } catch (CallRailAuthenticationException | CallRailQuotaException e) {
                throw e;
            } catch (CallRailException e) {
                progress.hold(postponed(item, settings.pauseAfter(item.attempts() + 1)));
                failure = e;
            }
        }
        collector.deliverRest();
        if (failure != null) {
            throw failure;
        }
    }

    private void read(Waiting item, Collector collector) {
        try {
            CallRailRecord record = source.get(item.id());
            Version delivered = progress.versions(List.of(item.id())).get(item.id());
            if (!collector.offer(record, item.start(), delivered, clock.instant())) {
                return;
            }
            Waiting after = progress.waiting(item.id());
            if (item.equals(after) && !item.failed()) {
                progress.hold(postponed(item, Collector.LOOK_AGAIN));
            }
        } catch (CallRailNotFoundException e) {
            progress.release(item.id());
        }
    }

    private Waiting postponed(Waiting item, Duration pause) {
        return new Waiting(item.id(), item.kind(), item.start(), item.since(), item.attempts(), clock.instant().plus(pause),
                item.batch(), item.reason());
    }

    private void reportOnce(String json, Receiver receiver) {
        if (brokenSeen.size() < BROKEN_REMEMBERED && brokenSeen.add(json.hashCode())) {
            receiver.broken(json);
        }
    }
}
