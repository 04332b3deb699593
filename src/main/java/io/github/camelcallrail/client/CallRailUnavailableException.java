package io.github.camelcallrail.client;

/**
 * No connection, a lost one, or 5xx: nothing is wrong with the request. Wait and ask again.
 */
public final class CallRailUnavailableException extends CallRailException {

    private static final long serialVersionUID = 1L;

    CallRailUnavailableException(String message, int status, Throwable cause) {
        super(message, status, cause);
    }
}
