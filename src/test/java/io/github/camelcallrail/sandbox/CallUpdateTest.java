package io.github.camelcallrail.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallUpdateTest {

    private Sandbox sandbox;
    private Http http;
    private String id;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().clock(new VirtualClock(Instant.parse("2026-11-24T15:00:00Z"))).start();
        http = new Http(sandbox);
        id = sandbox.world().addCall(Map.of("note", "old", "lead_status", "not_a_lead", "customer_name", "KIM",
                "person_id", "PER1"));
        sandbox.world().tag(id, "A");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private HttpResponse<String> put(String body) throws Exception {
        return http.send("PUT", "calls/" + id + ".json", body);
    }

    private Map<String, Object> truth() {
        return sandbox.world().call(id).orElseThrow();
    }

    @Test
    void whatIsLeftOutStays() throws Exception {
        assertEquals(200, put("{\"note\":\"new\"}").statusCode());
        assertEquals("new", truth().get("note"));
        assertEquals("not_a_lead", truth().get("lead_status"));
        assertEquals(List.of("A"), truth().get("tags"));
        assertEquals("KIM", truth().get("customer_name"));
    }

    @Test
    void nullAndBlankClear() throws Exception {
        put("{\"note\":\"\",\"lead_status\":null,\"customer_name\":\"\",\"tags\":null}");
        assertNull(truth().get("note"));
        assertNull(truth().get("lead_status"));
        assertNull(truth().get("customer_name"));
        assertEquals(List.of(), truth().get("tags"));
    }

    @Test
    void tagsReplaceOrAreAdded() throws Exception {
        put("{\"tags\":[\"B\",\"B\"]}");
        assertEquals(List.of("B"), truth().get("tags"));
        put("{\"tags\":[\"C\",\"B\"],\"append_tags\":true}");
        put("{\"tags\":[\"C\",\"B\"],\"append_tags\":true}");
        assertEquals(List.of("B", "C"), truth().get("tags"));
    }

    @Test
    void anUnknownTagBecomesOneOfTheCompany() throws Exception {
        sandbox.world().addTag(Map.of("name", "Known"));
        put("{\"tags\":[\"Known\",\"known\"]}");
        List<Map<String, Object>> made = sandbox.world().tags().stream()
                .filter(tag -> "known".equals(tag.get("name"))).toList();
        assertEquals(1, made.size());
        assertEquals("company", made.get(0).get("tag_level"));
        assertEquals(World.COMPANY, made.get(0).get("company_id"));
        assertEquals(1, sandbox.world().tags().stream().filter(tag -> "Known".equals(tag.get("name"))).count());
    }

    @Test
    void goodLeadOnPreviouslyMarkedIsRefused() throws Exception {
        assertEquals(200, put("{\"lead_status\":\"good_lead\"}").statusCode());
        assertEquals(200, put("{\"lead_status\":\"good_lead\"}").statusCode());
        sandbox.world().edit(id, "lead_status", "previously_marked_good_lead");
        assertEquals(400, put("{\"lead_status\":\"good_lead\",\"note\":\"lost\"}").statusCode());
        assertEquals("old", truth().get("note"));
        assertEquals(200, put("{\"lead_status\":\"not_a_lead\"}").statusCode());
    }

    @Test
    void spamIsForEver() throws Exception {
        assertEquals(200, put("{\"spam\":false}").statusCode());
        assertEquals(200, http.get("calls/" + id + ".json").statusCode());
        assertEquals(200, put("{\"spam\":true}").statusCode());
        assertEquals(404, http.get("calls/" + id + ".json").statusCode());
        assertEquals(404, put("{\"spam\":false}").statusCode());
        assertEquals(0, http.json("calls.json").get("total_records").asInt());
        assertEquals(true, truth().get("spam"));
    }

    @Test
    void valueAnswers500AndAppliesNothingUnlessSwitched() throws Exception {
        assertEquals(500, put("{\"value\":\"5.00\",\"note\":\"lost\"}").statusCode());
        assertEquals("old", truth().get("note"));
        sandbox.callRail().quirks().on(Quirk.VALUE_ACCEPTED);
        assertEquals(200, put("{\"value\":\"5.00\"}").statusCode());
        assertEquals("5.00", truth().get("value"));
    }

    @Test
    void aNewNameIsThatOfTheLead() throws Exception {
        String other = sandbox.world().addCall(Map.of("customer_name", "KIM", "person_id", "PER1"));
        String stranger = sandbox.world().addCall(Map.of("customer_name", "KIM", "person_id", "PER2"));
        put("{\"customer_name\":\"Kim Okafor\"}");
        assertEquals("Kim Okafor", sandbox.world().call(other).orElseThrow().get("customer_name"));
        assertEquals("KIM", sandbox.world().call(stranger).orElseThrow().get("customer_name"));
        sandbox.callRail().quirks().on(Quirk.NAME_STAYS);
        put("{\"customer_name\":\"Kim\"}");
        assertEquals("Kim Okafor", sandbox.world().call(other).orElseThrow().get("customer_name"));
    }

    @Test
    void theAnswerShowsNothingOfWhatWasWritten() throws Exception {
        JsonNode answer = Http.read(put("{\"note\":\"new\",\"tags\":[\"B\"]}"));
        Set<String> names = new HashSet<>();
        answer.fieldNames().forEachRemaining(names::add);
        Set<String> expected = new HashSet<>(CallFields.DEFAULT);
        expected.remove("recording_player");
        assertEquals(expected, names);
        assertFalse(answer.has("note"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "", "{\"lead_status\":\"previously_marked_good_lead\"}",
        "{\"lead_status\":\"maybe\"}", "{\"tags\":\"A,B\"}", "{\"tags\":[\" \"]}", "{\"tags\":[{\"name\":\"A\"}]}"})
    void refusesWith400AndAppliesNothing(String body) throws Exception {
        Map<String, Object> before = truth();
        assertEquals(400, put(body).statusCode());
        assertEquals(before, truth());
    }

    @Test
    void onlyJsonIsTaken() throws Exception {
        assertEquals(406, http.send(http.to("/v3/a/" + sandbox.accountId() + "/calls/" + id + ".json")
                .header("Authorization", "Token token=\"sandbox-key\"")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(BodyPublishers.ofString("note=new"))).statusCode());
        assertEquals("old", truth().get("note"));
    }

    @Test
    void otherMethodsAreRefused() throws Exception {
        assertEquals(405, http.send("PATCH", "calls/" + id + ".json", "{}").statusCode());
        assertEquals(405, http.send("DELETE", "calls/" + id + ".json", null).statusCode());
        assertTrue(sandbox.world().call(id).isPresent());
    }

    @Test
    void unknownCallsAre404() throws Exception {
        assertEquals(404, http.get("calls/CAL1.json").statusCode());
        assertEquals(404, http.send("PUT", "calls/CAL1.json", "{}").statusCode());
        sandbox.world().remove(id);
        assertEquals(404, http.get("calls/" + id + ".json").statusCode());
    }
}
