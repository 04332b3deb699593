package io.github.camelcallrail.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps state as long as the program runs.
 */
public final class MemorySyncStore implements SyncStore {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, State> states = new HashMap<>();
    private final Duration lease;

    /** An empty store. */
    public MemorySyncStore() {
        this(LEASE);
    }

    /** An empty store in which a lease lasts that long; for tests, which cannot wait. */
    public MemorySyncStore(Duration lease) {
        this.lease = lease;
    }

    @Override
    public Position open(String consumer, Instant since) {
        return with(() -> states.computeIfAbsent(consumer, name -> new State(new Position(since, since))).position);
    }

    @Override
    public Map<String, Version> versions(String consumer, Collection<String> ids) {
        return with(() -> {
            Map<String, Version> found = new HashMap<>();
            for (String id : ids) {
                Commit.Delivered delivered = states.get(consumer).versions.get(id);
                if (delivered != null) {
                    found.put(id, delivered.version());
                }
            }
            return found;
        });
    }

    @Override
    public Map<String, Lane> lanes(String consumer) {
        return with(() -> Map.copyOf(states.get(consumer).lanes));
    }

    @Override
    public Map<String, Seen> delivered(String consumer, Instant from, Instant to) {
        return with(() -> {
            Map<String, Seen> found = new HashMap<>();
            states.get(consumer).versions.forEach((id, delivered) -> {
                Instant start = delivered.start();
                if (start != null && !start.isBefore(from) && start.isBefore(to)) {
                    found.put(id, new Seen(start, delivered.listing() != null && delivered.listing().unlisted()));
                }
            });
            return found;
        });
    }

    @Override
    public Map<String, Listing> listings(String consumer) {
        return with(() -> {
            Map<String, Listing> found = new HashMap<>();
            states.get(consumer).versions.forEach((id, delivered) ->
                    found.put(id, delivered.listing() == null ? Listing.PLAIN : delivered.listing()));
            return found;
        });
    }

    @Override
    public List<Waiting> waiting(String consumer) {
        return with(() -> states.get(consumer).waiting.values().stream()
                .sorted(Comparator.comparing(Waiting::since).thenComparing(Waiting::id)).toList());
    }

    @Override
    public void commit(String consumer, long epoch, Commit commit) {
        with(() -> {
            State state = states.get(consumer);
            if (state.epoch != epoch) {
                throw new LeaseLostException(consumer);
            }
            apply(state, commit);
            return null;
        });
    }

    @Override
    public void edit(String consumer, Commit commit) {
        with(() -> {
            apply(states.get(consumer), commit);
            return null;
        });
    }

    private static void apply(State state, Commit commit) {
        if (commit.checkpoint() != null) {
            state.position = new Position(state.position.since(), commit.checkpoint());
        }
        state.versions.keySet().removeAll(commit.forgotten());
        state.versions.putAll(commit.versions());
        commit.released().forEach(state.waiting::remove);
        state.waiting.putAll(commit.waiting());
        state.lanes.putAll(commit.lanes());
    }

    @Override
    public long lease(String consumer, String owner) {
        return with(() -> {
            State state = states.get(consumer);
            boolean ours = owner.equals(state.owner);
            if (!ours && state.leased()) {
                return 0L;
            }
            state.epoch += ours ? 0 : 1;
            state.owner = owner;
            state.leasedUntil = System.nanoTime() + lease.toNanos();
            return state.epoch;
        });
    }

    @Override
    public void release(String consumer, String owner) {
        with(() -> {
            State state = states.get(consumer);
            if (state != null && owner.equals(state.owner)) {
                state.leasedUntil = System.nanoTime();
            }
            return null;
        });
    }

    @Override
    public List<ConsumerState> consumers() {
        return with(() -> states.entrySet().stream().map(entry -> entry.getValue().as(entry.getKey())).toList());
    }

    @Override
    public void rewind(String consumer, Instant to) {
        with(() -> {
            State state = states.get(consumer);
            if (state == null) {
                throw new SyncStoreException("There is no state of a consumer '" + consumer + "'", null);
            }
            state.versions.values().removeIf(delivered -> delivered.start() == null || !delivered.start().isBefore(to));
            Instant since = state.position.since().isBefore(to) ? state.position.since() : to;
            state.position = new Position(since, to);
            state.epoch++;
            return null;
        });
    }

    private <T> T with(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static final class State {
        private Position position;
        private String owner;
        private long leasedUntil;
        private long epoch;
        private final Map<String, Commit.Delivered> versions = new HashMap<>();
        private final Map<String, Waiting> waiting = new HashMap<>();
        private final Map<String, Lane> lanes = new HashMap<>();

        State(Position position) {
            this.position = position;
        }

        boolean leased() {
            return owner != null && System.nanoTime() - leasedUntil < 0;
        }

        ConsumerState as(String name) {
            String sample = versions.keySet().stream().min(Comparator.naturalOrder()).orElse(null);
            return new ConsumerState(name, position.since(), position.checkpoint(), leased(), versions.size(), waiting.size(), sample);
        }
    }
}
