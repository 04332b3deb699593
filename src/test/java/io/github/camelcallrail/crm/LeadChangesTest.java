package io.github.camelcallrail.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeadChangesTest {

    private static final String PHONE = "+15185550143";
    private static final String KEY = FlowDriver.key(PHONE);
    private final FlowDriver flow = new FlowDriver();

    @BeforeEach
    void twoCallsOfOneCaller() {
        flow.call("OLD", "2026-11-19T10:00:00-05:00", PHONE, "tags", List.of("Booked", "Quote"));
        flow.call("NEW", "2026-11-20T10:00:00-05:00", PHONE, "tags", List.of("Booked"));
        flow.syncAll();
        flow.bringBack();
        flow.crm.requests.clear();
    }

    @Test
    void writesAStatusToTheLatestCallAndNothingElse() {
        flow.crm.edit(KEY, "CallRail_Lead_Status__c", "good_lead");
        flow.bringBack();
        assertEquals(List.of("UPDATE NEW {lead_status=good_lead}"), flow.callRailRequests);
        assertEquals(1, flow.sync.changesWrittenBack());
        flow.assertAtRest();
    }

    @Test
    void clearsAStatus() {
        flow.crm.edit(KEY, "CallRail_Lead_Status__c", "not_a_lead");
        flow.bringBack();
        flow.crm.edit(KEY, "CallRail_Lead_Status__c", null);
        flow.bringBack();
        assertEquals("UPDATE NEW {lead_status=null}", flow.callRailRequests.get(1));
        flow.assertAtRest();
        assertNull(flow.crm.leads.get(KEY).get("CallRail_Lead_Status__c"));
    }

    @Test
    void saysNothingWhereABlankStatusMeansTheSame() {
        flow.crm.edit(KEY, "CallRail_Lead_Status__c", null);
        flow.bringBack();
        flow.assertAtRest();
    }

    @Test
    void addsATagToTheLatestCallAndTakesOneOffEveryCall() {
        flow.crm.edit(KEY, "CallRail_Tags__c", "Quote;VIP");
        flow.bringBack();
        assertEquals(List.of("REMOVE_TAGS OLD [Booked]", "REMOVE_TAGS NEW [Booked]", "ADD_TAGS NEW [VIP]"),
                flow.callRailRequests);
        assertEquals(List.of("Quote"), flow.calls.get("OLD").tagNames());
        assertEquals(List.of("VIP"), flow.calls.get("NEW").tagNames());
        flow.assertAtRest();
    }

    @Test
    void takesOrderCaseAndBlanksOfTagsForNoChange() {
        flow.crm.edit(KEY, "CallRail_Tags__c", "quote; BOOKED");
        flow.bringBack();
        flow.assertAtRest();
    }

    @Test
    void keepsWhatAnAgentTaggedMeanwhile() {
        flow.crm.edit(KEY, "CallRail_Tags__c", "Quote");
        flow.call("NEW", "2026-11-20T10:00:00-05:00", PHONE, "tags", List.of("Booked", "Emergency"));
        flow.bringBack();
        assertEquals(List.of("Emergency"), flow.calls.get("NEW").tagNames());
        flow.syncAll();
        assertEquals(List.of("Emergency", "Quote"), TagSet.sorted(TagSet.of(flow.crm.leads.get(KEY)
                .get("CallRail_Tags__c"))));
        flow.assertAtRest();
    }

    @Test
    void carriesOnlyManagedTags() {
        flow.managedTags = "VIP, hot*";
        flow.restart();
        flow.crm.edit(KEY, "CallRail_Tags__c", "Quote;vip;Hot lead;Mine");
        flow.bringBack();
        assertEquals(List.of("ADD_TAGS NEW [vip, Hot lead]"), flow.callRailRequests);
        flow.assertAtRest();
        assertEquals("Quote;vip;Hot lead;Mine", flow.crm.leads.get(KEY).get("CallRail_Tags__c"));
    }

    @Test
    void letsThePersonWinWhereBothChangedTheStatus() {
        flow.crm.edit(KEY, "CallRail_Lead_Status__c", "not_a_lead");
        flow.call("NEW", "2026-11-20T10:00:00-05:00", PHONE, "tags", List.of("Booked"), "lead_status", "good_lead");
        flow.syncAll();
        assertEquals("not_a_lead", flow.crm.leads.get(KEY).get("CallRail_Lead_Status__c"));
        flow.bringBack();
        assertEquals("not_a_lead", flow.calls.get("NEW").get("lead_status"));
        flow.assertAtRest();
    }

    @Test
    void mergesTagsThatBothChanged() {
        flow.crm.edit(KEY, "CallRail_Tags__c", "Booked;VIP");
        flow.call("NEW", "2026-11-20T10:00:00-05:00", PHONE, "tags", List.of("Booked", "Emergency"));
        flow.syncAll();
        flow.bringBack();
        flow.syncAll();
        assertEquals(List.of("Booked", "Emergency", "VIP"),
                TagSet.sorted(TagSet.of(flow.crm.leads.get(KEY).get("CallRail_Tags__c"))));
        assertEquals(List.of("Booked", "Emergency", "VIP"), TagSet.sorted(flow.calls.get("NEW").tagNames()));
        assertEquals(List.of("Booked"), flow.calls.get("OLD").tagNames());
        flow.assertAtRest();
    }

    @Test
    void goesToTheNextLatestCallWhereTheLatestIsGone() {
        flow.calls.remove("NEW");
        flow.crm.edit(KEY, "CallRail_Lead_Status__c", "good_lead");
        flow.bringBack();
        assertEquals("good_lead", flow.calls.get("OLD").get("lead_status"));
        flow.syncAll();
        assertEquals("deleted", flow.crm.tasks.get("NEW").get("CallDisposition"));
        flow.assertAtRest();
    }

    @Test
    void showsAChangeThatNoCallIsLeftFor() {
        flow.calls.clear();
        flow.crm.edit(KEY, "CallRail_Lead_Status__c", "good_lead");
        flow.bringBack();
        assertEquals("CALLS_GONE", flow.sync.failureList().get(0).code());
    }

    @Test
    void showsWhatCallRailRefusesAndGoesOn() {
        flow.callRailRefusal = new IllegalArgumentException("Ann Lee said no");
        flow.crm.edit(KEY, "CallRail_Lead_Status__c", "good_lead");
        flow.bringBack();
        Failure failure = flow.sync.failureList().get(0);
        assertEquals(List.of("lead-changes-to-calls", "NEW", "IllegalArgumentException", List.of("lead_status")),
                List.of(failure.flow(), failure.recordId(), failure.code(), failure.fields()));
        flow.assertAtRest();
        flow.callRailRefusal = null;
        flow.crm.edit(KEY, "CallRail_Lead_Status__c", "not_a_lead");
        flow.bringBack();
        assertEquals(0, flow.sync.failures());
    }

    @Test
    void bringsARefusedChangeBackAgainWhenAnOperatorSaysSo() {
        flow.callRailRefusal = new IllegalArgumentException("no");
        flow.crm.edit(KEY, "CallRail_Lead_Status__c", "good_lead");
        flow.bringBack();
        Failure failure = flow.sync.failureList().get(0);
        flow.bringBack();
        assertEquals(1, flow.sync.failureList().get(0).times(), "not by itself");
        flow.sync.bringBackAgain(failure);
        flow.bringBack();
        assertEquals(2, flow.sync.failureList().get(0).times());
        flow.callRailRefusal = null;
        flow.sync.bringBackAgain(failure);
        flow.bringBack();
        assertEquals("good_lead", flow.calls.get("NEW").get("lead_status"));
        assertEquals(0, flow.sync.failureList().size());
        flow.assertAtRest();
    }

    @Test
    void keepsTheLastFiftyChangesWrittenBack() {
        for (int i = 0; i < 60; i++) {
            flow.crm.edit(KEY, "CallRail_Lead_Status__c", i % 2 == 0 ? "good_lead" : "not_a_lead");
            flow.bringBack();
        }
        List<Written> written = flow.sync.written();
        assertEquals(50, written.size());
        assertEquals("lead_status not_a_lead", written.get(0).what());
        assertEquals("NEW", written.get(0).callId());
        flow.crm.edit(KEY, "CallRail_Tags__c", "hot; later");
        flow.bringBack();
        assertEquals(CallWrite.Kind.ADD_TAGS, flow.sync.written().get(0).kind());
        assertEquals("hot, later", flow.sync.written().get(0).what());
    }

    @Test
    void holdsUpNobodyByALeadAtWhichRunsFail() {
        String other = FlowDriver.key("+15185550199");
        flow.call("ELSE", "2026-11-20T10:00:00-05:00", "+15185550199");
        flow.syncAll();
        flow.bringBack();
        for (String failing : List.of("NEW", "ELSE")) {
            flow.failingCall = failing;
            flow.crm.edit(KEY, "CallRail_Lead_Status__c", failing.equals("NEW") ? "good_lead" : "not_a_lead");
            flow.crm.edit(other, "CallRail_Lead_Status__c", failing.equals("NEW") ? "good_lead" : "not_a_lead");
            flow.callRailRequests.clear();
            flow.bringBack();
            flow.bringBack();
            assertEquals(2, flow.callRailRequests.stream().distinct().count(), flow.callRailRequests::toString);
            flow.failingCall = null;
            flow.bringBack();
        }
        assertEquals("not_a_lead", flow.calls.get("NEW").get("lead_status"));
        assertEquals("not_a_lead", flow.calls.get("ELSE").get("lead_status"));
        flow.assertAtRest();
    }

    @Test
    void leavesUnknownLeadsAlone() {
        flow.crm.upsertLeads(List.of(Map.of("CallRail_Key__c", "COMX:+15185550199", "CallRail_Lead_Status__c",
                "good_lead")));
        flow.bringBack();
        assertEquals(List.of(), flow.callRailRequests);
    }

    @Test
    void readsAllPages() {
        for (int i = 0; i < 12; i++) {
            flow.call("C" + i, "2026-11-20T10:00:00-05:00", "+151855502" + String.format("%02d", i));
        }
        flow.syncAll();
        flow.crm.pageSize = 5;
        for (int i = 0; i < 12; i++) {
            flow.crm.edit(FlowDriver.key("+151855502" + String.format("%02d", i)), "CallRail_Lead_Status__c",
                    "good_lead");
        }
        flow.bringBack();
        assertEquals(12, flow.callRailRequests.size());
    }

    @Test
    void leavesALeadAloneThatWasWrittenSinceItWasRead() {
        flow.crm.edit(KEY, "Company", "Lee Ltd");
        ChangesRun run = flow.changes().begin();
        flow.changes().read(run, flow.crm.query(run.getPages().getNext()));
        flow.call("NEW", "2026-11-20T10:00:00-05:00", PHONE, "tags", List.of("Booked", "Emergency"));
        flow.syncAll();
        flow.bringBack(run);
        assertEquals(List.of(), flow.callRailRequests, "the run's old picture lacks a tag that nobody removed");
        flow.assertAtRest();
    }

    @Test
    void takesNoOtherAnswerForAPage() {
        for (String answer : List.of("<html>", "[]", "null", "", "{}", "{\"records\":[]}",
                "{\"done\":false,\"records\":[]}", "{\"done\":true,\"records\":[{\"Id\":\"1\"}]}")) {
            ChangesRun run = flow.changes().begin();
            assertThrows(CrmAnswerException.class, () -> flow.changes().read(run, answer), answer);
            assertTrue(run.getPages().isWaiting() || answer.contains("Id"));
        }
    }
}
