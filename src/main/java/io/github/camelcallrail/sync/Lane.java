package io.github.camelcallrail.sync;

import java.time.Instant;

/**
 * How far a reading behind the live one has come: that of a tier of the sweeps, or the backfill.
 *
 * @param name    such as {@code P7D} or {@code backfill}
 * @param lastRun when its last finished run began; {@code null} where none was finished
 * @param run     the run that is going on, or {@code null}
 */
public record Lane(String name, Instant lastRun, Run run) {

    /** The live reading, which keeps its place in the checkpoint. */
    static final String LIVE = "live";
    /** What waits, which keeps its place in the waiting list. */
    static final String WAITING = "waiting";
    /** What lies further back than a first start reads live. */
    static final String BACKFILL = "backfill";

    /**
     * A run.
     *
     * @param began    when
     * @param from     the first instant that it reads
     * @param until    the last one
     * @param position everything before it is delivered or on the waiting list
     */
    public record Run(Instant began, Instant from, Instant until, Instant position) {
    }

    /** This lane in that run's beginning. */
    Lane begin(Instant began, Instant from, Instant until) {
        return new Lane(name, lastRun, new Run(began, from, until, from));
    }

    /** This lane further on in its run. */
    Lane at(Instant position) {
        return new Lane(name, lastRun, new Run(run.began, run.from, run.until, position));
    }

    /** This lane at the end of its run. */
    Lane finish() {
        return new Lane(name, run.began, null);
    }

    /** Whether its run has read everything. */
    boolean readOut() {
        return run != null && !run.position.isBefore(run.until);
    }
}
