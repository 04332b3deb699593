package io.github.camelcallrail.sync;

import java.time.Instant;

/**
 * How a tier of the sweeps stands.
 *
 * @param tier     its name, such as {@code P7D}
 * @param lastRun  when its last finished run began; {@code null} where none was finished
 * @param position up to where the present run has read; {@code null} where none is going on
 * @param due      when the next run is to begin, or the present one was; in the past where it is behind
 */
public record SweepState(String tier, Instant lastRun, Instant position, Instant due) {

    /** In words, on one line. */
    public String toLine() {
        return tier + ": last run " + (lastRun == null ? "none yet" : lastRun) + (position == null ? "" : ", now at " + position)
                + ", due " + due;
    }
}
