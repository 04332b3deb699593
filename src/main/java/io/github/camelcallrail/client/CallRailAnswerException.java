package io.github.camelcallrail.client;

/**
 * An answer that is not what CallRail documents: HTML, malformed or cut JSON, no list where one belongs, a redirect, or rows
 * that show that a parameter was ignored. Nothing was concluded from it. Ask again later; if it stays, look at what lies
 * between here and CallRail.
 */
public final class CallRailAnswerException extends CallRailException {

    private static final long serialVersionUID = 1L;

    CallRailAnswerException(String message, int status, Throwable cause) {
        super(message, status, cause);
    }

    /** An answer whose content cannot be what was asked for. */
    public CallRailAnswerException(String message) {
        this(message, 200, null);
    }
}
