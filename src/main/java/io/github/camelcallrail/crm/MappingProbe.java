package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Field;
import io.github.camelcallrail.api.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Learns what the mapping scripts write by giving them made-up calls: every field there, texts without end and some of middling
 * length, each verdict and each outcome.
 */
final class MappingProbe {

    /** Texts up to that length are taken for one of a few words. */
    static final int WORD = 40;
    private static final int ENDLESS = 200_000;
    private static final List<Integer> LENGTHS = List.of(ENDLESS, 255);
    private static final String COMPANY = "COM" + "0".repeat(32);
    private static final String LEAD_ID = "0".repeat(18);

    private final Mappings mappings;

    MappingProbe(Mappings mappings) {
        this.mappings = mappings;
    }

    /** What {@code lead.groovy} writes, by field. */
    Map<String, FieldUse> lead() {
        return uses("lead.groovy", mappings::lead);
    }

    /** What {@code lead-shared.groovy} writes. */
    Map<String, FieldUse> shared() {
        return uses("lead-shared.groovy", mappings::shared);
    }

    /** What {@code lead-new.groovy} writes. */
    Map<String, FieldUse> fresh() {
        return uses("lead-new.groovy", mappings::fresh);
    }

    /** What {@code task.groovy} writes. */
    Map<String, FieldUse> task() {
        return uses("task.groovy", caller -> mappings.task(caller.getLastCall(), LEAD_ID));
    }

    /** The CRM's object that leads become, or tasks; the script says so in {@code attributes}. */
    String object(boolean task) {
        for (Caller caller : callers()) {
            try {
                Mapped mapped = task ? mappings.task(caller.getLastCall(), LEAD_ID) : mappings.lead(caller);
                if (mapped.envelope().get("attributes") instanceof Map<?, ?> attributes && attributes.get("type") != null) {
                    return attributes.get("type").toString();
                }
            } catch (MappingException e) {
                // The next one may do.
            }
        }
        return task ? "Task" : "Lead";
    }

    private Map<String, FieldUse> uses(String script, Function<Caller, Mapped> mapping) {
        Map<String, FieldUse> uses = new LinkedHashMap<>();
        for (Caller caller : callers()) {
            try {
                mapping.apply(caller).fields().forEach((field, value) ->
                        uses.computeIfAbsent(field, name -> new FieldUse(name, script)).see(value, ENDLESS));
            } catch (MappingException e) {
                // A script may want more than a made-up call has; a real one that fails is shown as a failure.
            }
        }
        return uses;
    }

    private static List<Caller> callers() {
        List<Caller> callers = new ArrayList<>();
        for (int length : LENGTHS) {
            for (String status : new String[] {"good_lead", "not_a_lead", null}) {
                callers.add(caller(length, status, "inbound", true, false, false));
            }
            callers.add(caller(length, null, "outbound", false, false, false));
            callers.add(caller(length, null, "inbound", false, true, false));
            callers.add(caller(length, null, "inbound", true, false, true));
        }
        return callers;
    }

    private static Caller caller(int length, String status, String direction, boolean answered, boolean voicemail,
            boolean gone) {
        Map<String, Object> call = new LinkedHashMap<>();
        for (Field field : Resource.named("calls").orElseThrow().fields()) {
            call.put(field.name(), switch (field.type()) {
                case TEXT -> "x".repeat(length);
                case PRESENCE -> "https://" + "x".repeat(length - "https://".length());
                case NUMBER -> 65;
                case BOOLEAN -> true;
                case INSTANT -> "2026-01-02T03:04:05Z";
                case TAGS -> List.of("A tag");
                case STRUCTURE -> Map.of();
            });
        }
        call.put("id", "CAL" + "0".repeat(32));
        call.put("company_id", COMPANY);
        call.put("company_time_zone", "America/New_York");
        call.put("customer_phone_number", "+15185550143");
        call.put("lead_status", status);
        call.put("direction", direction);
        call.put("answered", answered);
        call.put("voicemail", voicemail);
        CallRailRecord record = new CallRailRecord("calls", call);
        String key = COMPANY + ":+15185550143";
        return Caller.of(key, List.of(new CallRow(record, key, null, false, gone)));
    }
}
