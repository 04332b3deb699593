package io.github.camelcallrail.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an operator does to a consumer's state, whether the consumer runs meanwhile or not: it reads the state anew with each
 * poll.
 */
public final class Operators {

    private final SyncStore store;

    /** Works on that store. */
    public Operators(SyncStore store) {
        this.store = store;
    }

    /** The states in the store. */
    public List<ConsumerState> consumers() {
        return store.consumers();
    }

    /** The waiting list of that consumer. */
    public List<Waiting> waiting(String consumer) {
        known(consumer);
        return store.waiting(consumer);
    }

    /** Lets everything since that instant come again. */
    public void rewind(String consumer, Instant to) {
        store.rewind(consumer, to);
    }

    /** Has that record delivered with the next poll, in its present state, as if it never had been. */
    public void deliverAgain(String consumer, String id) {
        known(consumer);
        Instant now = Instant.EPOCH;
        Waiting requested = new Waiting(id, Waiting.Kind.REQUESTED, null, now, 0, now, null, null, null);
        store.edit(consumer, new Commit(null, Map.of(), Map.of(id, requested), Set.of(), Set.of(id)));
    }

    /** Has those records delivered with the next poll, as {@link #deliverAgain(String, String)}. */
    public void deliverAgain(String consumer, Collection<String> ids) {
        for (String id : ids) {
            deliverAgain(consumer, id);
        }
    }

    /** Tries those of the failed records again with the next poll, also such as were set aside; returns how many they are. */
    public int retry(String consumer, Collection<String> ids) {
        known(consumer);
        List<Waiting> chosen = store.waiting(consumer).stream()
                .filter(item -> ids.contains(item.id()) && (item.failed() || item.kind() == Waiting.Kind.SET_ASIDE))
                .map(item -> item.as(Waiting.Kind.FAILED).until(Instant.EPOCH)).toList();
        edit(consumer, chosen);
        return chosen.size();
    }

    /** Sets those of the failed records aside; returns how many they are. */
    public int setAside(String consumer, Collection<String> ids) {
        List<Waiting> chosen = failed(consumer).stream().filter(item -> ids.contains(item.id()))
                .map(item -> item.as(Waiting.Kind.SET_ASIDE)).toList();
        edit(consumer, chosen);
        return chosen.size();
    }

    /** Tries all failed records again with the next poll. */
    public int retryAll(String consumer) {
        List<Waiting> failed = failed(consumer).stream().map(item -> item.until(Instant.EPOCH)).toList();
        edit(consumer, failed);
        return failed.size();
    }

    /**
     * Sets a failed record aside: it is kept and shown, neither tried nor counted until it changes.
     *
     * @throws IllegalArgumentException if no failed record of that id waits
     */
    public void setAside(String consumer, String id) {
        List<Waiting> found = failed(consumer).stream().filter(item -> item.id().equals(id)).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("No failed record " + id + " waits for consumer '" + consumer + "'");
        }
        edit(consumer, List.of(found.get(0).as(Waiting.Kind.SET_ASIDE)));
    }

    /** Sets all failed records aside, and returns how many they were. */
    public int setAllAside(String consumer) {
        List<Waiting> aside = failed(consumer).stream().map(item -> item.as(Waiting.Kind.SET_ASIDE)).toList();
        edit(consumer, aside);
        return aside.size();
    }

    /**
     * Lets the deletions through that are withheld: each record is asked for once more, and told as deleted if it is gone.
     *
     * @return how many they are
     */
    public int releaseDeletions(String consumer) {
        return release(consumer, withheld(consumer));
    }

    /** Lets those of the withheld deletions through; returns how many they are. */
    public int releaseDeletions(String consumer, Collection<String> ids) {
        return release(consumer, withheld(consumer).stream().filter(item -> ids.contains(item.id())).toList());
    }

    private int release(String consumer, List<Waiting> items) {
        List<Waiting> released = items.stream()
                .map(item -> item.as(Waiting.Kind.REQUESTED).until(Instant.EPOCH)).toList();
        edit(consumer, released);
        return released.size();
    }

    /**
     * Forgets the records whose deletion is withheld, without telling anybody: if they are there again, they count as new.
     *
     * @return how many they are
     */
    public int forgetDeletions(String consumer) {
        Set<String> ids = withheld(consumer).stream().map(Waiting::id).collect(Collectors.toSet());
        store.edit(consumer, new Commit(null, Map.of(), Map.of(), ids, ids));
        return ids.size();
    }

    private List<Waiting> withheld(String consumer) {
        known(consumer);
        return store.waiting(consumer).stream().filter(item -> item.kind() == Waiting.Kind.WITHHELD).toList();
    }

    private List<Waiting> failed(String consumer) {
        known(consumer);
        return store.waiting(consumer).stream().filter(Waiting::failed).toList();
    }

    /** An operator's word goes beside the lease: it holds no place of the consumer's. */
    private void edit(String consumer, List<Waiting> items) {
        Map<String, Waiting> byId = new LinkedHashMap<>();
        new ArrayList<>(items).forEach(item -> byId.put(item.id(), item));
        store.edit(consumer, new Commit(null, Map.of(), byId, Set.of()));
    }

    private void known(String consumer) {
        List<String> names = store.consumers().stream().map(ConsumerState::name).toList();
        if (!names.contains(consumer)) {
            throw new IllegalArgumentException("There is no state of a consumer '" + consumer + "'. There are " + names);
        }
        store.open(consumer, Instant.EPOCH);
    }
}
