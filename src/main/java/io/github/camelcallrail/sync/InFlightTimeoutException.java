package io.github.camelcallrail.sync;

import java.time.Duration;

/**
 * An exchange that ended nowhere within the time allowed.
 */
final class InFlightTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InFlightTimeoutException(Duration limit) {
        super("neither completed nor failed within " + limit);
    }
}
