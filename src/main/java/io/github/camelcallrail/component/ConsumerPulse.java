package io.github.camelcallrail.component;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;

/**
 * Whether a consumer lives: when its polls begin and end, what the last one failed with, and when something last moved.
 */
final class ConsumerPulse {

    private final InstantSource clock;
    private final LongAdder polls = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private volatile Instant pollingSince;
    private volatile Instant moved;
    private volatile Exception failure;

    ConsumerPulse(InstantSource clock) {
        this.clock = clock;
    }

    /** The consumer starts, or goes on: what was before counts no more. */
    void begin() {
        moved = clock.instant();
        failure = null;
    }

    /** One poll, from its begin to its end. */
    int poll(Callable<Integer> poll) throws Exception {
        long start = System.nanoTime();
        pollingSince = clock.instant();
        moved = pollingSince;
        try {
            int handed = poll.call();
            failure = null;
            return handed;
        } catch (Exception e) {
            failure = e;
            failed.increment();
            throw e;
        } finally {
            polls.increment();
            nanos.add(System.nanoTime() - start);
            pollingSince = null;
            moved = clock.instant();
        }
    }

    /** CallRail has answered, or the route is done with a record. */
    void moves() {
        moved = clock.instant();
    }

    /** Whether a poll runs now. */
    boolean isPolling() {
        return pollingSince != null;
    }

    /** How long nothing has moved. */
    Duration still() {
        Instant last = moved;
        return last == null ? Duration.ZERO : Duration.between(last, clock.instant());
    }

    /** What the last poll failed with; {@code null} where it did not. */
    Exception failure() {
        return failure;
    }

    /** Polls that have ended. */
    long polls() {
        return polls.sum();
    }

    /** Polls that have failed. */
    long failedPolls() {
        return failed.sum();
    }

    /** What they took in all. */
    long nanos() {
        return nanos.sum();
    }
}
