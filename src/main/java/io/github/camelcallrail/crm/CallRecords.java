package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records of calls on their way into the ledger and back. */
final class CallRecords {

    private static final String CALLS = "calls";
    /**
     * Fields that a plan allows: when the plan ends they turn to null, which does not mean that the text was deleted.
     */
    private static final List<String> PREMIUM = List.of("call_summary", "transcription", "sentiment");
    private static final int LONGEST_RECORD = 1_000_000;
    private static final int LONGEST_TEXT = 40_000;

    private CallRecords() {
    }

    /**
     * What is known of a call after that record: a field that it lacks stays, a premium field that it empties does too.
     */
    static CallRailRecord merged(CallRailRecord known, CallRailRecord call) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (known != null) {
            fields.putAll(known);
        }
        call.forEach((field, value) -> {
            if (value != null || !PREMIUM.contains(field) || fields.get(field) == null) {
                fields.put(field, value);
            }
        });
        return of(Texts.wellFormed(Json.text(fields)));
    }

    static CallRailRecord of(String json) {
        return new CallRailRecord(CALLS, Json.object(json));
    }

    /** The record with that field changed. */
    static CallRailRecord with(CallRailRecord call, String field, Object value) {
        CallRailRecord changed = new CallRailRecord(CALLS, call);
        changed.put(field, value);
        return changed;
    }

    /** As JSON that fits into the ledger: a text longer than any field of a CRM is cut. */
    static String text(CallRailRecord call) {
        String json = Json.text(call);
        for (int limit = LONGEST_TEXT; json.length() > LONGEST_RECORD && limit > 0; limit /= 10) {
            Map<String, Object> cut = new LinkedHashMap<>();
            int longest = limit;
            call.forEach((field, value) -> cut.put(field, value instanceof String text ? Texts.cut(text, longest)
                    : value != null && value.toString().length() > LONGEST_TEXT ? null : value));
            json = Json.text(cut);
        }
        return json;
    }
}
