package io.github.camelcallrail.client;

import java.time.Instant;

/**
 * Hears of each request that was sent to CallRail. Must not fail and not take long.
 */
@FunctionalInterface
public interface RequestObserver {

    /**
     * A request has ended.
     *
     * @param method     HTTP method
     * @param status     of the answer; 0 where none came
     * @param sent       when it was sent, by our clock
     * @param ended      when its answer began or it failed, by our clock
     * @param serverTime what CallRail's clock said in the answer; {@code null} where it said nothing
     */
    void ended(String method, int status, Instant sent, Instant ended, Instant serverTime);
}
