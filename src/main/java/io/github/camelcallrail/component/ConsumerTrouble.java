package io.github.camelcallrail.component;

import io.github.camelcallrail.client.CallRailAnswerException;
import io.github.camelcallrail.client.CallRailAuthenticationException;
import io.github.camelcallrail.client.CallRailPermissionException;
import io.github.camelcallrail.client.CallRailQuotaException;
import io.github.camelcallrail.client.CallRailUnavailableException;
import io.github.camelcallrail.sync.HeldBackException;
import io.github.camelcallrail.sync.SyncStoreException;

/**
 * What ails a consumer.
 *
 * @param reason one word for it
 * @param what   what is seen
 * @param remedy what to do
 * @param stuck  whether a restart would help
 */
record ConsumerTrouble(String reason, String what, String remedy, boolean stuck) {

    private static final String BY_ITSELF = "Nothing is lost, and the consumer goes on by itself";

    static ConsumerTrouble stuck(String what) {
        return new ConsumerTrouble("stuck", what, "A step of the route does not return: look at the threads, give that step a time"
                + " limit, and start again", true);
    }

    static ConsumerTrouble of(String reason, String what, String remedy) {
        return new ConsumerTrouble(reason, what, remedy, false);
    }

    /** What a poll failed with. */
    static ConsumerTrouble of(Exception failure) {
        Throwable cause = failure instanceof CallRailPollException ? failure.getCause() : failure;
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (cause instanceof CallRailAuthenticationException) {
            return of("wrong-key", what, "Mend the option apiKey, and start again");
        }
        if (cause instanceof CallRailPermissionException) {
            return of("not-allowed", what, "Use the key of a user who sees these records");
        }
        if (cause instanceof CallRailQuotaException) {
            return of("limit", what, BY_ITSELF + " when the hour or the day is over; poll less often, or ask CallRail for more");
        }
        if (cause instanceof CallRailUnavailableException) {
            return of("callrail-unavailable", what, BY_ITSELF + " when CallRail can be reached; if that lasts, check baseUrl and the"
                    + " network");
        }
        if (cause instanceof CallRailAnswerException) {
            return of("answer", what, "Look at what lies between you and CallRail: a proxy, a gateway, a login page");
        }
        if (cause instanceof HeldBackException) {
            return of("held-back", what, "See the waiting list for what they fail with");
        }
        if (cause instanceof SyncStoreException) {
            return of("state", what, "Check the database of the state; " + BY_ITSELF);
        }
        return of("poll", what, "See the log");
    }
}
