package io.github.camelcallrail.client;

/**
 * A request to CallRail that brought no usable answer. Each subclass is named by what the caller must do about it. The
 * message holds the method, the kind of request, the status, CallRail's own words with people's data masked, and CallRail's
 * id of the request; never a key, a query or a body.
 */
public abstract class CallRailException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    CallRailException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The HTTP status of the answer; 0 where there was none. */
    public int status() {
        return status;
    }
}
