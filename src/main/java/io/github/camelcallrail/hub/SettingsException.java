package io.github.camelcallrail.hub;

/**
 * A configuration with which the hub cannot start. The message is all that a user needs to see.
 */
final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingsException(String message) {
        super(message);
    }
}
