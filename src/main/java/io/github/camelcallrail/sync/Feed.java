package io.github.camelcallrail.sync;

import io.github.camelcallrail.client.CallRailException;
import io.github.camelcallrail.client.CallRailQuotaException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is new, at least once and oldest first within a window. One poll walks the window behind the checkpoint, looks
 * after what waits, and then reads what can wait as long as requests may be spent on it. Only who holds the lease of the consumer's name polls; the others stand by.
 */
public final class Feed {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final int MOST_FAILED = 500;
    /** A lease that was not renewed for so long is taken for lost, a little before it is. */
    private static final Duration SURE_OF_LEASE = SyncStore.LEASE.minusSeconds(2);

    private final Source source;
    private final SyncStore store;
    private final FeedSettings settings;
    private final InstantSource clock;
    private final Reading reading;
    private final DeliveryCounts counts = new DeliveryCounts();
    private final Background background;
    private final Sweeps sweeps;
    private final Backfill backfill;
    private final String owner = Owner.unique();
    private final ReentrantLock leading = new ReentrantLock();
    private volatile Position position;
    private volatile Progress progress;
    private Progress polled;
    private volatile long renewedAt;
    private boolean resigned;

    /** A feed of what that source brings, with its state in that store, which reads nothing behind its live work. */
    public Feed(Source source, SyncStore store, FeedSettings settings, InstantSource clock) {
        this(source, store, settings, clock, Background.NONE);
    }

    /** A feed of what that source brings, with its state in that store. */
    public Feed(Source source, SyncStore store, FeedSettings settings, InstantSource clock, Background background) {
        this.source = source;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.background = background;
        BrokenItems broken = new BrokenItems();
        this.reading = settings.isWhole() ? new SnapshotReading(source, settings, clock)
                : new WindowReading(source, settings, clock, broken);
        this.backfill = new Backfill(source, settings, background.liveReach(), clock, broken);
        this.sweeps = new Sweeps(source, settings, settings.isWhole() ? SweepPlan.NONE : background.sweeps(), clock, broken);
    }

    /**
     * Reads the state, and begins it if there is none.
     *
     * @param since where the very first poll starts
     */
    public void open(Instant since) {
        Instant earliest = earliest();
        position = store.open(settings.consumer(), since.isBefore(earliest) ? earliest : since);
        leading.lock();
        try {
            resigned = false;
        } finally {
            leading.unlock();
        }
    }

    /** Whether the state began with {@link #open}, or has not come anywhere since it did. */
    public boolean isNew() {
        return position.checkpoint().equals(position.since());
    }

    /** The oldest instant that CallRail still has: 25 months back, less a day against a border that moves. */
    public Instant earliest() {
        return Retention.earliest(clock);
    }

    /** CallRail's time up to which everything is read; {@code null} before the first finished window. */
    public Instant upTo() {
        return reading.upTo();
    }

    /**
     * Takes or renews the lease.
     *
     * @return whether this feed has it; never after {@link #resign}
     */
    public boolean lead() {
        leading.lock();
        try {
            return !resigned && takeLease();
        } finally {
            leading.unlock();
        }
    }

    /** Counts from before the store was asked: its answer may take long. */
    private boolean takeLease() {
        long asked = System.nanoTime();
        long epoch = store.lease(settings.consumer(), owner);
        renewedAt = asked;
        Progress now = progress;
        if (epoch == 0) {
            progress = null;
        } else if (now == null || now.epoch() != epoch || now.lost()) {
            progress = new Progress(store, settings, clock, epoch, counts);
        }
        return epoch != 0;
    }

    /** Whether this feed polls, rather than standing by. */
    public boolean leads() {
        Progress now = progress;
        return now != null && !now.lost() && System.nanoTime() - renewedAt < SURE_OF_LEASE.toNanos();
    }

    /**
     * Writes what was completed, and lets somebody else take over at once. What is still with the route counts when it ends, if
     * nobody has taken over by then. The next {@link #lead} or {@link #poll} takes the lease again, if it is free.
     */
    public void standBack() {
        leading.lock();
        try {
            renewedAt = System.nanoTime() - SURE_OF_LEASE.toNanos();
            flush();
            store.release(settings.consumer(), owner);
        } finally {
            leading.unlock();
        }
    }

    /** Stands back for good, until it is opened again. */
    public void resign() {
        leading.lock();
        try {
            resigned = true;
            standBack();
        } finally {
            leading.unlock();
        }
    }

    /**
     * Delivers what is new; nothing where another one has the lease.
     *
     * @return                   how many deliveries were made
     * @throws CallRailException if CallRail cannot be asked; what was delivered before counts, the next poll goes on
     * @throws HeldBackException if too many records wait because they failed; they were tried again
     */
    public int poll(Receiver receiver) {
        if (!lead()) {
            return 0;
        }
        Progress now = progress;
        Collector collector = new Collector(settings, now, new Leading(receiver), clock);
        boolean heldBack;
        try {
            begin(now);
            Instant began = clock.instant();
            heldBack = now.failedCount() > MOST_FAILED;
            live(now, collector, receiver, heldBack);
            if (!heldBack) {
                behind(now, collector, receiver, began);
            }
        } catch (LeaseLostException e) {
            return collector.deliveries();
        } catch (RuntimeException e) {
            flushQuietly(now, e);
            throw e;
        }
        if (heldBack && now.failedCount() > MOST_FAILED) {
            throw new HeldBackException(settings.consumer(), now.failedCount(), MOST_FAILED);
        }
        return collector.deliveries();
    }

    private void begin(Progress now) {
        position = now.load(position.since());
        now.expire();
        if (now != polled) {
            sweeps.resume(now);
            backfill.resume();
            polled = now;
        }
        if (isNew()) {
            sweeps.start(now);
            if (backfill.start(now, position.since())) {
                position = now.load(position.since());
            }
        }
    }

    private void live(Progress now, Collector collector, Receiver receiver, boolean heldBack) {
        Set<String> seen = heldBack ? reading.again(now, collector, receiver) : reading.read(position, now, collector, receiver);
        if (collector.ready()) {
            new WaitingRoom(source, settings, now, clock).lookAfter(collector, seen);
        }
        now.flush();
    }

    /** A page at a time, the most urgent one; whenever it is time for live work between two of them, that comes first. */
    private void behind(Progress now, Collector collector, Receiver receiver, Instant began) {
        Instant liveAt = began;
        boolean more = true;
        while (more && collector.ready() && now.failedCount() <= MOST_FAILED) {
            more = page(now, collector, receiver);
            now.flushIfDue();
            if (more && !clock.instant().isBefore(liveAt.plus(background.pause()))) {
                liveAt = clock.instant();
                position = now.load(position.since());
                live(now, collector, receiver, now.failedCount() > MOST_FAILED);
            }
        }
        collector.deliverRest();
        now.flush();
    }

    /** Whether there was something to read, and may be more. */
    private boolean page(Progress now, Collector collector, Receiver receiver) {
        Instant since = Backfill.earliest(now, position.since());
        Lane sweep = sweeps.next(now, earliest().isBefore(since) ? since : earliest());
        Lane lane = sweep == null ? backfill.next(now) : sweep;
        if (lane == null || !background.budget().allows()) {
            return false;
        }
        try {
            if (sweep == null) {
                backfill.page(lane, now, collector, receiver);
            } else {
                sweeps.page(lane, now, collector, receiver);
            }
            return true;
        } catch (CallRailQuotaException e) {
            LOG.debug("{} is read on when requests may be spent on it: {}", lane.name(), e.getMessage());
            return false;
        }
    }

    /** How the tiers of the sweeps stand. */
    public List<SweepState> sweeps() {
        return sweeps.states(lanes());
    }

    /** How the backfill stands; {@code null} where none is going on. */
    public BackfillState backfill() {
        return Backfill.state(lanes().get(Lane.BACKFILL));
    }

    private Map<String, Lane> lanes() {
        Progress now = progress;
        Map<String, Lane> known = now == null ? Map.of() : now.allLanes();
        return known.isEmpty() ? store.lanes(settings.consumer()) : known;
    }

    /** Writes what has been completed and is due, and gives up what has been with the route too long. */
    public void flushIfDue() {
        Progress now = progress;
        if (now != null && !now.lost()) {
            now.expire();
            unlessLost(now::flushIfDue);
        }
    }

    /** Writes what has been completed. */
    public void flush() {
        Progress now = progress;
        if (now != null && !now.lost()) {
            unlessLost(now::flush);
        }
    }

    /** The waiting list, as the store has it. */
    public List<Waiting> waiting() {
        return store.waiting(settings.consumer());
    }

    /** What cannot be read now though the rest can, in words; empty where all can. */
    public List<String> troubles() {
        return reading.troubles();
    }

    /** How many records are with the route. */
    public int inFlight() {
        Progress now = progress;
        return now == null ? 0 : now.inFlightCount();
    }

    /** Since when the oldest record is with the route; {@code null} where none is. */
    public Instant oldestInFlight() {
        Progress now = progress;
        return now == null ? null : now.oldestInFlight();
    }

    /** What became of the records so far. */
    public DeliveryCounts counts() {
        return counts;
    }

    /** Where the checkpoint is. */
    public Instant checkpoint() {
        return store.open(settings.consumer(), position.since()).checkpoint();
    }

    private void unlessLost(Runnable write) {
        try {
            write.run();
        } catch (LeaseLostException e) {
            LOG.info("{}: what was with the route counts for nothing", e.getMessage());
        }
    }

    private static void flushQuietly(Progress progress, RuntimeException failure) {
        try {
            progress.flush();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Takes deliveries only while the lease is surely held. */
    private final class Leading implements Receiver {
        private final Receiver receiver;

        Leading(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public boolean ready() {
            return leads() && receiver.ready();
        }

        @Override
        public void deliver(Delivery delivery) {
            receiver.deliver(delivery);
        }

        @Override
        public void broken(String json) {
            receiver.broken(json);
        }

        @Override
        public void answered() {
            receiver.answered();
        }

        @Override
        public void refused(String companyId, RuntimeException why) {
            receiver.refused(companyId, why);
        }
    }
}
