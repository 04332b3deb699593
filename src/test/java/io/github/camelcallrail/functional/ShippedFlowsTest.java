package io.github.camelcallrail.functional;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.Tags;
import io.github.camelcallrail.crm.Failure;
import io.github.camelcallrail.sandbox.SalesforceField;
import io.github.camelcallrail.sandbox.SalesforceType;
import io.github.camelcallrail.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two shipped flows, from a call to a lead and from a verdict back to the call, over HTTP against the sandbox. */
class ShippedFlowsTest {

    private final Sandbox sandbox = Sandbox.builder().start();
    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private FlowsOnSandbox start() throws Exception {
        return new FlowsOnSandbox(sandbox, database, Map.of());
    }

    private String call(String phone, int minutesAgo, Object... fields) {
        Map<String, Object> call = new HashMap<>();
        call.put("customer_phone_number", phone);
        call.put("start_time", Instant.now().minus(minutesAgo, ChronoUnit.MINUTES).toString());
        call.put("duration", 185);
        for (int i = 0; i < fields.length; i += 2) {
            call.put(fields[i].toString(), fields[i + 1]);
        }
        return sandbox.world().addCall(call);
    }

    private List<Map<String, Object>> leads() {
        return sandbox.salesforceRecords().get("Lead");
    }

    private List<Map<String, Object>> tasks() {
        return sandbox.salesforceRecords().get("Task");
    }

    private void edit(Map<String, Object> lead, Map<String, ?> changes) {
        sandbox.salesforce().editAsPerson("Lead", lead.get("Id").toString(), changes);
    }

    private static void until(ThrowingRunnable assertion) {
        // The Salesforce client throws on threads of its own what it could not read; the route hears of it all the
        // same.
        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(40)).untilAsserted(assertion);
    }

    @Test
    void makesLeadsOfCallsAndBringsAVerdictBack() throws Exception {
        sandbox.world().addTag(Map.of("name", "Booked"));
        sandbox.world().addTag(Map.of("name", "Emergency"));
        String older = call("+15185550143", 60, "customer_name", "RIVERA DANA", "tags", List.of("Booked"));
        String newer = call("+15185550143", 30, "source_name", "Google Ads");
        call("+266696687", 20);
        try (FlowsOnSandbox flows = start()) {
            until(() -> assertEquals(3, tasks().size()));
            assertEquals(1, leads().size());
            Map<String, Object> lead = leads().get(0);
            assertEquals("RIVERA DANA", lead.get("LastName"));
            assertEquals("Booked", lead.get("CallRail_Tags__c"));
            assertEquals(2, ((Number) lead.get("CallRail_Calls__c")).intValue());
            assertEquals(2, tasks().stream().filter(task -> lead.get("Id").equals(task.get("WhoId"))).count());
            assertTrue(tasks().stream().allMatch(task -> "Call".equals(task.get("TaskSubtype"))));

            edit(lead, Map.of("CallRail_Lead_Status__c", "good_lead", "CallRail_Tags__c", "Emergency"));
            until(() -> assertEquals("good_lead", sandbox.world().call(newer).orElseThrow().get("lead_status")));
            until(() -> assertEquals(List.of(), Tags.names(sandbox.world().call(older).orElseThrow().get("tags"))));
            until(() -> assertEquals(List.of("Emergency"),
                    Tags.names(sandbox.world().call(newer).orElseThrow().get("tags"))));
            until(() -> assertEquals(3, flows.crm().changesWrittenBack()));
            assertEquals(0, flows.crm().failures());
            assertAtRest();
            assertEquals("Emergency", leads().get(0).get("CallRail_Tags__c"));
            assertEquals("good_lead", leads().get(0).get("CallRail_Lead_Status__c"));
        }
        try (FlowsOnSandbox again = start()) {
            assertAtRest();
        }
    }

    /** Both sides are polled on, and neither is written. */
    private void assertAtRest() {
        sandbox.resetRequests();
        until(() -> assertTrue(sandbox.requests().count("GET calls") > 8));
        until(() -> assertTrue(sandbox.salesforceCounts().getOrDefault("GET query", 0L) > 8,
                sandbox.salesforceCounts()::toString));
        assertEquals(List.of(), sandbox.salesforceCounts().keySet().stream().filter(kind -> kind.startsWith("P")
                && !kind.endsWith("token")).toList());
        assertEquals(0, sandbox.requests().count("PUT calls/{id}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sf-401", "sf-403-limit", "sf-503-html", "sf-cut-after-write", "sf-not-a-list"})
    void comesThroughWhateverSalesforceDoesToRequests(String fault) throws Exception {
        sandbox.salesforce().faults().next(fault, 3);
        comesThrough();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sf-lock-row=3", "sf-duplicate-value=3", "sf-page-size-5"})
    void comesThroughWhateverSalesforceDoesToRecords(String fault) throws Exception {
        sandbox.salesforce().faults().enable(fault);
        comesThrough();
    }

    private void comesThrough() throws Exception {
        for (int i = 0; i < 12; i++) {
            call("+151855501" + (10 + i), 60 - i, "customer_name", "Person " + i);
            call("+151855501" + (10 + i), 40 - i);
        }
        try (FlowsOnSandbox flows = start()) {
            until(() -> assertEquals(24, tasks().stream().filter(task -> task.get("WhoId") != null).count()));
            until(() -> assertTrue(leads().stream().allMatch(lead -> Integer.valueOf(2).equals(number(lead)))));
            assertEquals(12, leads().size());
            until(() -> assertEquals(0, flows.crm().failures()));
        }
    }

    private static Integer number(Map<String, Object> lead) {
        return lead.get("CallRail_Calls__c") instanceof Number calls ? calls.intValue() : null;
    }

    @Test
    void showsARecordThatSalesforceRefusesAndWritesTheOthers() throws Exception {
        sandbox.salesforce().setField("Lead", SalesforceField.of("CallRail_Source__c", SalesforceType.STRING, 5));
        String bad = call("+15185550143", 20, "source_name", "Google Ads");
        call("+15185550144", 15, "source_name", "Web");
        try (FlowsOnSandbox flows = start()) {
            until(() -> assertEquals(2, tasks().size()));
            assertEquals(1, leads().size());
            Failure failure = flows.crm().failureList().get(0);
            assertEquals("STRING_TOO_LONG", failure.code());
            assertEquals(List.of("CallRail_Source__c"), failure.fields());
            assertEquals(bad, failure.recordId());
            sandbox.salesforce().setField("Lead", SalesforceField.of("CallRail_Source__c", SalesforceType.STRING, 255));
            sandbox.world().edit(bad, "note", "replay");
            until(() -> assertEquals(0, flows.crm().failures()));
            assertEquals(2, leads().size());
            until(() -> assertFalse(tasks().stream().anyMatch(task -> task.get("WhoId") == null)));
        }
    }

    @Test
    void leavesAloneACallThatIsGone() throws Exception {
        String older = call("+15185550143", 60);
        String newer = call("+15185550143", 30);
        try (FlowsOnSandbox flows = start()) {
            until(() -> assertEquals(2, tasks().size()));
            sandbox.world().remove(newer);
            edit(leads().get(0), Map.of("CallRail_Lead_Status__c", "not_a_lead"));
            until(() -> assertEquals("not_a_lead", sandbox.world().call(older).orElseThrow().get("lead_status")));
            assertEquals(0, flows.crm().failures());
        }
    }
}
