package io.github.camelcallrail.client;

/**
 * 401: the key is missing or wrong. Mend the key; asking again with this one is useless.
 */
public final class CallRailAuthenticationException extends CallRailException {

    private static final long serialVersionUID = 1L;

    CallRailAuthenticationException(String message, int status, Throwable cause) {
        super(message, status, cause);
    }
}
