package io.github.camelcallrail.sync;

import java.time.Duration;
import java.time.Instant;

/**
 * How a backfill stands.
 *
 * @param began    when it began
 * @param from     the first instant that it reads
 * @param until    the last one
 * @param position up to where it has read
 */
public record BackfillState(Instant began, Instant from, Instant until, Instant position) {

    /** How much of the time that it reads is done, 0 to 100. */
    public int percent() {
        long all = Math.max(1, Duration.between(from, until).toMillis());
        return (int) (100 * Duration.between(from, position).toMillis() / all);
    }

    /** How long it takes yet at the pace that it has had so far; {@code null} before anything is done. */
    public Duration left(Instant now) {
        long done = Duration.between(from, position).toMillis();
        double left = Duration.between(position, until).toMillis();
        return done <= 0 ? null : Duration.ofSeconds(Math.round(Duration.between(began, now).toSeconds() * left / done));
    }

    /** In words, on one line. */
    public String toLine(Instant now) {
        Duration left = left(now);
        return percent() + " % of " + from + " to " + until + ", now at " + position
                + (left == null ? "" : ", about " + left + " left");
    }
}
