package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes calls of callers, and what agents will do to them afterwards.
 */
final class CallMaker {

    private static final List<String> HIDDEN_NUMBERS = List.of("", "Anonymous", "Restricted", "266696687");
    private static final List<String> SCORES = List.of("very poor", "poor", "good", "very good");

    private final World world;
    private final Random random;
    private long order;

    CallMaker(World world, Random random) {
        this.world = world;
        this.random = random;
    }

    /** All fields of a call that begins then and lasts that long. */
    Map<String, Object> call(Caller caller, Instant start, Duration length) {
        Branch branch = caller.branch();
        Branch.Line line = branch.trackers().get(random.nextInt(10) < 6 ? 0 : 1 + random.nextInt(2));
        double dice = random.nextDouble();
        String type = dice < 0.70 ? "answered" : dice < 0.84 ? "missed" : dice < 0.96 ? "voicemail" : "outbound";
        Map<String, Object> call = new LinkedHashMap<>();
        CallFields.DEFAULT.forEach(field -> call.put(field, null));
        call.put("id", world.nextCallId());
        call.put("start_time", Moments.offset(start, World.USER_ZONE));
        call.put("created_at", Moments.offset(start.plusMillis(33), World.USER_ZONE));
        call.put("tracking_phone_number", line.number());
        call.put("tracker_id", line.id());
        call.put("source_name", line.name());
        call.put("company_id", branch.id());
        call.put("company_name", branch.name());
        call.put("company_time_zone", branch.zone().getId());
        call.put("tags", List.of());
        describeCaller(call, caller);
        describeCourse(call, branch, line, type, length);
        describeOrigin(call, line);
        return call;
    }

    private void describeCaller(Map<String, Object> call, Caller caller) {
        int prior = caller.hides() ? 0 : caller.calls();
        call.put("customer_name", caller.callerId());
        call.put("prior_calls", prior);
        call.put("total_calls", prior + 1);
        call.put("first_call", prior == 0);
        call.put("person_id", caller.personId());
        if (caller.goodLead()) {
            call.put("lead_status", "previously_marked_good_lead");
        }
        if (caller.hides()) {
            String number = HIDDEN_NUMBERS.get(random.nextInt(HIDDEN_NUMBERS.size()));
            call.put("customer_phone_number", number.isEmpty() ? null : number);
            return;
        }
        PhoneBook.Line line = caller.line();
        call.put("customer_phone_number", line.number());
        call.put("customer_city", line.city());
        call.put("customer_state", line.state());
        call.put("customer_country", line.country());
        call.put("formatted_customer_phone_number", formatted(line.number()));
        call.put("timeline_url", "https://app.callrail.com/timeline/" + caller.personId());
    }

    private void describeCourse(Map<String, Object> call, Branch branch, Branch.Line line, String type,
            Duration length) {
        boolean answered = type.equals("answered") || type.equals("outbound");
        long seconds = length.toSeconds();
        call.put("direction", type.equals("outbound") ? "outbound" : "inbound");
        call.put("answered", answered);
        call.put("voicemail", type.equals("voicemail"));
        call.put("call_type", type);
        call.put("formatted_call_type", Character.toUpperCase(type.charAt(0)) + type.substring(1) + " Call");
        call.put("duration", (int) seconds);
        call.put("formatted_duration", seconds / 60 + "m " + seconds % 60 + "s");
        if (answered) {
            call.put("business_phone_number", line.destination());
            call.put("agent_email", branch.agents().get(random.nextInt(branch.agents().size())));
        }
        if (!type.equals("missed")) {
            recorded(call, seconds);
        }
    }

    private void recorded(Map<String, Object> call, long seconds) {
        String id = (String) call.get("id");
        call.put("recording", CallView.recordingLink(world.accountId(), id));
        call.put("recording_duration", (int) Math.max(1, seconds - 3));
        call.put("recording_player", "https://app.callrail.com/calls/" + id + "/recording?access_key=0000");
        call.put("transcription", "Agent: " + call.get("company_name") + ", how can we help? Caller: I need a hand.");
        call.put("call_summary", "The caller asked for help. A time was offered.");
        call.put("call_highlights", List.of("tomorrow morning"));
        call.put("sentiment", random.nextBoolean() ? "positive" : "neutral");
        call.put("lead_score", SCORES.get(random.nextInt(SCORES.size())));
        call.put("speaker_percent", Map.of("agent", 41));
    }

    private void describeOrigin(Map<String, Object> call, Branch.Line line) {
        String[] source = line.sources().get(random.nextInt(line.sources().size())).split("/");
        call.put("source", source[0]);
        call.put("medium", source[1]);
        call.put("formatted_tracking_source", source[0]);
        if (!line.session()) {
            return;
        }
        call.put("device_type", random.nextInt(3) == 0 ? "desktop" : "mobile");
        call.put("landing_page_url", "https://www.example.com/"
                + source[0].toLowerCase(Locale.ROOT).replace(' ', '-'));
        if (source[0].equals("Google Ads")) {
            call.put("campaign", "Emergency " + call.get("customer_state"));
            call.put("keywords", "help near me");
            call.put("gclid", "EXAMPLEgclid" + Long.toHexString(random.nextLong()));
            call.put("utm_source", "google");
            call.put("utm_medium", "cpc");
        }
    }

    private static String formatted(String number) {
        return number.startsWith("+1")
                ? number.substring(2, 5) + "-" + number.substring(5, 8) + "-" + number.substring(8) : number;
    }

    /**
     * What agents will do to that call: tags for half of them, a note for a third, a status for four in ten.
     *
     * @param end    of the call
     * @param within how long after it they have done it
     */
    List<World.Edit> edits(Caller caller, String callId, Instant end, Duration within) {
        List<World.Edit> edits = new ArrayList<>();
        Branch branch = caller.branch();
        if (random.nextInt(10) < 5) {
            int count = 1 + random.nextInt(2);
            List<String> tags = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tags.add(branch.tags().get(random.nextInt(branch.tags().size())));
            }
            edits.add(edit(callId, end, within, tags, Map.of()));
        }
        if (random.nextInt(10) < 3) {
            String note = branch.notes().get(random.nextInt(branch.notes().size()));
            edits.add(edit(callId, end, within, List.of(), Map.of("note", note)));
        }
        int dice = random.nextInt(10);
        if (dice < 4 && !caller.goodLead()) {
            boolean good = dice < 3 && !caller.hides();
            if (good) {
                caller.markGoodLead();
            }
            edits.add(edit(callId, end, within, List.of(), Map.of("lead_status", good ? "good_lead" : "not_a_lead")));
        }
        return edits;
    }

    /** A tag that somebody adds to an older call. */
    World.Edit lateTag(Branch branch, String callId, Instant at) {
        String tag = branch.tags().get(random.nextInt(branch.tags().size()));
        return new World.Edit(at, order++, callId, List.of(tag), Map.of());
    }

    private World.Edit edit(String callId, Instant end, Duration within, List<String> tags,
            Map<String, Object> fields) {
        double share = random.nextDouble();
        Instant at = end.plusMillis((long) (within.toMillis() * share * share));
        return new World.Edit(at, order++, callId, tags, fields);
    }
}
