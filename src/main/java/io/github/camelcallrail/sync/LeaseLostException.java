package io.github.camelcallrail.sync;

/**
 * Somebody else polls under this consumer's name now, or an operator has rewound it. What was done since counts for nothing: it
 * is done again.
 */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The lease of that consumer is lost. */
    public LeaseLostException(String consumer) {
        super("Consumer '" + consumer + "' was taken over by another process, or rewound");
    }
}
