package io.github.camelcallrail.hub;

import io.github.camelcallrail.sync.Waiting;

/**
 * Why a record is pending, as the page tells it.
 */
enum PendingKind {

    /** The route failed with it; it comes again by itself. */
    FAILED("failed", true, null, null),
    /** The other side would not take it; it does not come again by itself. */
    REFUSED("refused", true, null, null),
    /** An operator set it aside. */
    SET_ASIDE("set-aside", true, null, "It waits until it changes. Deliver it again when its cause is mended."),
    /** So many are gone at once that it is not believed. */
    WITHHELD("withheld", true, null, "If they really are deleted, deliver them again: each is asked for once more, and told as"
            + " deleted if it is gone. If not, do nothing: they count as there when they are listed again."),
    /** No list brought it: it is asked for by its id. */
    UNSEEN("unseen", false, "CallRail's list did not bring it when it was read again",
            "Nothing to do: it is asked for by its id, and told as deleted if it is gone."),
    /** A call in progress. */
    HELD("held", false, "the call is not over yet", "Nothing to do: it comes when the call is over, at the latest after a day."),
    /** Changed while with the route. */
    CHANGED("changed", false, "it changed while an earlier version was being written", "Nothing to do: it comes next."),
    /** Asked for by its id. */
    REQUESTED("requested", false, "it is to be delivered again", "Nothing to do: it comes with the next poll.");

    private final String label;
    private final boolean failure;
    private final String reason;
    private final String advice;

    PendingKind(String label, boolean failure, String reason, String advice) {
        this.label = label;
        this.failure = failure;
        this.reason = reason;
        this.advice = advice;
    }

    static PendingKind of(Waiting.Kind kind) {
        return switch (kind) {
            case FAILED -> FAILED;
            case SET_ASIDE -> SET_ASIDE;
            case WITHHELD -> WITHHELD;
            case SUSPECTED, MISSING -> UNSEEN;
            case HELD -> HELD;
            case CHANGED_IN_FLIGHT -> CHANGED;
            case REQUESTED -> REQUESTED;
        };
    }

    String label() {
        return label;
    }

    /** Whether an operator may have to do something. */
    boolean isFailure() {
        return failure;
    }

    String reason(String known) {
        return reason == null ? known : reason;
    }

    String advice(String known) {
        return advice == null ? Advice.onFailure(known) : advice;
    }
}
