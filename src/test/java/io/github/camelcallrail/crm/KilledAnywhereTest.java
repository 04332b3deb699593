package io.github.camelcallrail.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The process dies after any step, also between a write and its answer; the same batch again makes everything right.
 */
class KilledAnywhereTest {

    private static final String A = "+15185550143";
    private static final String B = "+15185550144";
    private static final int STEPS = 9;

    private static void first(FlowDriver flow) {
        flow.call("CAL1", "2026-11-20T10:00:00-05:00", A, "customer_name", "Ann", "tags", List.of("Booked"));
        flow.call("CAL2", "2026-11-20T10:05:00-05:00", A, "tags", List.of("Quote"));
        flow.call("CAL3", "2026-11-20T10:06:00-05:00", B, "lead_status", "good_lead");
        flow.call("CAL4", "2026-11-20T10:07:00-05:00", null);
    }

    private static void second(FlowDriver flow) {
        flow.call("CAL1", "2026-11-20T10:00:00-05:00", A, "customer_name", "Ann", "tags", List.of());
        flow.call("CAL3", "2026-11-20T10:06:00-05:00", B, "lead_status", "not_a_lead", "note", "wrong number");
        flow.call("CAL5", "2026-11-20T11:00:00-05:00", A, "tags", List.of("Emergency"), "source_name", "Ads");
    }

    private static Map<String, Map<String, Object>> withoutStamps(Map<String, Map<String, Object>> records) {
        records.values().forEach(record -> record.keySet().removeAll(List.of("SystemModstamp", "Id", "WhoId")));
        return records;
    }

    private static void assertAsIfNothingHappened(FlowDriver flow) {
        assertEquals(2, flow.crm.leads.size());
        flow.crm.leads.forEach((key, lead) -> assertTrue(flow.crm.tasks.values().stream()
                .anyMatch(task -> lead.get("Id").equals(task.get("WhoId"))), "a task hangs on each lead"));
        FlowDriver calm = new FlowDriver();
        first(calm);
        calm.syncAll();
        second(calm);
        calm.syncAll();
        flow.crm.requests.clear();
        flow.syncAll();
        assertEquals(List.of(), flow.crm.requests, "at rest");
        flow.bringBack();
        assertEquals(List.of(), flow.callRailRequests, "own writes are no news");
        assertEquals(withoutStamps(calm.crm.leads), withoutStamps(flow.crm.leads));
        assertEquals(withoutStamps(calm.crm.tasks), withoutStamps(flow.crm.tasks));
    }

    private static boolean killedAt(FlowDriver flow, int step) {
        flow.stepsUntilKill = step;
        try {
            flow.syncAll();
            return false;
        } catch (FlowDriver.Killed e) {
            return true;
        } finally {
            flow.stepsUntilKill = Integer.MAX_VALUE;
            flow.restart();
        }
    }

    @TestFactory
    Stream<DynamicTest> makesEverythingRightWhenTheFirstBatchIsKilled() {
        return IntStream.rangeClosed(1, 7).mapToObj(step -> DynamicTest.dynamicTest("after step " + step, () -> {
            FlowDriver flow = new FlowDriver();
            first(flow);
            assertTrue(killedAt(flow, step));
            flow.syncAll();
            second(flow);
            flow.syncAll();
            assertAsIfNothingHappened(flow);
        }));
    }

    @TestFactory
    Stream<DynamicTest> makesEverythingRightWhenTheSecondBatchIsKilled() {
        return IntStream.rangeClosed(1, 7).mapToObj(step -> DynamicTest.dynamicTest("after step " + step, () -> {
            FlowDriver flow = new FlowDriver();
            first(flow);
            flow.syncAll();
            second(flow);
            assertTrue(killedAt(flow, step));
            flow.bringBack();
            flow.syncAll();
            assertAsIfNothingHappened(flow);
        }));
    }

    @TestFactory
    Stream<DynamicTest> takesBackWhatAKilledBatchWroteAndCallRailTookBack() {
        return IntStream.rangeClosed(1, 7).mapToObj(step -> DynamicTest.dynamicTest("after step " + step, () -> {
            FlowDriver flow = new FlowDriver();
            first(flow);
            flow.syncAll();
            flow.call("CAL3", "2026-11-20T10:06:00-05:00", B, "lead_status", "not_a_lead", "note", "oops",
                    "tags", List.of("Wrong number"), "source_name", "Oops");
            assertTrue(killedAt(flow, step));
            flow.call("CAL3", "2026-11-20T10:06:00-05:00", B, "lead_status", "good_lead", "note", "", "tags", List.of(),
                    "source_name", "");
            flow.syncAll();
            second(flow);
            flow.syncAll();
            assertAsIfNothingHappened(flow);
        }));
    }

    @Test
    void bringsBackAVerdictThatCameWhileTheLeadWasNotYetKnown() {
        FlowDriver flow = new FlowDriver();
        CallRailRecord call = flow.call("CAL1", "2026-11-20T10:00:00-05:00", A);
        flow.stepsUntilKill = 4;
        assertThrows(FlowDriver.Killed.class, () -> flow.sync(call));
        flow.stepsUntilKill = Integer.MAX_VALUE;
        assertEquals(1, flow.crm.leads.size());
        flow.crm.edit(FlowDriver.key(A), "CallRail_Lead_Status__c", "good_lead");
        flow.crm.edit(FlowDriver.key(A), "CallRail_Tags__c", "Booked");
        flow.bringBack();
        assertEquals(List.of(), flow.callRailRequests);
        flow.restart();
        flow.sync(call);
        assertEquals("good_lead", flow.crm.leads.get(FlowDriver.key(A)).get("CallRail_Lead_Status__c"));
        flow.bringBack();
        assertEquals("good_lead", flow.calls.get("CAL1").get("lead_status"));
        assertEquals(List.of("Booked"), flow.calls.get("CAL1").tagNames());
        flow.assertAtRest();
    }

    @Test
    void losesNobodysWorkWithTheLedger() {
        FlowDriver flow = new FlowDriver();
        flow.call("CAL1", "2026-11-20T10:00:00-05:00", A, "customer_name", "Ann", "tags", List.of("Booked"));
        flow.syncAll();
        flow.crm.edit(FlowDriver.key(A), "LastName", "Ann Lee");
        flow.crm.edit(FlowDriver.key(A), "Company", "Lee Ltd");
        flow.crm.edit(FlowDriver.key(A), "CallRail_Lead_Status__c", "good_lead");
        flow.crm.edit(FlowDriver.key(A), "CallRail_Tags__c", "Booked;Quote");
        flow.loseLedger();
        flow.call("CAL1", "2026-11-20T10:00:00-05:00", A, "customer_name", "Ann", "tags",
                List.of("Booked", "Emergency"));
        flow.syncAll();
        Map<String, Object> lead = flow.crm.leads.get(FlowDriver.key(A));
        assertEquals("Ann Lee", lead.get("LastName"));
        assertEquals("Lee Ltd", lead.get("Company"));
        assertEquals("good_lead", lead.get("CallRail_Lead_Status__c"));
        assertEquals(List.of("Booked", "Emergency", "Quote"), TagSet.sorted(TagSet.of(lead.get("CallRail_Tags__c"))));
        flow.bringBack();
        assertEquals(List.of("Booked", "Emergency", "Quote"), TagSet.sorted(flow.calls.get("CAL1").tagNames()));
        assertEquals("good_lead", flow.calls.get("CAL1").get("lead_status"));
        flow.call("CAL2", "2026-11-20T11:00:00-05:00", A, "customer_name", "Ann L");
        flow.call("CAL1", "2026-11-20T10:00:00-05:00", A, "customer_name", "Anna", "lead_status", "good_lead",
                "tags", List.of("Booked", "Emergency", "Quote"));
        flow.syncAll();
        assertEquals("Ann Lee", lead.get("LastName"));
    }

    @TestFactory
    Stream<DynamicTest> bringsBackOnceHoweverARunIsKilled() {
        return IntStream.rangeClosed(1, STEPS).mapToObj(step -> DynamicTest.dynamicTest("after step " + step, () -> {
            FlowDriver flow = new FlowDriver();
            first(flow);
            flow.syncAll();
            flow.crm.edit(FlowDriver.key(A), "CallRail_Lead_Status__c", "good_lead");
            flow.crm.edit(FlowDriver.key(A), "CallRail_Tags__c", "Quote;VIP");
            flow.stepsUntilKill = step;
            assertThrows(FlowDriver.Killed.class, flow::bringBack);
            flow.stepsUntilKill = Integer.MAX_VALUE;
            flow.restart();
            flow.syncAll();
            flow.bringBack();
            assertEquals(List.of(), flow.calls.get("CAL1").tagNames());
            assertEquals(List.of("Quote", "VIP"), flow.calls.get("CAL2").tagNames());
            assertEquals("good_lead", flow.calls.get("CAL2").get("lead_status"));
            assertEquals("Quote;VIP", flow.crm.leads.get(FlowDriver.key(A)).get("CallRail_Tags__c"));
            assertEquals("good_lead", flow.crm.leads.get(FlowDriver.key(A)).get("CallRail_Lead_Status__c"));
            flow.callRailRequests.clear();
            flow.crm.requests.clear();
            flow.syncAll();
            flow.bringBack();
            assertEquals(List.of(), flow.callRailRequests);
            assertEquals(List.of("query"), flow.crm.requests);
        }));
    }
}
