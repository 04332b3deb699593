package io.github.camelcallrail.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What Salesforce must hold for the calls that CallRail holds, worked out without any of the hub's own code. Salesforce keeps
 * whole seconds.
 */
final class LeadOracle {

    private static final DateTimeFormatter SALESFORCE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX");

    private LeadOracle() {
    }

    /** Compares the two sides; every number of the world must be a person's. */
    static void check(JsonNode calls, JsonNode leads, JsonNode tasks) {
        Map<String, List<JsonNode>> byCaller = new TreeMap<>();
        for (JsonNode call : calls) {
            String key = call.get("company_id").asText() + ":" + call.get("customer_phone_number").asText();
            byCaller.computeIfAbsent(key, name -> new ArrayList<>()).add(call);
        }
        Map<String, String> leadIds = new HashMap<>();
        Map<String, String> found = new TreeMap<>();
        for (JsonNode lead : leads) {
            String key = lead.get("CallRail_Key__c").asText();
            assertEquals(null, leadIds.put(key, lead.get("Id").asText()), "twice: " + key);
            found.put(key, lead.get("CallRail_Calls__c").asInt() + " " + instant(lead.get("CallRail_First_Call_At__c")) + " "
                    + instant(lead.get("CallRail_Last_Call_At__c")) + " " + tags(lead.get("CallRail_Tags__c")));
        }
        Map<String, String> expected = new TreeMap<>();
        byCaller.forEach((key, all) -> expected.put(key, summary(all)));
        assertSame(expected, found);
        checkTasks(byCaller, leadIds, tasks);
    }

    private static void checkTasks(Map<String, List<JsonNode>> byCaller, Map<String, String> leadIds, JsonNode tasks) {
        Map<String, String> expected = new TreeMap<>();
        byCaller.forEach((key, all) -> all.forEach(call -> expected.put(call.get("id").asText(), leadIds.get(key))));
        Map<String, String> found = new TreeMap<>();
        for (JsonNode task : tasks) {
            String id = task.get("CallRail_Call_Id__c").asText();
            assertEquals(null, found.put(id, task.path("WhoId").asText()), "twice: " + id);
        }
        assertSame(expected, found);
    }

    /** Says what differs and no more, as there are thousands of them. */
    private static void assertSame(Map<String, String> expected, Map<String, String> found) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        for (String key : keys) {
            if (!Objects.equals(expected.get(key), found.get(key))) {
                differences.add(key + ": expected " + expected.get(key) + ", found " + found.get(key));
            }
        }
        assertEquals(List.of(), differences.subList(0, Math.min(5, differences.size())), differences.size() + " differ");
    }

    private static String summary(List<JsonNode> calls) {
        TreeSet<Instant> times = new TreeSet<>();
        TreeSet<String> tags = new TreeSet<>();
        for (JsonNode call : calls) {
            times.add(OffsetDateTime.parse(call.get("start_time").asText()).toInstant().truncatedTo(ChronoUnit.SECONDS));
            call.path("tags").forEach(tag -> tags.add(tag.isObject() ? tag.get("name").asText() : tag.asText()));
        }
        return calls.size() + " " + times.first() + " " + times.last() + " " + tags;
    }

    private static Instant instant(JsonNode text) {
        return OffsetDateTime.parse(text.asText(), SALESFORCE).toInstant();
    }

    private static TreeSet<String> tags(JsonNode text) {
        TreeSet<String> tags = new TreeSet<>();
        if (text != null && !text.isNull() && !text.asText().isEmpty()) {
            tags.addAll(List.of(text.asText().split(";")));
        }
        return tags;
    }
}
