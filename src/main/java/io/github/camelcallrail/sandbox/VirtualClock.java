package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is moved.
 */
public final class VirtualClock implements InstantSource {

    private final AtomicReference<Instant> now;

    /** A clock that shows that instant. */
    public VirtualClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves the clock by that much and returns what it shows then. */
    public Instant advance(Duration by) {
        return now.updateAndGet(before -> before.plus(by));
    }

    /** Sets the clock, backwards too. */
    public void set(Instant instant) {
        now.set(instant);
    }
}
