package io.github.camelcallrail.sandbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a call looks from outside at a given time.
 */
final class CallView {

    private static final String LINKS = "https://api.callrail.com/v3/a/";

    private final World world;
    private final Quirks quirks;
    private final Instant now;
    private final ZoneId zone;

    CallView(World world, Quirks quirks, Instant now, ZoneId zone) {
        this.world = world;
        this.quirks = quirks;
        this.now = now;
        this.zone = zone;
    }

    /** The default fields and those asked for. */
    Map<String, Object> row(StoredCall call, Collection<String> asked) {
        Map<String, Object> row = new LinkedHashMap<>();
        CallFields.DEFAULT.forEach(field -> put(row, call, field));
        if (quirks.has(Quirk.EXTRA_FIELDS)) {
            put(row, call, "agent_email");
            put(row, call, "lead_score");
            row.put("spam_likelihood", "low");
        }
        asked.forEach(field -> put(row, call, field));
        return row;
    }

    /** What the answer to a write shows. */
    Map<String, Object> written(StoredCall call) {
        Map<String, Object> row = row(call, List.of());
        row.keySet().removeAll(List.of("recording_player", "agent_email", "lead_score"));
        return row;
    }

    private void put(Map<String, Object> row, StoredCall call, String field) {
        if (!call.verbatim()) {
            row.put(field, value(call, field));
        } else if (call.holds(field)) {
            row.put(field, call.truth().get(field));
        }
    }

    Object value(StoredCall call, String field) {
        Object value = call.value(field, now);
        if (value == null || CallFields.PREMIUM.contains(field) && quirks.has(Quirk.NO_PREMIUM)) {
            return null;
        }
        return switch (field) {
            case "start_time", "created_at", "good_lead_call_time" ->
                Moments.read(value).<Object>map(instant -> Moments.offset(instant, zone)).orElse(value);
            case "recording" -> recording(value);
            case "recording_duration" -> quirks.has(Quirk.RECORDING_DURATION_AS_TEXT) ? String.valueOf(value) : value;
            case "tags" -> tags(call, value);
            default -> value;
        };
    }

    private Object recording(Object value) {
        boolean ours = value instanceof String link && link.startsWith(LINKS) && link.endsWith(".json");
        return ours && quirks.has(Quirk.RECORDING_WITHOUT_JSON)
                ? ((String) value).substring(0, ((String) value).length() - ".json".length()) : value;
    }

    private Object tags(StoredCall call, Object value) {
        if (!(value instanceof Collection<?> items) || quirks.has(Quirk.TAGS_AS_TEXT)) {
            return value;
        }
        List<Object> shown = new ArrayList<>();
        for (Object item : items) {
            boolean asText = !(item instanceof String) || shown.isEmpty() && quirks.has(Quirk.TAGS_MIXED);
            shown.add(asText ? item : tag(call, (String) item));
        }
        return shown;
    }

    private Map<String, Object> tag(StoredCall call, String name) {
        Map<String, Object> shown = new LinkedHashMap<>();
        world.tagBook().usable(name, (String) call.truth().get("company_id"))
                .ifPresent(tag -> shown.put("id", tag.get("id")));
        shown.put("name", name);
        return shown;
    }

    static String recordingLink(String accountId, String callId) {
        return LINKS + accountId + "/calls/" + callId + "/recording.json";
    }
}
