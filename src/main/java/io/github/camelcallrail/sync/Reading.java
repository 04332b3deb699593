package io.github.camelcallrail.sync;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * How a poll finds what is new in a resource; what becomes of each record is the collector's.
 */
interface Reading {

    /**
     * Reads and offers what is new, until all is read or the collector takes no more.
     *
     * @param position where the consumer stands
     * @return         ids that were read, which need not be read again in this poll
     */
    Set<String> read(Position position, Progress progress, Collector collector, Receiver receiver);

    /**
     * Brings again what waits and is due, where the waiting room cannot read it by itself, and nothing new.
     *
     * @return ids that were read
     */
    default Set<String> again(Progress progress, Collector collector, Receiver receiver) {
        return Set.of();
    }

    /** What cannot be read now though the rest can, in words; empty where all can. */
    default List<String> troubles() {
        return List.of();
    }

    /** CallRail's time up to which everything is read; {@code null} before the first whole reading. */
    Instant upTo();
}
