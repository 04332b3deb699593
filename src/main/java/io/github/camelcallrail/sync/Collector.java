package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what becomes of each record that a poll reads, and gathers what goes to the route into deliveries.
 */
final class Collector {

    static final Duration LOOK_AGAIN = Duration.ofMinutes(15);
    private static final Duration HELD_LONGEST = Duration.ofHours(24);

    private final FeedSettings settings;
    private final Progress progress;
    private final Receiver receiver;
    private final InstantSource clock;
    private final Map<String, Delivery.Item> fresh = new LinkedHashMap<>();
    private final Map<String, Map<String, Delivery.Item>> failedBatches = new LinkedHashMap<>();
    private int deliveries;
    private String lane = Lane.LIVE;

    Collector(FeedSettings settings, Progress progress, Receiver receiver, InstantSource clock) {
        this.settings = settings;
        this.progress = progress;
        this.receiver = receiver;
        this.clock = clock;
    }

    boolean ready() {
        return receiver.ready();
    }

    /** What is offered from now on belongs to that lane. */
    void enter(String name) {
        lane = name;
    }

    int deliveries() {
        return deliveries;
    }

    /**
     * Takes a record as it was read.
     *
     * @param at    the instant by which it is walked, or {@code null}
     * @param known what was known of it when it was read
     * @param now   CallRail's present, for how long a call has been in progress
     * @return      whether the poll may go on
     */
    boolean offer(CallRailRecord record, Instant at, Known known, Instant now) {
        return offer(record, at, null, known, now);
    }

    /** Takes a record of a small resource, which no instant keeps in its place. */
    boolean offer(CallRailRecord record, Listing listing, Known known) {
        return offer(record, null, listing, known, clock.instant());
    }

    /** Takes a record with where it stands in the lists. */
    boolean offer(CallRailRecord record, Instant at, Listing listing, Known known, Instant now) {
        String id = record.id();
        Version version = Version.of(settings.resource(), record, settings.fields());
        Version flying = progress.flying(id);
        Waiting waiting = progress.waiting(id);
        if (flying != null || known.flying(id) != null) {
            // One that landed since: what was delivered is not known here, and one that failed comes again anyway.
            boolean comesAgain = flying == null && waiting != null;
            if (!comesAgain && differs(version, flying != null ? flying : known.flying(id))) {
                progress.hold(waiting(id, Waiting.Kind.CHANGED_IN_FLIGHT, at, Duration.ZERO));
            }
            return true;
        }
        Version delivered = known.delivered(id);
        List<String> changes = delivered == null ? List.of() : version.changesSince(delivered, settings.resource());
        if (delivered != null && (changes.isEmpty() || settings.onlyNew())) {
            forget(id);
            settle(id, version, new Commit.Delivered(delivered, at, listing), waiting);
            return true;
        }
        if (waiting != null && waiting.failed() && !waiting.dueAt(clock.instant()) || setAside(waiting, version)) {
            return true;
        }
        if (delivered == null && heldUntil(record, at, now) != null) {
            if (waiting == null) {
                progress.hold(waiting(id, Waiting.Kind.HELD, at, pause(record, at, now)));
            }
            return true;
        }
        record.changed(delivered == null ? Change.CREATED : Change.UPDATED, changes);
        Version merged = delivered == null ? version : version.over(delivered, settings.resource());
        return add(record, at, merged, listing, waiting);
    }

    /**
     * Takes word that a record is no longer there. Whoever says so has made sure of it.
     *
     * @param at the instant by which it was walked, or {@code null}
     * @return   whether the poll may go on
     */
    boolean gone(String id, Instant at, Known known) {
        Waiting waiting = progress.waiting(id);
        if (progress.flying(id) != null || known.flying(id) != null) {
            // What is read next says it again.
            return true;
        }
        if (known.delivered(id) == null || settings.onlyNew()) {
            forget(id);
            progress.release(id);
            return true;
        }
        Version gone = Version.gone(settings.resource());
        if (waiting != null && waiting.failed() && !waiting.dueAt(clock.instant()) || setAside(waiting, gone)) {
            return true;
        }
        CallRailRecord record = new CallRailRecord(settings.resource().name(), Map.of("id", written(id)));
        return add(record.changed(Change.DELETED, List.of()), at, gone, null, waiting);
    }

    /** The id in the form that CallRail writes: a number where the resource has numbers. */
    private Object written(String id) {
        if (settings.resource().idType().prefix() != null) {
            return id;
        }
        if (!settings.resource().idType().accepts(id)) {
            return id;
        }
        long number = Long.parseLong(id);
        return number == (int) number ? Integer.valueOf((int) number) : Long.valueOf(number);
    }

    private boolean differs(Version version, Version flying) {
        return !settings.onlyNew() && !version.changesSince(flying, settings.resource()).isEmpty();
    }

    /** Everything before that instant was offered; what of it lies here undelivered keeps the checkpoint back. */
    void reached(Instant instant) {
        progress.reached(safe(Lane.LIVE, instant));
        progress.flushIfDue();
    }

    /** That instant, or an earlier one where something of that lane lies here undelivered. */
    Instant safe(String name, Instant instant) {
        Instant safe = instant;
        for (Delivery.Item item : fresh.values()) {
            if (name.equals(item.lane()) && item.at() != null && item.at().isBefore(safe)) {
                safe = item.at();
            }
        }
        return safe;
    }

    /** Delivers what is left, failed batches as they were, or in parts where they failed too often. */
    boolean deliverRest() {
        boolean all = deliver(fresh);
        for (Map.Entry<String, Map<String, Delivery.Item>> batch : failedBatches.entrySet()) {
            List<Delivery.Item> items = new ArrayList<>(batch.getValue().values());
            all &= items.isEmpty() || new BatchRetry(this, progress, batch.getKey()).deliver(items);
        }
        failedBatches.clear();
        return all;
    }

    /** Hands those records over as one delivery; {@code null} where the poll must end. */
    Delivery hand(List<Delivery.Item> items) {
        if (!receiver.ready()) {
            return null;
        }
        Delivery delivery = new Delivery(items, progress, clock.instant());
        progress.start(delivery);
        deliveries++;
        receiver.deliver(delivery);
        return delivery;
    }

    private boolean add(CallRailRecord record, Instant at, Version version, Listing listing, Waiting waiting) {
        boolean again = waiting != null && waiting.failed();
        Delivery.Item item = new Delivery.Item(record, record.id(), version,
                Change.DELETED.toString().equals(record.change()), at, again ? waiting.attempts() : 0,
                again ? waiting.batch() : null, listing, waiting, lane);
        if (item.batch() != null && settings.batchSize() > 1) {
            failedBatches.computeIfAbsent(item.batch(), name -> new LinkedHashMap<>()).put(item.id(), item);
            return true;
        }
        fresh.put(item.id(), item);
        return fresh.size() < settings.batchSize() || deliver(fresh);
    }

    private boolean deliver(Map<String, Delivery.Item> items) {
        List<Delivery.Item> all = new ArrayList<>(items.values());
        for (int from = 0; from < all.size(); from += settings.batchSize()) {
            List<Delivery.Item> part = all.subList(from, Math.min(from + settings.batchSize(), all.size()));
            if (hand(part) == null) {
                return false;
            }
            part.forEach(item -> items.remove(item.id()));
        }
        return true;
    }

    /** A record read twice in one poll before it was delivered: only the later reading counts. */
    private void forget(String id) {
        fresh.remove(id);
        failedBatches.values().forEach(batch -> batch.remove(id));
    }

    private void settle(String id, Version version, Commit.Delivered before, Waiting waiting) {
        Version merged = version.over(before.version(), settings.resource());
        if (!settings.onlyNew() && !merged.equals(before.version())) {
            progress.fill(id, merged, before.start(), before.listing());
        }
        if (waiting != null) {
            progress.release(id);
        }
    }

    /** When a record that waits is looked at again by its id, unless something reads it before. */
    Duration pause(CallRailRecord record, Instant at, Instant now) {
        Instant until = heldUntil(record, at, now);
        return until == null || until.isAfter(now.plus(LOOK_AGAIN)) ? LOOK_AGAIN : Duration.between(now, until);
    }

    private Instant heldUntil(CallRailRecord record, Instant at, Instant now) {
        boolean tooLong = at != null && !now.isBefore(at.plus(HELD_LONGEST));
        return tooLong ? null : settings.hold().until(settings.resource(), record, settings.fields(), at, now);
    }

    private Waiting waiting(String id, Waiting.Kind kind, Instant at, Duration pause) {
        Instant now = clock.instant();
        return new Waiting(id, kind, at, now, 0, now.plus(pause), null, null, null);
    }

    private boolean setAside(Waiting waiting, Version version) {
        return waiting != null && waiting.kind() == Waiting.Kind.SET_ASIDE && (waiting.version() == null
                || version.changesSince(waiting.version(), settings.resource()).isEmpty());
    }
}
