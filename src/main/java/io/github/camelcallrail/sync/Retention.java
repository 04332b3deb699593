package io.github.camelcallrail.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/**
 * How long CallRail keeps records.
 */
final class Retention {

    private static final int MONTHS = 25;

    private Retention() {
    }

    /** The oldest instant that CallRail still has, less a day against a border that moves. */
    static Instant earliest(InstantSource clock) {
        return clock.instant().atZone(ZoneOffset.UTC).minusMonths(MONTHS).plusDays(1).toInstant();
    }
}
