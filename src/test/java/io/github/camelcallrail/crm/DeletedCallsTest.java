package io.github.camelcallrail.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Change;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a deleted call's task and of its caller's lead. */
class DeletedCallsTest {

    private static final String PHONE = "+15185550143";
    private final FlowDriver flow = new FlowDriver();
    private final FakeCrm crm = flow.crm;

    private Map<String, Object> lead() {
        return crm.leads.get(FlowDriver.key(PHONE));
    }

    private static CallRailRecord deleted(String id) {
        return new CallRailRecord("calls", Map.of("id", id)).changed(Change.DELETED, List.of());
    }

    private void twoCalls() {
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "source_name", "A", "tags", List.of("Booked")),
                flow.call("CAL2", "2026-11-20T11:00:00-05:00", PHONE, "source_name", "B", "tags", List.of("Quote")));
    }

    @Test
    void theTaskIsMarkedAndTheLeadIsMadeOfTheCallsThatAreLeft() {
        twoCalls();
        flow.sync(deleted("CAL2"));

        assertEquals("deleted", crm.tasks.get("CAL2").get("CallDisposition"));
        assertEquals("Deleted in CallRail, Inbound call, 3:05, B", crm.tasks.get("CAL2").get("Subject"));
        assertEquals("answered", crm.tasks.get("CAL1").get("CallDisposition"));
        assertEquals(1, lead().get("CallRail_Calls__c"));
        assertEquals("A", lead().get("CallRail_Source__c"));
        assertEquals("CAL1", lead().get("CallRail_Last_Call_Id__c"));
        assertEquals("Booked", lead().get("CallRail_Tags__c"));
    }

    @Test
    void theLeadIsMarkedWhereNoCallIsLeft() {
        twoCalls();
        flow.sync(deleted("CAL2"), deleted("CAL1"));

        assertEquals(0, lead().get("CallRail_Calls__c"));
        assertEquals("Booked;Quote", lead().get("CallRail_Tags__c"));
        assertEquals("+15185550143", lead().get("Phone"));
        assertEquals(1, crm.leads.size());
        assertEquals(2, crm.tasks.size());
    }

    @Test
    void theSameDeletionAgainCostsNothing() {
        twoCalls();
        flow.sync(deleted("CAL2"));
        crm.requests.clear();
        flow.sync(deleted("CAL2"));

        assertEquals(List.of(), crm.requests);
    }

    @Test
    void aDeletedCallThatNobodyKnowsMakesNothing() {
        flow.companyIds = FlowDriver.COMPANY;
        flow.restart();
        flow.sync(deleted("CAL9"));

        assertTrue(crm.leads.isEmpty() && crm.tasks.isEmpty());
        assertEquals(List.of(), crm.requests);
    }

    @Test
    void aCallThatComesBackCountsAgain() {
        twoCalls();
        CallRailRecord back = flow.calls.get("CAL2");
        flow.sync(deleted("CAL2"));
        flow.sync(back);

        assertEquals(2, lead().get("CallRail_Calls__c"));
        assertEquals("answered", crm.tasks.get("CAL2").get("CallDisposition"));
        assertFalse(crm.tasks.get("CAL2").get("Subject").toString().contains("Deleted"));
    }

    @Test
    void aPersonsWorkOnTheLeadStays() {
        twoCalls();
        lead().put("LastName", "Dana Rivera");
        lead().put("Status", "Working");
        flow.sync(deleted("CAL1"), deleted("CAL2"));

        assertEquals("Dana Rivera", lead().get("LastName"));
        assertEquals("Working", lead().get("Status"));
    }
}
