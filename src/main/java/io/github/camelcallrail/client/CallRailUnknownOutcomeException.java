package io.github.camelcallrail.client;

/**
 * A POST that may have been carried out or not: its answer was lost, or CallRail failed. It is never sent again by itself;
 * look whether it happened.
 */
public final class CallRailUnknownOutcomeException extends CallRailException {

    private static final long serialVersionUID = 1L;

    CallRailUnknownOutcomeException(String message, int status, Throwable cause) {
        super(message, status, cause);
    }
}
