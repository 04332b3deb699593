package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Redaction;
import io.github.camelcallrail.sync.Commit.Delivered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps account of what is with the route, done, waiting, and how far the checkpoint may move; writes it to the store in groups.
 * Completions come on any thread and in any order.
 */
final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final int GROUP = 250;
    private static final Duration LATEST = Duration.ofSeconds(1);

    private final SyncStore store;
    private final FeedSettings settings;
    private final InstantSource clock;
    private final long epoch;
    private final DeliveryCounts counts;
    private final ReentrantLock lock = new ReentrantLock();

    private final Set<Delivery> inFlight = new HashSet<>();
    private final Map<String, Version> flying = new HashMap<>();
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Map<String, Listing> listings = new HashMap<>();

    private final Map<String, Delivered> newVersions = new HashMap<>();
    private final Map<String, Waiting> newWaiting = new HashMap<>();
    private final Set<String> newlyReleased = new HashSet<>();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<String, Lane> writtenLanes = new HashMap<>();
    private boolean lanesRead;
    private final Set<String> newlyForgotten = new HashSet<>();
    private Instant uncommittedSince;
    private Instant frontier;
    private Instant committedCheckpoint;
    private volatile boolean lost;

    /** Progress under that epoch of the lease; with the lease it ends. */
    Progress(SyncStore store, FeedSettings settings, InstantSource clock, long epoch, DeliveryCounts counts) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.epoch = epoch;
        this.counts = counts;
    }

    /** Takes over what the store says; what is not yet committed here wins. Nothing is committed between the two. */
    Position load(Instant since) {
        lock.lock();
        try {
            Position position = store.open(settings.consumer(), since);
            committedCheckpoint = position.checkpoint();
            // An operator may have moved the checkpoint back: what was reached before counts no more.
            frontier = null;
            waiting.clear();
            store.waiting(settings.consumer()).forEach(item -> waiting.put(item.id(), item));
            waiting.putAll(newWaiting);
            waiting.keySet().removeAll(newlyReleased);
            readLanes();
            if (settings.isWhole()) {
                readListings();
            }
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** Only who holds the lease writes them: once is enough. */
    private void readLanes() {
        if (!lanesRead) {
            writtenLanes.putAll(store.lanes(settings.consumer()));
            lanes.putAll(writtenLanes);
            lanesRead = true;
        }
    }

    private void readListings() {
        listings.clear();
        listings.putAll(store.listings(settings.consumer()));
        newVersions.forEach((id, delivered) -> listings.put(id, delivered.listing()));
        listings.keySet().removeAll(newlyForgotten);
    }

    /** Every record that was delivered and not told as deleted, by id, and where it stood in the lists. */
    Map<String, Listing> listings() {
        lock.lock();
        try {
            return new HashMap<>(listings);
        } finally {
            lock.unlock();
        }
    }

    /** A record stands elsewhere in the lists than it did, which is no news. */
    void relist(String id, Version delivered, Listing listing) {
        locked(() -> {
            if (!listing.equals(listings.get(id)) && !flying.containsKey(id)) {
                Delivered latest = newVersions.get(id);
                newVersions.put(id, new Delivered(latest == null ? delivered : latest.version(), null, listing));
                listings.put(id, listing);
                touched();
            }
        });
    }

    Instant checkpoint() {
        lock.lock();
        try {
            return committedCheckpoint;
        } finally {
            lock.unlock();
        }
    }

    /** What is with the route, and what was delivered, committed or not, of those records. */
    Known known(Collection<String> ids) {
        Map<String, Version> before = new HashMap<>();
        locked(() -> before.putAll(flying));
        before.keySet().retainAll(ids);
        Map<String, Version> versions = new HashMap<>(store.versions(settings.consumer(), ids));
        locked(() -> {
            versions.keySet().removeAll(newlyForgotten);
            newVersions.forEach((id, delivered) -> versions.put(id, delivered.version()));
        });
        return new Known(before, versions);
    }

    /** What was delivered of what begins from the one instant to before the other, as far as it is committed. */
    Map<String, Seen> delivered(Instant from, Instant to) {
        Map<String, Seen> delivered = new HashMap<>(store.delivered(settings.consumer(), from, to));
        locked(() -> delivered.keySet().removeAll(newlyForgotten));
        return delivered;
    }

    Waiting waiting(String id) {
        lock.lock();
        try {
            return waiting.get(id);
        } finally {
            lock.unlock();
        }
    }

    List<Waiting> allWaiting() {
        lock.lock();
        try {
            return new ArrayList<>(waiting.values());
        } finally {
            lock.unlock();
        }
    }

    /** The version of that record that is with the route, or {@code null}. */
    Version flying(String id) {
        lock.lock();
        try {
            return flying.get(id);
        } finally {
            lock.unlock();
        }
    }

    /** Everything before that instant has been read; what of it is neither done nor waiting is given to {@link #start}. */
    void reached(Instant instant) {
        locked(() -> frontier = instant);
    }

    /** The lane of that name, as far as it has been read. */
    Lane lane(String name) {
        lock.lock();
        try {
            return lanes.getOrDefault(name, new Lane(name, null, null));
        } finally {
            lock.unlock();
        }
    }

    /** All lanes that there are, by name. */
    Map<String, Lane> allLanes() {
        lock.lock();
        try {
            return Map.copyOf(lanes);
        } finally {
            lock.unlock();
        }
    }

    /** A lane has been read further; what of it is neither done nor waiting is given to {@link #start}. */
    void moved(Lane lane) {
        locked(() -> {
            lanes.put(lane.name(), lane);
            touched();
        });
    }

    /** Whether nothing that was read in that lane is with the route. */
    boolean idle(String lane) {
        lock.lock();
        try {
            return inFlight.stream().allMatch(delivery -> delivery.earliest(lane) == null);
        } finally {
            lock.unlock();
        }
    }

    /** Commits first where more than a group would not be: a crash lets no more than that come twice. */
    void start(Delivery delivery) {
        locked(() -> {
            if (newVersions.size() + newlyForgotten.size() + delivery.items().size() > GROUP) {
                write();
            }
            inFlight.add(delivery);
            delivery.items().values().forEach(item -> flying.put(item.id(), item.version()));
        });
    }

    void done(Delivery delivery) {
        counts.addDone(delivery.items().size());
        locked(() -> {
            land(delivery);
            delivery.items().values().forEach(item -> {
                count(item);
                release(item);
            });
            touched();
        });
        writeIfDue();
    }

    private void count(Delivery.Item item) {
        if (item.deleted()) {
            newVersions.remove(item.id());
            newlyForgotten.add(item.id());
            listings.remove(item.id());
        } else {
            newVersions.put(item.id(), new Delivered(item.version(), item.at(), item.listing()));
            if (item.listing() != null) {
                listings.put(item.id(), item.listing());
            }
        }
    }

    void failed(Delivery delivery, Throwable cause) {
        counts.addFailed(delivery.items().size());
        locked(() -> {
            land(delivery);
            String batch = delivery.items().size() == 1 ? null : batchName(delivery);
            String reason = reason(cause, delivery);
            Instant now = clock.instant();
            delivery.items().values().forEach(item -> put(failed(item, batch, reason, now)));
        });
        writeIfDue();
    }

    /** Within an exchange's completion: what the store says of it is told to the next poll, not to the route. */
    private void writeIfDue() {
        try {
            flushIfDue();
        } catch (LeaseLostException | SyncStoreException e) {
            LOG.debug("Not committed now", e);
        }
    }

    void hold(Waiting item) {
        locked(() -> put(item));
    }

    void release(String id) {
        locked(() -> {
            if (waiting.remove(id) != null) {
                newWaiting.remove(id);
                newlyReleased.add(id);
                touched();
            }
        });
    }

    /** A version that fills in fields not seen before, which is no news. */
    void fill(String id, Version version, Instant at, Listing listing) {
        locked(() -> {
            newVersions.put(id, new Delivered(version, at, listing));
            touched();
        });
    }

    boolean lost() {
        return lost;
    }

    long epoch() {
        return epoch;
    }

    /** How many wait because they failed; those set aside do not count. */
    int failedCount() {
        return (int) allWaiting().stream().filter(Waiting::failed).count();
    }

    /** How many records are with the route. */
    int inFlightCount() {
        lock.lock();
        try {
            return flying.size();
        } finally {
            lock.unlock();
        }
    }

    /** Since when the oldest one is with the route, or {@code null}. */
    Instant oldestInFlight() {
        lock.lock();
        try {
            return inFlight.stream().map(Delivery::started).min(Instant::compareTo).orElse(null);
        } finally {
            lock.unlock();
        }
    }

    /** What has been with the route too long counts as failed; what its exchange says later counts for nothing. */
    void expire() {
        Instant limit = clock.instant().minus(settings.inFlightTimeout());
        List<Delivery> late;
        lock.lock();
        try {
            late = inFlight.stream().filter(delivery -> delivery.started().isBefore(limit)).toList();
        } finally {
            lock.unlock();
        }
        late.forEach(delivery -> delivery.failed(new InFlightTimeoutException(settings.inFlightTimeout())));
    }

    /** Puts those records, which failed apart, together again. */
    void regroup(Collection<String> ids, String batch) {
        locked(() -> ids.stream().map(waiting::get).filter(item -> item != null && item.failed())
                .forEach(item -> put(new Waiting(item.id(), item.kind(), item.start(), item.since(), item.attempts(),
                        item.nextAttempt(), batch, item.reason(), item.version()))));
    }

    /** Writes what is due: a full group, or one that has waited long enough. */
    void flushIfDue() {
        locked(() -> {
            boolean full = newVersions.size() + newWaiting.size() + newlyReleased.size() + newlyForgotten.size() >= GROUP;
            boolean late = uncommittedSince != null && !clock.instant().isBefore(uncommittedSince.plus(LATEST));
            if (full || late) {
                write();
            }
        });
    }

    /** Writes everything. */
    void flush() {
        locked(this::write);
    }

    private void write() {
        Instant safe = safeCheckpoint();
        boolean moves = safe != null && (committedCheckpoint == null || safe.isAfter(committedCheckpoint));
        if (lost) {
            return;
        }
        Map<String, Lane> movedLanes = safeLanes();
        Commit commit = new Commit(moves ? safe : null, Map.copyOf(newVersions), Map.copyOf(newWaiting),
                Set.copyOf(newlyReleased), Set.copyOf(newlyForgotten), movedLanes);
        if (!commit.isEmpty()) {
            commit(commit);
        }
        newVersions.clear();
        newWaiting.clear();
        newlyReleased.clear();
        writtenLanes.putAll(movedLanes);
        newlyForgotten.clear();
        uncommittedSince = null;
        committedCheckpoint = moves ? safe : committedCheckpoint;
    }

    /** Who has lost the lease has nothing more to say: the other one delivers it again. */
    private void commit(Commit commit) {
        try {
            store.commit(settings.consumer(), epoch, commit);
        } catch (LeaseLostException e) {
            lost = true;
            throw e;
        }
    }

    private Instant safeCheckpoint() {
        return frontier == null ? null : safe(Lane.LIVE, frontier);
    }

    private Instant safe(String lane, Instant reached) {
        Instant safe = reached;
        for (Delivery delivery : inFlight) {
            Instant earliest = delivery.earliest(lane);
            if (earliest != null && earliest.isBefore(safe)) {
                safe = earliest;
            }
        }
        return safe;
    }

    /** The lanes that have something to write, each at the place that it would be read on from. */
    private Map<String, Lane> safeLanes() {
        Map<String, Lane> safe = new HashMap<>();
        lanes.values().forEach(lane -> {
            Lane.Run run = lane.run();
            Lane kept = run == null ? lane : lane.at(safe(lane.name(), run.position()));
            if (!kept.equals(writtenLanes.get(lane.name()))) {
                safe.put(lane.name(), kept);
            }
        });
        return safe;
    }

    private void put(Waiting item) {
        waiting.put(item.id(), item);
        newWaiting.put(item.id(), item);
        newlyReleased.remove(item.id());
        touched();
    }

    /** What came on the list while the record was with the route is a later change, which stays there. */
    private void release(Delivery.Item item) {
        Waiting now = waiting.get(item.id());
        if (now != null && (now == item.waiting() || now.kind() != Waiting.Kind.CHANGED_IN_FLIGHT)) {
            release(item.id());
        }
    }

    private void land(Delivery delivery) {
        inFlight.remove(delivery);
        delivery.items().keySet().forEach(flying::remove);
    }

    private Waiting failed(Delivery.Item item, String batch, String reason, Instant now) {
        int attempts = item.attempts() + 1;
        Waiting earlier = waiting.get(item.id());
        Instant since = earlier != null && earlier.failed() ? earlier.since() : now;
        return new Waiting(item.id(), Waiting.Kind.FAILED, item.at(), since, attempts, now.plus(settings.pauseAfter(attempts)),
                batch, reason, item.version());
    }

    private static String batchName(Delivery delivery) {
        return delivery.items().values().stream().map(Delivery.Item::batch).filter(batch -> batch != null).findFirst()
                .orElseGet(() -> delivery.items().keySet().iterator().next());
    }

    private static String reason(Throwable cause, Delivery delivery) {
        List<String> values = new ArrayList<>();
        for (CallRailRecord record : delivery.records()) {
            values.addAll(Redaction.texts(record));
        }
        values.removeAll(delivery.items().keySet());
        String message = cause == null || cause.getMessage() == null ? "" : ": " + Redaction.of(cause.getMessage(), values);
        return (cause == null ? "no exception" : cause.getClass().getSimpleName()) + message;
    }

    private void touched() {
        if (uncommittedSince == null) {
            uncommittedSince = clock.instant();
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
