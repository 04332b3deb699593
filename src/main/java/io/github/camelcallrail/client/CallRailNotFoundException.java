package io.github.camelcallrail.client;

/**
 * 404: there is no such record any more (a call marked as spam looks like this too), or never was.
 */
public final class CallRailNotFoundException extends CallRailException {

    private static final long serialVersionUID = 1L;

    /** What was asked for is not there. */
    public CallRailNotFoundException(String message) {
        this(message, 404, null);
    }

    CallRailNotFoundException(String message, int status, Throwable cause) {
        super(message, status, cause);
    }
}
