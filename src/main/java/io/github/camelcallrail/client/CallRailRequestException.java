package io.github.camelcallrail.client;

/**
 * 400, 405, 406 or 422: CallRail refuses what was asked for good. Mend the request.
 */
public final class CallRailRequestException extends CallRailException {

    private static final long serialVersionUID = 1L;

    CallRailRequestException(String message, int status, Throwable cause) {
        super(message, status, cause);
    }
}
