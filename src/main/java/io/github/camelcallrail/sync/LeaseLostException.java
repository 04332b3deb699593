package io.github.camelcallrail.sync;

/**
 * Somebody else polls under this consumer's name now. What was done since counts for nothing: the other one does it again.
 */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The lease of that consumer is lost. */
    public LeaseLostException(String consumer) {
        super("Another process has taken over consumer '" + consumer + "'");
    }
}
