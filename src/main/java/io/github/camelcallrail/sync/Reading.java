package io.github.camelcallrail.sync;

import java.time.Instant;
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

    /** CallRail's time up to which everything is read; {@code null} before the first whole reading. */
    Instant upTo();
}
