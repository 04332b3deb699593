package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call as it truly is, and what of it has come to light by a given time. Guarded by the world that holds it.
 */
final class StoredCall {

    static final Comparator<StoredCall> BY_START =
            Comparator.comparing(StoredCall::start).thenComparing(StoredCall::id);

    /**
     * When things come to light (section 9.5 of the fact sheet).
     *
     * @param appears  the call is in lists, in progress
     * @param ends     duration, answer and type
     * @param recorded the recording
     * @param analysed transcript, summary, highlights, score
     */
    record TimeLine(Instant appears, Instant ends, Instant recorded, Instant analysed) {

        private static final Duration HIDDEN = Duration.ofSeconds(18);
        private static final Duration RECORDING = Duration.ofMinutes(2);

        static TimeLine of(Instant start, Duration length, Duration analysis) {
            Instant ends = start.plus(length);
            return new TimeLine(start.plus(HIDDEN), ends, ends.plus(RECORDING), ends.plus(analysis));
        }
    }

    private final String id;
    private final boolean verbatim;
    private final TimeLine timeLine;
    private final Map<String, Object> fields;
    private Instant start;
    private boolean spam;

    StoredCall(String id, Instant start, TimeLine timeLine, boolean verbatim, Map<String, Object> fields) {
        this.id = id;
        this.start = start;
        this.timeLine = timeLine;
        this.verbatim = verbatim;
        this.fields = new LinkedHashMap<>(fields);
    }

    String id() {
        return id;
    }

    Instant start() {
        return start;
    }

    void moveTo(Instant instant) {
        start = instant;
    }

    /** Whether its fields are served exactly as they were given. */
    boolean verbatim() {
        return verbatim;
    }

    boolean spam() {
        return spam;
    }

    void markSpam() {
        spam = true;
    }

    boolean visible(Instant now) {
        return !spam && (timeLine == null || !now.isBefore(timeLine.appears()));
    }

    /** The value that can be seen at that time; {@code null} for nothing. */
    Object value(String field, Instant now) {
        if (timeLine == null || !now.isBefore(timeLine.analysed())) {
            return fields.get(field);
        }
        if (CallFields.WITH_ANALYSIS.contains(field)
                || CallFields.WITH_RECORDING.contains(field) && now.isBefore(timeLine.recorded())) {
            return null;
        }
        return now.isBefore(timeLine.ends()) ? inProgress(field) : fields.get(field);
    }

    private Object inProgress(String field) {
        return switch (field) {
            case "call_type" -> "in_progress";
            case "formatted_call_type" -> "In Progress";
            case "voicemail" -> false;
            default -> CallFields.WITH_END.contains(field) ? null : fields.get(field);
        };
    }

    boolean holds(String field) {
        return fields.containsKey(field);
    }

    /** The true fields, to be changed under the world's lock. */
    Map<String, Object> truth() {
        return fields;
    }
}
