package io.github.camelcallrail.functional;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcallrail.crm.DryRun;
import io.github.camelcallrail.sandbox.LoggedRequest;
import io.github.camelcallrail.sandbox.Sandbox;
import io.github.camelcallrail.sandbox.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dry run beside a real one, over two sandboxes that are the same. */
class DryRunTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int CALLS = 120;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Sandbox real;
    private Sandbox dry;

    @BeforeEach
    void start() {
        real = sandbox();
        dry = sandbox();
    }

    @AfterEach
    void stop() {
        real.close();
        dry.close();
    }

    private Sandbox sandbox() {
        Sandbox sandbox = Sandbox.builder().clock(new VirtualClock(now)).seed(7).limits(100_000, 1_000_000)
                .bulk(CALLS, 30, Duration.ofDays(3)).start();
        sandbox.world().addTag(Map.of("name", "Emergency"));
        return sandbox;
    }

    @Test
    void saysWhatARealRunWritesAndWritesNothing() throws Exception {
        String realState = state();
        String dryState = state();
        try (FlowsOnSandbox flows = flows(real, realState, "false")) {
            until(() -> assertEquals(CALLS, flows.crm().tasksUpserted()));
            assertTrue(flows.crm().dryRun().isEmpty());
        }
        List<String> first = written(real);
        try (FlowsOnSandbox flows = flows(dry, state(), "true")) {
            until(() -> assertEquals(first, would(flows)));
            assertEquals(0, flows.crm().tasksUpserted() + flows.crm().leadsUpserted() + flows.crm().changesWrittenBack());
            assertEquals((long) CALLS, flows.crm().dryRun().orElseThrow().counts().get("upsert task"));
            assertNothingSent();
        }
        assertEquals(List.of(), dry.salesforceRecords().getOrDefault("Lead", List.of()));

        // Both sides go on, and people with them.
        try (FlowsOnSandbox flows = flows(dry, dryState, "false")) {
            until(() -> assertEquals(CALLS, flows.crm().tasksUpserted()));
        }
        Stream.of(real, dry).forEach(this::goOn);
        try (FlowsOnSandbox flows = flows(real, realState, "false")) {
            until(() -> assertTrue(flows.crm().changesWrittenBack() >= 4, () -> "" + flows.crm().changesWrittenBack()));
            until(() -> assertTrue(flows.crm().tasksUpserted() >= 2));
            until(() -> assertTrue(real.requests().count("GET calls") > 15));
        }
        List<String> second = written(real);
        try (FlowsOnSandbox flows = flows(dry, dryState, "true")) {
            until(() -> assertEquals(second, would(flows)));
            assertNothingSent();
            assertEquals(second, would(flows));
            assertEquals(0, flows.crm().changesWrittenBack());
            String all = flows.crm().dryRun().orElseThrow().writes().toString();
            assertFalse(all.contains("Emergency") || all.contains("+1"), all);
        }
    }

    /** New calls of a new and of a known caller, two leads with a verdict, one of them with another tag; the request logs begin anew. */
    private void goOn(Sandbox sandbox) {
        List<Map<String, Object>> leads = new ArrayList<>(sandbox.salesforceRecords().get("Lead"));
        leads.sort((one, other) -> key(one).compareTo(key(other)));
        sandbox.salesforce().editAsPerson("Lead", leads.get(0).get("Id").toString(), Map.of("CallRail_Lead_Status__c", "good_lead",
                "CallRail_Tags__c", "Emergency"));
        sandbox.salesforce().editAsPerson("Lead", leads.get(1).get("Id").toString(), Map.of("CallRail_Lead_Status__c", "not_a_lead"));
        sandbox.salesforce().editAsPerson("Lead", leads.get(2).get("Id").toString(), Map.of("CallRail_Tags__c", "Emergency"));
        String start = now.minus(5, ChronoUnit.MINUTES).toString();
        for (String phone : List.of("+15185550143", leads.get(5).get("Phone").toString())) {
            sandbox.world().addCall(Map.of("customer_phone_number", phone, "duration", 60, "start_time", start));
        }
        sandbox.resetRequests();
    }

    private static String key(Map<String, Object> lead) {
        return lead.get("CallRail_Key__c").toString();
    }

    private void assertNothingSent() {
        long before = dry.requests().count("GET calls");
        until(() -> assertTrue(dry.requests().count("GET calls") > before + 5));
        assertEquals(List.of(), dry.requests().all().stream().filter(request -> !request.method().equals("GET")).toList());
        assertEquals(List.of(), dry.salesforceRequests().all().stream().filter(request -> !request.method().equals("GET")
                && !request.path().contains("oauth2")).toList());
    }

    private static List<String> would(FlowsOnSandbox flows) {
        List<String> lines = new ArrayList<>();
        for (DryRun.Write write : flows.crm().dryRun().orElseThrow().writes()) {
            lines.add(write.action() + " " + write.what() + " " + write.callId() + " " + write.fields());
        }
        Collections.sort(lines);
        return lines;
    }

    /** The same of a real run, as its requests say. */
    private static List<String> written(Sandbox sandbox) throws IOException {
        List<String> lines = new ArrayList<>();
        for (LoggedRequest request : sandbox.salesforceRequests().all()) {
            if (request.method().equals("PATCH")) {
                for (JsonNode record : MAPPER.readTree(request.body()).get("records")) {
                    lines.add(line(sandbox, request.path(), record));
                }
            }
        }
        for (LoggedRequest request : sandbox.requests().all("PUT calls/{id}")) {
            JsonNode body = MAPPER.readTree(request.body());
            String action = !body.has("tags") ? "update" : body.has("append_tags") ? "add-tags" : "remove-tags";
            String id = request.path().replaceAll(".*/(CAL\\w+).*", "$1");
            lines.add(action + " call " + id + " " + (body.has("tags") ? List.of("tags") : names(body)));
        }
        Collections.sort(lines);
        return lines;
    }

    private static String line(Sandbox sandbox, String path, JsonNode record) {
        if (path.contains("/Task/")) {
            return "upsert task " + record.get("CallRail_Call_Id__c").asText() + " " + names(record);
        }
        String callId = record.has("CallRail_Last_Call_Id__c") ? record.get("CallRail_Last_Call_Id__c").asText()
                : sandbox.salesforce().record(record.get("Id").asText()).orElseThrow().get("CallRail_Last_Call_Id__c").toString();
        return (path.contains("CallRail_Key__c") ? "create" : "update") + " lead " + callId + " " + names(record);
    }

    private static List<String> names(JsonNode record) {
        TreeSet<String> names = new TreeSet<>();
        for (Iterator<String> all = record.fieldNames(); all.hasNext();) {
            names.add(all.next());
        }
        names.removeAll(List.of("attributes", "Id"));
        return List.copyOf(new ArrayList<>(names));
    }

    private static String state() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    private static FlowsOnSandbox flows(Sandbox sandbox, String state, String dryRun) throws Exception {
        return new FlowsOnSandbox(sandbox, state, Map.of("hub.dryRun", dryRun));
    }

    private static void until(ThrowingRunnable assertion) {
        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
