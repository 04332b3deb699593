package io.github.camelcallrail.hub;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often an address was wrong about the password: after ten times within a quarter of an hour it must wait for the quarter's
 * end. Safe to be used from any thread.
 */
final class Tries {

    static final int ALLOWED = 10;
    static final Duration WITHIN = Duration.ofMinutes(15);
    private static final int ADDRESSES = 10_000;

    private final InstantSource clock;
    private final Map<String, Wrong> wrong = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
            return size() > ADDRESSES;
        }
    };

    private record Wrong(Instant since, int times) {
    }

    Tries(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether that address may try. */
    synchronized boolean allowed(String address) {
        Wrong known = wrong.get(address);
        if (known != null && !clock.instant().isBefore(known.since().plus(WITHIN))) {
            wrong.remove(address);
            return true;
        }
        return known == null || known.times() < ALLOWED;
    }

    /** Notes that it was wrong; returns whether that was the last of its tries. */
    synchronized boolean failed(String address) {
        Wrong known = wrong.get(address);
        Wrong now = known == null ? new Wrong(clock.instant(), 1) : new Wrong(known.since(), known.times() + 1);
        wrong.put(address, now);
        return now.times() == ALLOWED;
    }

    /** Notes that it was right. */
    synchronized void succeeded(String address) {
        wrong.remove(address);
    }
}
