package io.github.camelcallrail.sync;

import java.time.Instant;
import java.util.Locale;

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
 * @param version     what it looked like when it failed; {@code null} where it did not fail
 */
public record Waiting(String id, Kind kind, Instant start, Instant since, int attempts, Instant nextAttempt, String batch,
        String reason, Version version) {

    /** Why a record waits. */
    public enum Kind {
        /** Its exchange failed. */
        FAILED,
        /** It is not yet in the state in which it is wanted: a call in progress. */
        HELD,
        /** It changed while an earlier version was still with the route. */
        CHANGED_IN_FLIGHT,
        /** A sweep's run did not bring it so far: what becomes of it is decided when the run ends. */
        SUSPECTED,
        /** A sweep did not bring it: it is asked for by its id once, which tells whether it is deleted. */
        MISSING,
        /** Somebody asked for it by its id. */
        REQUESTED,
        /** An operator set it aside: it is kept and shown, and neither tried nor counted until it changes. */
        SET_ASIDE,
        /** It seems to be deleted, with so many others at once that it is not believed: an operator must say. */
        WITHHELD
    }

    /** This record, waiting for another reason. */
    Waiting as(Kind another) {
        return new Waiting(id, another, start, since, attempts, nextAttempt, batch, reason, version);
    }

    /** This record, due at another time. */
    Waiting until(Instant next) {
        return new Waiting(id, kind, start, since, attempts, next, batch, reason, version);
    }

    /** In words, on one line. */
    public String toLine() {
        String why = reason == null ? "" : ": " + reason;
        String tried = attempts == 0 ? "" : ", tried " + attempts + (attempts == 1 ? " time" : " times");
        String next = settled() ? "" : ", next " + nextAttempt;
        return id + " " + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + " since " + since + tried + next + why;
    }

    boolean dueAt(Instant now) {
        return !settled() && !nextAttempt.isAfter(now);
    }

    /** Whether nothing is done about it until somebody says so, or it is read again. */
    private boolean settled() {
        return kind == Kind.SET_ASIDE || kind == Kind.WITHHELD || kind == Kind.SUSPECTED;
    }

    boolean failed() {
        return kind == Kind.FAILED;
    }
}
