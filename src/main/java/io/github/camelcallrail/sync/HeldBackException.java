package io.github.camelcallrail.sync;

/**
 * So many records wait because they failed that nothing new is read until there are fewer. Retries go on.
 */
public final class HeldBackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HeldBackException(String consumer, int failed, int most) {
        super("Consumer '" + consumer + "' reads nothing new: " + failed + " records wait because they failed, more than " + most
                + ". They are tried again by themselves; mend what they fail with, or set them aside");
    }
}
