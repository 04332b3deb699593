package io.github.camelcallrail.client;

import java.time.Duration;
import java.util.Optional;

/**
 * 429: the account's hourly or daily limit is used up. Nothing was carried out. Wait, then send the same request again.
 */
public final class CallRailQuotaException extends CallRailException {

    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    CallRailQuotaException(String message, int status, Duration retryAfter) {
        super(message, status, null);
        this.retryAfter = retryAfter;
    }

    /** How long CallRail asks to wait; empty where it does not say, or nothing sensible. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
