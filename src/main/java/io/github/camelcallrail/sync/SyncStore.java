package io.github.camelcallrail.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Keeps what consumers have delivered and what waits. All methods may be called from several threads; each is one transaction.
 * A consumer is known by its name.
 */
public interface SyncStore {

    /** How long a lease lasts where it is not renewed. */
    Duration LEASE = Duration.ofSeconds(15);

    /**
     * How far that consumer has come; one that is not known begins at {@code since}, which is stored before it returns.
     *
     * @throws SyncStoreException if there is state and it cannot be read
     */
    Position open(String consumer, Instant since);

    /** What was last delivered of those records; ids that were never delivered are absent. */
    Map<String, Version> versions(String consumer, Collection<String> ids);

    /** How far readings behind the live one have come, by the lane's name. */
    Map<String, Lane> lanes(String consumer);

    /** The records that were delivered and begin from the one instant to before the other, by id, and where they stood in the lists. */
    Map<String, Seen> delivered(String consumer, Instant from, Instant to);

    /** Every record that was delivered, by id, and where it stood in the lists; for small resources. */
    Map<String, Listing> listings(String consumer);

    /** The waiting list, longest waiting first. */
    List<Waiting> waiting(String consumer);

    /**
     * Makes all of that true, or nothing of it.
     *
     * @param  epoch              of the lease under which the work was done
     * @throws LeaseLostException if somebody else has taken the lease since: nothing was written
     */
    void commit(String consumer, long epoch, Commit commit);

    /**
     * Takes or renews the right to be the consumer of that name, by the store's own clock.
     *
     * @param  owner who asks, unlike any other in any process
     * @return       the lease's epoch, which grows each time it changes hands; 0 where somebody else has it
     */
    long lease(String consumer, String owner);

    /** Gives the lease back, so that somebody else need not wait for its end. */
    void release(String consumer, String owner);

    /** As {@link #commit}, by an operator, who needs no lease. */
    void edit(String consumer, Commit commit);

    /** What each consumer of the store has come to; for operators. */
    List<ConsumerState> consumers();

    /**
     * Lets everything since that instant come again: moves the checkpoint there and forgets what was delivered since, and all
     * that has no instant.
     *
     * @throws SyncStoreException if the consumer is not known
     */
    void rewind(String consumer, Instant to);
}
