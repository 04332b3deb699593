package io.github.camelcallrail.sync;

import java.time.Duration;

/**
 * What a feed reads behind its live work.
 *
 * @param sweeps    how often records of which age are read again
 * @param pause     how long a live poll waits after the one before; between two pages read behind it, it waits no longer
 * @param budget    whether one more request may be made
 * @param liveReach how far back a first start reads live: what lies further back is read behind; {@code null} to read all live
 */
public record Background(SweepPlan sweeps, Duration pause, Budget budget, Duration liveReach) {

    /** How far back a first start reads live, unless set. */
    public static final Duration USUAL_REACH = Duration.ofDays(7);

    /** Nothing. */
    public static final Background NONE = new Background(SweepPlan.NONE, Duration.ofMinutes(1), Budget.ANY, null);
}
