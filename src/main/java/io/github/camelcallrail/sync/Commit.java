package io.github.camelcallrail.sync;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What becomes true in one transaction.
 *
 * @param checkpoint the new checkpoint; {@code null} to leave it
 * @param versions   what was delivered, by id
 * @param waiting    records that come on the waiting list, or wait on for another reason or longer, by id
 * @param released   ids that leave the waiting list
 * @param forgotten  ids that count as never delivered
 * @param lanes      how far readings behind the live one have come, by name
 */
public record Commit(Instant checkpoint, Map<String, Delivered> versions, Map<String, Waiting> waiting, Set<String> released,
        Set<String> forgotten, Map<String, Lane> lanes) {

    /** A commit that moves no lane. */
    public Commit(Instant checkpoint, Map<String, Delivered> versions, Map<String, Waiting> waiting, Set<String> released,
            Set<String> forgotten) {
        this(checkpoint, versions, waiting, released, forgotten, Map.of());
    }

    /** A commit that forgets nothing. */
    public Commit(Instant checkpoint, Map<String, Delivered> versions, Map<String, Waiting> waiting, Set<String> released) {
        this(checkpoint, versions, waiting, released, Set.of());
    }

    /**
     * A version that was delivered.
     *
     * @param version the digests
     * @param start   the instant by which the record is walked, or {@code null} where it has none
     * @param listing where it stands in the lists of a small resource; {@code null} with any other
     */
    public record Delivered(Version version, Instant start, Listing listing) {

        /** A version of a record that is walked by an instant. */
        public Delivered(Version version, Instant start) {
            this(version, start, null);
        }
    }

    boolean isEmpty() {
        return checkpoint == null && versions.isEmpty() && waiting.isEmpty() && released.isEmpty()
                && forgotten.isEmpty() && lanes.isEmpty();
    }
}
