package io.github.camelcallrail.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Keeps what consumers have delivered and what waits. All methods may be called from several threads; each is one transaction.
 * A consumer is known by its name.
 */
public interface SyncStore {

    /**
     * How far that consumer has come; one that is not known begins at {@code since}, which is stored before it returns.
     *
     * @throws SyncStoreException if there is state and it cannot be read
     */
    Position open(String consumer, Instant since);

    /** What was last delivered of those records; ids that were never delivered are absent. */
    Map<String, Version> versions(String consumer, Collection<String> ids);

    /** The waiting list, longest waiting first. */
    List<Waiting> waiting(String consumer);

    /** Makes all of that true, or nothing of it. */
    void commit(String consumer, Commit commit);
}
