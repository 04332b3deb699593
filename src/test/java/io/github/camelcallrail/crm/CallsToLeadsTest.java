package io.github.camelcallrail.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallsToLeadsTest {

    private static final String PHONE = "+15185550143";
    private final FlowDriver flow = new FlowDriver();
    private final FakeCrm crm = flow.crm;

    private Map<String, Object> lead() {
        return crm.leads.get(FlowDriver.key(PHONE));
    }

    @Test
    void makesOneLeadOfTwoCallsInOneBatch() {
        flow.sync(
                flow.call("CAL2", "2026-11-20T11:00:00-05:00", PHONE, "source_name", "Google Ads",
                        "tags", List.of("Quote")),
                flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "customer_name", "RIVERA DANA",
                        "customer_city", "Albany",
                        "tags", List.of(Map.of("id", 7, "name", "Booked"))));
        assertEquals(1, crm.leads.size());
        assertEquals(2, lead().get("CallRail_Calls__c"));
        assertEquals("2026-11-20T15:00:00Z", lead().get("CallRail_First_Call_At__c"));
        assertEquals("2026-11-20T16:00:00Z", lead().get("CallRail_Last_Call_At__c"));
        assertEquals("CAL2", lead().get("CallRail_Last_Call_Id__c"));
        assertEquals("Google Ads", lead().get("CallRail_Source__c"));
        assertEquals("Booked;Quote", lead().get("CallRail_Tags__c"));
        assertEquals("not_scored", lead().get("CallRail_Lead_Status__c"));
        assertEquals("RIVERA DANA", lead().get("LastName"));
        assertEquals("RIVERA DANA", lead().get("Company"));
        assertEquals("Albany", lead().get("City"));
        assertEquals("+15185550143", lead().get("Phone"));
        assertEquals(2, crm.tasks.size());
        assertEquals(lead().get("Id"), crm.tasks.get("CAL1").get("WhoId"));
        assertEquals("Inbound call, 3:05, Google Ads", crm.tasks.get("CAL2").get("Subject"));
        assertEquals(List.of("query", "upsert leads", "upsert tasks"), crm.requests);
    }

    @Test
    void sendsNothingWhenTheSameBatchComesAgain() {
        flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "customer_name", "Ann", "tags", List.of("b", "A"));
        flow.call("CAL2", "2026-11-20T10:00:00-05:00", null, "note", "x");
        flow.syncAll();
        crm.requests.clear();
        flow.restart();
        flow.syncAll();
        assertEquals(List.of(), crm.requests);
    }

    @Test
    void sendsOfAKnownLeadOnlyWhatDiffers() {
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "source_name", "A"));
        String id = (String) lead().get("Id");
        crm.requests.clear();
        List<Map<String, Object>> sent = new ArrayList<>();
        crm.refusal = record -> {
            sent.add(record);
            return null;
        };
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "source_name", "B"));
        assertEquals(List.of("update leads", "upsert tasks"), crm.requests);
        assertEquals(Map.of("attributes", Map.of("type", "Lead"), "Id", id, "CallRail_Source__c", "B"), sent.get(0));
        assertEquals(Map.of("attributes", Map.of("type", "Task"), "CallRail_Call_Id__c", "CAL1", "Subject",
                "Inbound call, 3:05, B"), sent.get(1));
    }

    @Test
    void clearsAFieldThatHadAValue() {
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "note", "call back"));
        assertEquals("call back", crm.tasks.get("CAL1").get("Description"));
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "note", ""));
        assertFalse(crm.tasks.get("CAL1").containsKey("Description"));
    }

    @Test
    void keepsAPremiumTextThatTurnsToNull() {
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "call_summary", "Wants a quote"));
        crm.requests.clear();
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "call_summary", null));
        assertEquals(List.of(), crm.requests);
        assertEquals("Wants a quote", crm.tasks.get("CAL1").get("Description"));
    }

    @Test
    void keepsWhatANewerCallSaidWhenAnOldOneIsEditedLate() {
        flow.sync(flow.call("OLD", "2026-11-19T10:00:00-05:00", PHONE, "source_name", "Old",
                        "lead_status", "not_a_lead"),
                flow.call("NEW", "2026-11-20T10:00:00-05:00", PHONE, "source_name", "New", "lead_status",
                        "previously_marked_good_lead"));
        crm.requests.clear();
        flow.sync(flow.call("OLD", "2026-11-19T10:00:00-05:00", PHONE, "source_name", "Old", "lead_status",
                "not_a_lead", "tags", List.of("Late")));
        assertEquals("New", lead().get("CallRail_Source__c"));
        assertEquals("good_lead", lead().get("CallRail_Lead_Status__c"));
        assertEquals("Late", lead().get("CallRail_Tags__c"));
        assertEquals("NEW", lead().get("CallRail_Last_Call_Id__c"));
    }

    @Test
    void keepsTheFirstNameOfALineThatSeveralPeopleShare() {
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "customer_name", "RIVERA DANA"));
        flow.sync(flow.call("CAL2", "2026-11-20T11:00:00-05:00", PHONE, "customer_name", "RIVERA KIM"));
        assertEquals("RIVERA DANA", lead().get("LastName"));
        assertEquals(2, crm.tasks.size());
    }

    @Test
    void replacesAPlaceholderByANameButNeverWhatAPersonWrote() {
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "customer_name", "WIRELESS CALLER"));
        assertEquals("+1 518-555-0143", lead().get("LastName"));
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "customer_name", "Dana Rivera"));
        assertEquals("Dana Rivera", lead().get("LastName"));
        crm.edit(FlowDriver.key(PHONE), "LastName", "Rivera-Lopez");
        flow.bringBack();
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "customer_name", "D Rivera"));
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "customer_name", "Dana R"));
        assertEquals("Rivera-Lopez", lead().get("LastName"));
    }

    @Test
    void neverWritesPeoplesFieldsAgain() {
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE));
        crm.edit(FlowDriver.key(PHONE), "Company", "Rivera Ltd");
        flow.sync(flow.call("CAL2", "2026-11-20T11:00:00-05:00", PHONE, "customer_name", "Ann"));
        assertEquals("Rivera Ltd", lead().get("Company"));
    }

    @Test
    void leavesCallsWithoutUsableNumberWithoutLead() {
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", "+266696687", "customer_name", "ANONYMOUS"),
                flow.call("CAL2", "2026-11-20T10:00:00-05:00", "+7378742833"),
                flow.call("CAL3", "2026-11-20T10:00:00-05:00", "Anonymous"),
                flow.call("CAL4", "2026-11-20T10:00:00-05:00", null));
        assertEquals(0, crm.leads.size());
        assertEquals(4, crm.tasks.size());
        assertFalse(crm.tasks.get("CAL1").containsKey("WhoId"));
        assertEquals(0, flow.sync.failures());
    }

    @Test
    void knowsOneCallerInEveryNotation() {
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", "+15185550143"),
                flow.call("CAL2", "2026-11-20T10:01:00-05:00", "+15185550143x204"),
                flow.call("CAL3", "2026-11-20T10:02:00-05:00", "(518) 555-0143"));
        assertEquals(1, crm.leads.size());
        assertEquals("Extension 204", crm.tasks.get("CAL2").get("Description"));
    }

    @Test
    void cutsWhatIsTooLongAndNeverASign() {
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE,
                "customer_name", "A".repeat(79) + "\ud83d\ude00 Rivera",
                "customer_city", "L".repeat(58), "source_name", "s".repeat(300), "note", "n".repeat(33_000) + "\ud83d",
                "recording", "https://example.com/" + "r".repeat(300)));
        Map<String, Object> task = crm.tasks.get("CAL1");
        assertEquals("A".repeat(79), lead().get("LastName"));
        assertEquals(40, ((String) lead().get("City")).length());
        assertEquals(255, ((String) lead().get("CallRail_Source__c")).length());
        assertEquals(255, ((String) task.get("Subject")).length());
        assertEquals(32_000, ((String) task.get("Description")).length());
        assertFalse(task.containsKey("CallRail_Recording__c"));
    }

    @Test
    void mendsHalfASignAndDropsNul() {
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE, "note", "call back \ud83d\0!"));
        assertEquals("call back \ufffd!", crm.tasks.get("CAL1").get("Description"));
        crm.requests.clear();
        flow.syncAll();
        assertEquals(List.of(), crm.requests);
    }

    @Test
    void datesATaskByTheCompanysDay() {
        flow.sync(flow.call("CAL1", "2026-11-20T21:30:00.000-08:00", PHONE, "company_time_zone", "America/Los_Angeles"),
                flow.call("CAL2", "2026-11-21T00:30:00.000-05:00", PHONE, "company_time_zone", "America/Los_Angeles"),
                flow.call("CAL3", "2026-11-21T05:30:00.000Z", PHONE, "company_time_zone", "America/Los_Angeles"),
                flow.call("CAL4", "2026-11-21T05:30:00.000Z", PHONE, "company_time_zone", "Moon/Crater"),
                flow.call("CAL5", "yesterday", PHONE));
        for (String id : List.of("CAL1", "CAL2", "CAL3")) {
            assertEquals("2026-11-20", crm.tasks.get(id).get("ActivityDate"));
        }
        assertEquals("2026-11-21", crm.tasks.get("CAL4").get("ActivityDate"));
        assertFalse(crm.tasks.get("CAL5").containsKey("ActivityDate"));
        assertEquals(0, flow.sync.failures());
    }

    @Test
    void asksForEightyKeysAQueryAndSendsTwoHundredACollection() {
        List<CallRailRecord> batch = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            batch.add(flow.call("CAL" + i, "2026-11-20T10:00:00-05:00", "+1518555" + String.format("%04d", 1000 + i)));
        }
        crm.pageSize = 5;
        flow.sync(batch.toArray(CallRailRecord[]::new));
        assertEquals(200, crm.leads.size());
        assertEquals(List.of("query", "query", "query", "upsert leads", "upsert tasks"), crm.requests);
        crm.requests.clear();
        flow.loseLedger();
        flow.syncAll();
        assertEquals(200, crm.leads.size());
        assertEquals(16 + 16 + 8, crm.requests.stream().filter("query"::equals).count());
    }

    @Test
    void dropsCallsOfOtherCompanies() {
        flow.companyIds = "COMX, " + FlowDriver.COMPANY;
        flow.restart();
        flow.sync(flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE),
                flow.call("CAL2", "2026-11-20T10:00:00-05:00", PHONE, "company_id", "COMY"));
        assertEquals(List.of("CAL1"), List.copyOf(crm.tasks.keySet()));
    }

    @Test
    void countsWhatWasDone() {
        flow.call("CAL1", "2026-11-20T10:00:00-05:00", PHONE);
        flow.syncAll();
        flow.syncAll();
        assertEquals(2, flow.sync.callsReceived());
        assertEquals(1, flow.sync.leadsUpserted());
        assertEquals(1, flow.sync.tasksUpserted());
    }

    @Test
    void failsTheStartWhenAScriptIsMissing() {
        flow.mappings = "routes/nowhere";
        MappingException e = assertThrows(MappingException.class, flow::restart);
        assertTrue(e.getMessage().contains("routes/nowhere/lead.groovy"), e.getMessage());
        assertTrue(e.getMessage().contains("hub.mappings"), e.getMessage());
    }
}
