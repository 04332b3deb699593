package io.github.camelcallrail.client;

/**
 * 403: the key is right, but its user's role or the account's plan does not allow this.
 */
public final class CallRailPermissionException extends CallRailException {

    private static final long serialVersionUID = 1L;

    CallRailPermissionException(String message, int status, Throwable cause) {
        super(message, status, cause);
    }
}
