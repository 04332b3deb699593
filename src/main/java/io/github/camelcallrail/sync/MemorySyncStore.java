package io.github.camelcallrail.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps state as long as the program runs.
 */
public final class MemorySyncStore implements SyncStore {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, State> states = new HashMap<>();

    @Override
    public Position open(String consumer, Instant since) {
        return with(() -> states.computeIfAbsent(consumer, name -> new State(new Position(since, since))).position);
    }

    @Override
    public Map<String, Version> versions(String consumer, Collection<String> ids) {
        return with(() -> {
            Map<String, Version> found = new HashMap<>();
            for (String id : ids) {
                Version version = states.get(consumer).versions.get(id);
                if (version != null) {
                    found.put(id, version);
                }
            }
            return found;
        });
    }

    @Override
    public List<Waiting> waiting(String consumer) {
        return with(() -> states.get(consumer).waiting.values().stream()
                .sorted(Comparator.comparing(Waiting::since).thenComparing(Waiting::id)).toList());
    }

    @Override
    public void commit(String consumer, Commit commit) {
        with(() -> {
            State state = states.get(consumer);
            if (commit.checkpoint() != null) {
                state.position = new Position(state.position.since(), commit.checkpoint());
            }
            commit.versions().forEach((id, delivered) -> state.versions.put(id, delivered.version()));
            commit.released().forEach(state.waiting::remove);
            state.waiting.putAll(commit.waiting());
            return null;
        });
    }

    private <T> T with(java.util.function.Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static final class State {
        private Position position;
        private final Map<String, Version> versions = new HashMap<>();
        private final Map<String, Waiting> waiting = new HashMap<>();

        State(Position position) {
            this.position = position;
        }
    }
}
