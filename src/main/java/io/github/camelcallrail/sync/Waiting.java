package io.github.camelcallrail.sync;

import java.time.Instant;

/**
 * A record on the waiting list: the checkpoint has passed it, and it is not done.
 *
 * @param id          the record's id
 * @param kind        why it waits
 * @param start       the instant by which it is walked, or {@code null} where it has none
 * @param since       when it came on the list
 * @param attempts    how often it failed
 * @param nextAttempt not before that it is handed over or read by id again
 * @param batch       what the records of one failed batch have in common, so that they come again as a batch; {@code null} for
 *                    a record that was alone
 * @param reason      what it failed with, without people's data; {@code null} where it did not fail
 */
public record Waiting(String id, Kind kind, Instant start, Instant since, int attempts, Instant nextAttempt, String batch,
        String reason) {

    /** Why a record waits. */
    public enum Kind {
        /** Its exchange failed. */
        FAILED,
        /** It is not yet in the state in which it is wanted: a call in progress. */
        HELD,
        /** It changed while an earlier version was still with the route. */
        CHANGED_IN_FLIGHT
    }

    boolean dueAt(Instant now) {
        return !nextAttempt.isAfter(now);
    }

    boolean failed() {
        return kind == Kind.FAILED;
    }
}
