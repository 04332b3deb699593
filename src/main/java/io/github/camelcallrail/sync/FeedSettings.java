package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Operation;
import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.api.Walk;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * What a feed delivers and how.
 *
 * @param resource   whose records
 * @param consumer   the name of the state
 * @param companyId  the company to which every record must belong, or {@code null}
 * @param fields     the selectable fields that are asked for
 * @param onlyNew    whether a record comes once, rather than whenever it differs
 * @param hold       which records wait for a later state
 * @param overlap    how far a window reaches back behind the checkpoint
 * @param batchSize  records a delivery
 * @param retryDelay first pause before a failed record comes again, doubled each time up to six hours
 * @param inFlightTimeout when a delivery that is neither done nor failed counts as failed
 * @param snapshotEvery how often a small resource is read whole
 */
public record FeedSettings(Resource resource, String consumer, String companyId, Set<String> fields, boolean onlyNew, Hold hold,
        Duration overlap, int batchSize, Duration retryDelay, Duration inFlightTimeout, Duration snapshotEvery) {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /** Settings of a feed that reads by an instant, or a small resource every hour. */
    public FeedSettings(Resource resource, String consumer, String companyId, Set<String> fields, boolean onlyNew, Hold hold,
            Duration overlap, int batchSize, Duration retryDelay, Duration inFlightTimeout) {
        this(resource, consumer, companyId, fields, onlyNew, hold, overlap, batchSize, retryDelay, inFlightTimeout,
                Duration.ofHours(1));
    }

    /** Whether the resource is small, and read whole. */
    boolean isWhole() {
        return resource.walk() == Walk.WHOLE;
    }

    /** Whether CallRail lists the resource for one company at a time. */
    boolean isByCompany() {
        return isWhole() && !resource.requiredFilters().isEmpty();
    }

    /** Whether a record that waits can be read alone. One that CallRail lists by company does not say by itself whose it is. */
    boolean readsById() {
        return resource.operations().contains(Operation.GET) && !isByCompany();
    }

    Duration pauseAfter(int attempts) {
        Duration pause = retryDelay;
        for (int i = 1; i < attempts && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Decides which records wait for a later state. Only calls have one. */
    public enum Hold {
        /** None. */
        NONE,
        /** Calls in progress: their duration is not known. */
        IN_PROGRESS,
        /** Those, and calls whose recording and analysis are not there yet, until 20 minutes after the call's end. */
        UNSETTLED;

        private static final Duration SETTLES = Duration.ofMinutes(20);

        /**
         * Until when a call waits if nothing changes.
         *
         * @param start  when it began; {@code null} where it does not say
         * @param now    CallRail's present
         * @param asked  the selectable fields that were asked for
         * @return       {@code null} where it does not wait
         */
        Instant until(Resource resource, CallRailRecord call, Set<String> asked, Instant start, Instant now) {
            if (this == NONE || !"calls".equals(call.resource())) {
                return null;
            }
            if (call.text("duration") == null || "in_progress".equalsIgnoreCase(call.text("call_type"))) {
                return Instant.MAX;
            }
            if (this == IN_PROGRESS || start == null || isComplete(resource, call, asked)) {
                return null;
            }
            Instant settled = start.plusSeconds(seconds(call.text("duration"))).plus(SETTLES);
            return settled.isAfter(now) ? settled : null;
        }

        private static boolean isComplete(Resource resource, CallRailRecord call, Set<String> asked) {
            return resource.late().stream()
                    .filter(field -> asked.contains(field) || !resource.field(field).orElseThrow().selectable())
                    .allMatch(field -> call.get(field) instanceof Collection<?> items ? !items.isEmpty() : call.text(field) != null);
        }

        private static long seconds(String duration) {
            try {
                return Math.max(0, Math.min(Duration.ofDays(1).toSeconds(), Math.round(Double.parseDouble(duration))));
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }
}
