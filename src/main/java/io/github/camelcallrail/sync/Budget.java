package io.github.camelcallrail.sync;

/**
 * Says whether a request may be made now for what can wait: sweeps and backfill.
 */
@FunctionalInterface
public interface Budget {

    /** Any number of requests. */
    Budget ANY = () -> true;

    /** Whether one request may be made. */
    boolean allows();
}
