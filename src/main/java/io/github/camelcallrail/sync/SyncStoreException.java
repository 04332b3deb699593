package io.github.camelcallrail.sync;

/**
 * State that cannot be read or written. The message says what to repair.
 */
public final class SyncStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SyncStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
