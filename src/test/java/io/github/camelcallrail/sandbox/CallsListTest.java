package io.github.camelcallrail.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallsListTest {

    private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
    private static final List<String> DEFAULT = List.of("answered", "business_phone_number", "customer_city",
            "customer_country", "customer_name", "customer_phone_number", "customer_state", "direction", "duration",
            "id", "recording", "recording_duration", "recording_player", "start_time", "tracking_phone_number",
            "voicemail");

    private final VirtualClock clock = new VirtualClock(NOW);
    private Sandbox sandbox;
    private Http http;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().clock(clock).start();
        http = new Http(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String call(String start, Object... fields) {
        Map<String, Object> call = new HashMap<>(Map.of("start_time", Instant.parse(start)));
        for (int i = 0; i < fields.length; i += 2) {
            call.put((String) fields[i], fields[i + 1]);
        }
        return sandbox.world().addCall(call);
    }

    @Test
    void withoutFieldsRowsHaveTheDefaultFieldsOnly() throws Exception {
        call("2026-11-24T14:00:00Z", "note", "n", "source", "Google Ads");
        Set<String> names = new HashSet<>();
        http.json("calls.json").get("calls").get(0).fieldNames().forEachRemaining(names::add);
        assertEquals(new HashSet<>(DEFAULT), names);
    }

    @Test
    void fieldsAdd() throws Exception {
        call("2026-11-24T14:00:00Z", "note", "n");
        JsonNode row = http.json("calls.json?fields=note,company_id,lead_status").get("calls").get(0);
        assertEquals("n", row.get("note").asText());
        assertEquals(World.COMPANY, row.get("company_id").asText());
        assertTrue(row.has("lead_status") && row.get("lead_status").isNull());
        assertTrue(row.has("customer_name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fields=colour", "fields=note,colour", "fields=conversational_transcript", "per_page=0",
        "per_page=251", "per_page=many", "page=0", "relative_pagination=true&offset=-1",
        "date_range=all_time", "start_date=2024-10-23&end_date=2026-11-24"})
    void refusesWith400(String query) throws Exception {
        assertEquals(400, http.get("calls.json?" + query).statusCode());
    }

    @Test
    void keeps25Months() throws Exception {
        assertEquals(200, http.get("calls.json?start_date=2024-10-25&end_date=2026-11-24").statusCode());
    }

    @Test
    void clampsPerPageWhenSwitched() throws Exception {
        sandbox.callRail().quirks().on(Quirk.PER_PAGE_CLAMPED);
        assertEquals(250, http.json("calls.json?per_page=1000").get("per_page").asInt());
    }

    @Test
    void unknownFiltersAreIgnored() throws Exception {
        call("2026-11-24T14:00:00Z");
        call("2026-11-24T14:01:00Z", "answered", false);
        assertEquals(2, http.json("calls.json?answered=true&source=x&updated_since=2026-11-24").get("total_records")
                .asInt());
    }

    @Test
    void nothingGivenIsTodayAndSevenDays() throws Exception {
        call("2026-11-17T04:59:59Z");
        String first = call("2026-11-17T05:00:00Z");
        String last = call("2026-11-24T14:59:00Z");
        assertEquals(List.of(last, first), Http.ids(http.json("calls.json")));
        assertEquals(List.of(last, first), Http.ids(http.json("calls.json?date_range=recent")));
    }

    @ParameterizedTest
    @CsvSource({"today,24", "yesterday,23", "last_7_days,17 18 19 20 21 22 23", "last_month,''",
        "this_month,1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24"})
    void dateRangesAreDaysOfTheZone(String range, String days) throws Exception {
        List<String> expected = new ArrayList<>();
        for (int day = 1; day <= 24; day++) {
            String id = call(String.format("2026-11-%02dT12:00:00Z", day));
            if (List.of(days.split(" ")).contains(String.valueOf(day))) {
                expected.add(id);
            }
        }
        assertEquals(expected, Http.ids(http.json("calls.json?sort=start_time&order=asc&date_range=" + range)));
    }

    @Test
    void bothEndsAreInclusive() throws Exception {
        String first = call("2026-11-20T10:00:00Z");
        String last = call("2026-11-20T11:00:00Z");
        call("2026-11-20T09:59:59.999Z");
        call("2026-11-20T11:00:00.001Z");
        assertEquals(List.of(first, last), Http.ids(http.json("calls.json?sort=start_time&order=asc"
                + "&start_date=2026-11-20T10:00:00Z&end_date=2026-11-20T11:00:00Z")));
    }

    @Test
    void aDateAloneIsTheWholeDayInTheZone() throws Exception {
        String inUtc = call("2026-11-20T00:00:00Z");
        String inBoth = call("2026-11-20T12:00:00Z");
        String inNewYork = call("2026-11-21T04:59:59.999Z");
        String days = "calls.json?sort=start_time&order=asc&start_date=2026-11-20&end_date=2026-11-20";
        assertEquals(List.of(inBoth, inNewYork), Http.ids(http.json(days)));
        assertEquals(List.of(inUtc, inBoth), Http.ids(http.json(days + "&time_zone=Etc/UTC")));
    }

    @Test
    void aTimeWithoutOffsetIsInTheZone() throws Exception {
        String id = call("2026-11-20T15:30:00Z");
        assertEquals(List.of(id),
                Http.ids(http.json("calls.json?start_date=2026-11-20T10:30&end_date=2026-11-20T10:30:00")));
        assertEquals(List.of(id), Http.ids(http.json(
                "calls.json?start_date=2026-11-20T15:30&end_date=2026-11-20T15:30&time_zone=Etc/UTC")));
        assertEquals(List.of(id), Http.ids(http.json(
                "calls.json?start_date=2026-11-20T16:30%2B0100&end_date=2026-11-20T10:30:00-05:00")));
    }

    @Test
    void anUnreadableDateGivesAnUnrelatedResult() throws Exception {
        String id = call("2026-11-23T12:00:00Z");
        assertEquals(List.of(id), Http.ids(http.json("calls.json?start_date=2026-11-01T10:00:00+00:00&end_date=soon")));
    }

    @Test
    void swappedDatesFindNothing() throws Exception {
        call("2026-11-20T12:00:00Z");
        assertEquals(0, http.json("calls.json?start_date=2026-11-21&end_date=2026-11-19").get("total_records").asInt());
    }

    @Test
    void onlyAStartReachesToNow() throws Exception {
        String id = call("2026-11-24T14:59:59Z");
        call("2026-11-24T15:00:01Z");
        assertEquals(List.of(id), Http.ids(http.json("calls.json?start_date=2026-11-24")));
    }

    @Test
    void timesComeInTheZoneAskedForWithMilliseconds() throws Exception {
        call("2026-11-20T15:30:00Z");
        String query = "calls.json?start_date=2026-11-20&end_date=2026-11-20";
        assertEquals("2026-11-20T10:30:00.000-05:00", http.json(query).get("calls").get(0).get("start_time").asText());
        assertEquals("2026-11-20T07:30:00.000-08:00", http.json(query + "&time_zone=America/Los_Angeles")
                .get("calls").get(0).get("start_time").asText());
    }

    @Test
    void sortsNewestFirstUnlessToldOtherwise() throws Exception {
        String first = call("2026-11-20T10:00:00Z", "duration", 9);
        String second = call("2026-11-20T11:00:00Z", "duration", 100);
        String third = call("2026-11-20T12:00:00Z", "duration", 20);
        assertEquals(List.of(third, second, first), Http.ids(http.json("calls.json")));
        assertEquals(List.of(third, second, first), Http.ids(http.json("calls.json?order=asc")));
        assertEquals(List.of(third, second, first), Http.ids(http.json("calls.json?sort=start_time")));
        assertEquals(List.of(first, second, third), Http.ids(http.json("calls.json?sort=start_time&order=asc")));
        assertEquals(List.of(first, third, second), Http.ids(http.json("calls.json?sort=duration&order=asc")));
        assertEquals(List.of(second, third, first), Http.ids(http.json("calls.json?sort=duration&order=desc")));
    }

    @Test
    void equalStartsComeInAnotherOrderEachTime() throws Exception {
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            expected.add(call("2026-11-20T10:00:00Z"));
        }
        Set<List<String>> orders = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            List<String> ids = Http.ids(http.json("calls.json?sort=start_time&order=asc"));
            assertEquals(expected, new HashSet<>(ids));
            orders.add(ids);
        }
        assertTrue(orders.size() > 1);
        sandbox.callRail().quirks().on(Quirk.TIES_STABLE);
        assertEquals(Http.ids(http.json("calls.json")), Http.ids(http.json("calls.json")));
    }

    @Test
    void pagesByNumberWithCounts() throws Exception {
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < 5; i++) {
            all.add(call("2026-11-20T10:0" + i + ":00Z"));
        }
        List<String> read = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            JsonNode answer = http.json("calls.json?sort=start_time&order=asc&per_page=2&page=" + page);
            assertEquals(page, answer.get("page").asInt());
            assertEquals(3, answer.get("total_pages").asInt());
            assertEquals(5, answer.get("total_records").asInt());
            read.addAll(Http.ids(answer));
        }
        assertEquals(new ArrayList<>(all), read);
        assertEquals(0, http.json("calls.json?per_page=2&page=4").get("calls").size());
        assertEquals(100, http.json("calls.json").get("per_page").asInt());
    }

    @Test
    void totalPagesCanBeMissing() throws Exception {
        sandbox.callRail().quirks().on(Quirk.NO_TOTAL_PAGES);
        assertFalse(http.json("calls.json").has("total_pages"));
        assertTrue(http.json("calls.json").has("total_records"));
    }

    @Test
    void pagesRelatively() throws Exception {
        for (int i = 0; i < 4; i++) {
            call("2026-11-20T10:0" + i + ":00Z");
        }
        JsonNode first = http.json("calls.json?relative_pagination=true&per_page=2");
        assertTrue(first.get("has_next_page").asBoolean());
        assertFalse(first.has("total_records") || first.has("total_pages"));
        assertTrue(first.get("next_page").asText().startsWith("https://api.callrail.com/v3/a/100200300/calls?"));
        JsonNode last = http.json("calls.json?relative_pagination=true&per_page=2&offset=1");
        assertFalse(last.get("has_next_page").asBoolean());
        assertTrue(last.get("next_page").isNull());
        assertEquals(2, last.get("calls").size());
        Set<String> ids = new HashSet<>(Http.ids(first));
        ids.addAll(Http.ids(last));
        assertEquals(4, ids.size());
        sandbox.callRail().quirks().on(Quirk.NEXT_PAGE_ABSENT);
        assertFalse(http.json("calls.json?relative_pagination=true&offset=1").has("next_page"));
        sandbox.callRail().quirks().on(Quirk.NEXT_PAGE_STALE);
        assertTrue(http.json("calls.json?relative_pagination=true&offset=1").get("next_page").isTextual());
    }

    @Test
    void pathsNeedTheirSuffixAndFollowersOfNextPageAreCaught() throws Exception {
        assertEquals(404, http.get("calls").statusCode());
        assertEquals(404, http.get("tags?format=json").statusCode());
        assertEquals(0, sandbox.callRail().nextPageFollowed());
        assertEquals(200, http.get("calls?format=json").statusCode());
        assertEquals(1, sandbox.callRail().nextPageFollowed());
    }

    @Test
    void filters() throws Exception {
        String other = Records.id("COM", 0xc9);
        String one = call("2026-11-20T10:00:00Z", "company_id", other, "tags", List.of("A"), "lead_status",
                "good_lead");
        String two = call("2026-11-20T11:00:00Z", "direction", "outbound", "tags", List.of("B"), "device_type",
                "mobile");
        String three = call("2026-11-20T12:00:00Z", "answered", false, "note", "Leak in Attic", "first_call", true);
        String four = call("2026-11-20T13:00:00Z", "answered", false, "voicemail", true, "tracker_id",
                Records.id("TRK", 9));
        Map<String, List<String>> expected = Map.ofEntries(Map.entry("company_id=" + other, List.of(one)),
                Map.entry("tracker_id=" + Records.id("TRK", 9), List.of(four)),
                Map.entry("direction=outbound", List.of(two)),
                Map.entry("call_type=missed", List.of(three)), Map.entry("call_type=voicemails", List.of(four)),
                Map.entry("call_type=first_call", List.of(three)),
                Map.entry("answer_status=answered", List.of(two, one)),
                Map.entry("answer_status=missed", List.of(three)), Map.entry("answer_status=voicemail", List.of(four)),
                Map.entry("device=mobile", List.of(two)), Map.entry("lead_status=good_lead", List.of(one)),
                Map.entry("lead_status=not_scored", List.of(four, three, two)), Map.entry("tags=A", List.of(one)),
                Map.entry("tags%5B%5D=A&tags%5B%5D=B", List.of(two, one)), Map.entry("search=attic", List.of(three)));
        for (Map.Entry<String, List<String>> filter : expected.entrySet()) {
            assertEquals(filter.getValue(), Http.ids(http.json("calls.json?" + filter.getKey())), filter.getKey());
        }
    }

    @Test
    void parametersCanBeIgnored() throws Exception {
        String old = call("2026-09-01T10:00:00Z");
        String young = call("2026-11-20T12:00:00Z", "company_id", Records.id("COM", 0xc9));
        Quirks quirks = sandbox.callRail().quirks();
        quirks.on(Quirk.DATES_IGNORED);
        assertEquals(List.of(young, old), Http.ids(http.json("calls.json?start_date=2026-11-24&end_date=2026-11-24")));
        quirks.off(Quirk.DATES_IGNORED);
        assertEquals(List.of(), Http.ids(http.json("calls.json?company_id=" + World.COMPANY)));
        quirks.on(Quirk.COMPANY_IGNORED, Quirk.TIMES_CUT, Quirk.SORT_IGNORED);
        String later = call("2026-11-20T18:00:00Z");
        assertEquals(List.of(later, young), Http.ids(http.json("calls.json?sort=start_time&order=asc&company_id="
                + World.COMPANY + "&start_date=2026-11-20T13:00:00Z&end_date=2026-11-20T14:00:00Z")));
    }

    @Test
    void aCallComesToLightStepByStep() throws Exception {
        String id = sandbox.world().addTimedCall(Map.of("start_time", NOW, "duration", 60, "recording", "r",
                "call_summary", "s", "agent_email", "kim@example.com", "tags", List.of("A")), Duration.ofMinutes(15));
        String fields = "?fields=call_summary,call_type,agent_email,tags";
        clock.set(NOW.plusMillis(17_999));
        assertEquals(404, http.get("calls/" + id + ".json").statusCode());
        assertEquals(0, http.json("calls.json").get("total_records").asInt());
        clock.set(NOW.plusSeconds(18));
        JsonNode call = http.json("calls.json" + fields).get("calls").get(0);
        assertEquals("in_progress", call.get("call_type").asText());
        assertTrue(call.get("duration").isNull() && call.get("answered").isNull() && call.get("agent_email").isNull());
        clock.set(NOW.plusSeconds(60));
        call = http.json("calls/" + id + ".json" + fields);
        assertEquals(60, call.get("duration").asInt());
        assertEquals("answered", call.get("call_type").asText());
        assertTrue(call.get("recording").isNull());
        clock.set(NOW.plusSeconds(180));
        call = http.json("calls/" + id + ".json" + fields);
        assertEquals("r", call.get("recording").asText());
        assertTrue(call.get("call_summary").isNull());
        clock.set(NOW.plusSeconds(60 + 900));
        assertEquals("s", http.json("calls/" + id + ".json" + fields).get("call_summary").asText());
        sandbox.callRail().quirks().on(Quirk.NO_PREMIUM);
        assertTrue(http.json("calls/" + id + ".json" + fields).get("call_summary").isNull());
    }

    @Test
    void servesAnyJsonForAnyField() throws Exception {
        String id = sandbox.world().addVerbatim(Map.of("start_time", "2026-11-24T10:00:00Z", "tags",
                List.of(7, Map.of("a", 1)), "duration", "7 s", "customer_name", Map.of("odd", true)));
        JsonNode call = http.json("calls/" + id + ".json?fields=tags,note");
        assertEquals("[7,{\"a\":1}]", call.get("tags").toString());
        assertEquals("7 s", call.get("duration").asText());
        assertTrue(call.get("customer_name").get("odd").asBoolean());
        assertEquals("2026-11-24T10:00:00Z", call.get("start_time").asText());
        assertFalse(call.has("note") || call.has("voicemail"));
    }

    @Test
    void formsOfFieldsCanBeSwitched() throws Exception {
        String link = "https://api.callrail.com/v3/a/ACC1/calls/CAL1/recording";
        String id = sandbox.world().addCall(Map.of("tags", List.of(), "recording", link + ".json",
                "recording_duration", 68));
        sandbox.world().tag(id, "A", "B");
        Quirks quirks = sandbox.callRail().quirks();
        String path = "calls/" + id + ".json?fields=tags";
        JsonNode call = http.json(path);
        assertEquals(List.of("A", "B"), Http.texts(call.get("tags"), "name"));
        assertTrue(call.get("tags").get(0).get("id").isIntegralNumber());
        assertEquals(link + ".json", call.get("recording").asText());
        assertTrue(call.get("recording_duration").isIntegralNumber());
        quirks.byName("tags-as-text, recording-without-json,recording-duration-as-text,extra-fields");
        call = http.json(path);
        assertEquals("[\"A\",\"B\"]", call.get("tags").toString());
        assertEquals(link, call.get("recording").asText());
        assertEquals("68", call.get("recording_duration").textValue());
        assertTrue(call.has("spam_likelihood") && call.has("lead_score"));
        quirks.byName("none,tags-mixed");
        assertTrue(http.json(path).get("tags").get(0).isTextual());
        assertTrue(http.json(path).get("tags").get(1).isObject());
    }

    @Test
    void hooksChangeTheWorldBetweenPages() throws Exception {
        String first = call("2026-11-20T10:00:00Z");
        String second = call("2026-11-20T10:01:00Z");
        sandbox.afterCallRail(request -> sandbox.world().markSpam(first));
        assertEquals(List.of(first), Http.ids(http.json("calls.json?sort=start_time&order=asc&per_page=1")));
        sandbox.clearHooks();
        assertEquals(List.of(second), Http.ids(http.json("calls.json?sort=start_time&order=asc&per_page=1")));
        List<String> added = new ArrayList<>();
        sandbox.beforeCallRail(request -> added.add(call("2026-11-20T09:00:00Z")));
        assertEquals(2, Http.ids(http.json("calls.json")).size());
        assertNotEquals(List.of(), added);
    }
}
