package io.github.camelcallrail.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

    private static final String A = "+15185550143";
    private static final String B = "+15185550144";
    private final FlowDriver flow = new FlowDriver();
    private final FakeCrm crm = flow.crm;

    @BeforeEach
    void callsOfTwo() {
        flow.call("CAL1", "2026-11-20T10:00:00-05:00", A, "source_name", "Ann's cell");
        flow.call("CAL2", "2026-11-20T10:00:00-05:00", B);
    }

    private static boolean isLead(Map<String, Object> record, String phone) {
        return FlowDriver.key(phone).equals(record.get("CallRail_Key__c"));
    }

    @Test
    void showsARefusedLeadWritesTheRestAndHangsTheTaskOnItLater() {
        crm.refusal = record -> isLead(record, A) ? "FIELD_CUSTOM_VALIDATION_EXCEPTION" : null;
        flow.syncAll();
        assertEquals(List.of(FlowDriver.key(B)), List.copyOf(crm.leads.keySet()));
        assertEquals(2, crm.tasks.size());
        assertFalse(crm.tasks.get("CAL1").containsKey("WhoId"));
        Failure failure = flow.sync.failureList().get(0);
        assertEquals(new Failure("calls-to-leads", "lead", "CAL1", "FIELD_CUSTOM_VALIDATION_EXCEPTION", List.of("F"),
                failure.since(), 1, false), failure);
        flow.syncAll();
        assertEquals(2, flow.sync.failureList().get(0).times());
        crm.refusal = record -> null;
        flow.sync(flow.call("CAL3", "2026-11-20T11:00:00-05:00", A));
        assertEquals(crm.leads.get(FlowDriver.key(A)).get("Id"), crm.tasks.get("CAL1").get("WhoId"));
        assertEquals(0, flow.sync.failures());
    }

    @Test
    void keepsWhatIsSetAsideAndCountsItNoMoreUntilItFailsAgain() {
        crm.refusal = record -> isLead(record, A) ? "FIELD_CUSTOM_VALIDATION_EXCEPTION" : null;
        flow.syncAll();
        assertEquals(1, flow.sync.setAside(flow.sync.failureList()));
        assertEquals(0, flow.sync.setAside(flow.sync.failureList()));
        assertEquals(0, flow.sync.failures());
        assertEquals(List.of(true), flow.sync.failureList().stream().map(Failure::aside).toList());
        flow.syncAll();
        assertEquals(1, flow.sync.failures());
        crm.refusal = record -> null;
        flow.syncAll();
        assertEquals(List.of(), flow.sync.failureList());
    }

    @Test
    void showsARefusedTask() {
        crm.refusal = record -> "CAL1".equals(record.get("CallRail_Call_Id__c")) ? "STRING_TOO_LONG" : null;
        flow.syncAll();
        assertEquals(List.of("CAL2"), List.copyOf(crm.tasks.keySet()));
        assertEquals("task", flow.sync.failureList().get(0).what());
        crm.refusal = record -> null;
        flow.syncAll();
        assertEquals(2, crm.tasks.size());
        assertEquals(0, flow.sync.failures());
    }

    @Test
    void repeatsALockedRecordWithGrowingPauses() {
        List<String> refused = new ArrayList<>();
        crm.refusal = record -> {
            if (isLead(record, A) && refused.size() < 3) {
                refused.add(A);
                return "UNABLE_TO_LOCK_ROW";
            }
            return null;
        };
        flow.syncAll();
        assertEquals(2, crm.leads.size());
        assertEquals(List.of(0L, 1000L, 2000L, 4000L, 0L), flow.pauses);
        assertEquals(0, flow.sync.failures());
    }

    @Test
    void failsTheBatchWhereARecordStaysLockedAfterWritingTheRest() {
        crm.refusal = record -> isLead(record, A) ? "UNABLE_TO_LOCK_ROW" : null;
        assertThrows(CrmUnavailableException.class, flow::syncAll);
        assertEquals(1, crm.leads.size());
        assertEquals(2, crm.tasks.size());
        assertEquals(0, flow.sync.failures());
        crm.refusal = record -> null;
        flow.syncAll();
        assertEquals(2, crm.leads.size());
        assertEquals(crm.leads.get(FlowDriver.key(A)).get("Id"), crm.tasks.get("CAL1").get("WhoId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUEST_LIMIT_EXCEEDED", "STORAGE_LIMIT_EXCEEDED", "API_DISABLED_FOR_ORG",
        "TXN_SECURITY_BLOCK"})
    void failsTheBatchInAnOutageAndKeepsWhatWasTaken(String code) {
        crm.refusal = record -> isLead(record, B) ? code : null;
        assertThrows(CrmUnavailableException.class, flow::syncAll);
        assertEquals(0, flow.sync.failures());
        crm.refusal = record -> null;
        crm.requests.clear();
        flow.syncAll();
        assertEquals(List.of("query", "upsert leads", "upsert tasks"), crm.requests);
        assertEquals(2, crm.leads.size());
    }

    @Test
    void looksUpALeadThatAnotherWriterMadeFirst() {
        Map<String, Object> other = new HashMap<>(Map.of("Id", "00Q7", "CallRail_Key__c", FlowDriver.key(A), "Company",
                "Theirs", "LastName", "Ann", "SystemModstamp", "2026-11-20T12:00:00.000+0000"));
        crm.refusal = record -> {
            if (isLead(record, A) && record.get("Id") == null) {
                crm.leads.put(FlowDriver.key(A), other);
                return "DUPLICATE_VALUE";
            }
            return null;
        };
        flow.syncAll();
        assertEquals(List.of("query", "upsert leads", "query", "update leads", "upsert tasks"), crm.requests);
        assertEquals("Theirs", crm.leads.get(FlowDriver.key(A)).get("Company"));
        assertEquals("Ann", crm.leads.get(FlowDriver.key(A)).get("LastName"));
        assertEquals("00Q7", crm.tasks.get("CAL1").get("WhoId"));
        assertEquals(0, flow.sync.failures());
    }

    @Test
    void showsADuplicateThatNoLookUpFinds() {
        crm.refusal = record -> isLead(record, A) ? "DUPLICATE_VALUE" : null;
        flow.syncAll();
        assertEquals("DUPLICATE_VALUE", flow.sync.failureList().get(0).code());
    }

    @Test
    void leavesOutAFieldThatCanOnlyBeSetAtFirst() {
        crm.refusal = record -> record.containsKey("TaskSubtype") ? "INVALID_FIELD_FOR_INSERT_UPDATE" : null;
        WriteQueue queue = new WriteQueue(true);
        queue.add("CAL1", Map.of("F", 1, "Subject", "x"));
        queue.getNext();
        Map<String, Object> error = Map.of("statusCode", "INVALID_FIELD_FOR_INSERT_UPDATE", "fields", List.of("F"));
        assertEquals(List.of(), queue.results(List.of(Map.of("success", false, "errors", List.of(error)))));
        assertEquals(List.of(Map.of("Subject", "x")), queue.getNext());
    }

    @Test
    void takesNoOtherAnswerForResults() {
        Map<String, Object> done = Map.of("success", true, "id", "1");
        List<Object> answers = new ArrayList<>(List.of("text", List.of(), List.of(done, done), Map.of(),
                List.of(Map.of("success", true))));
        answers.add(null);
        answers.add(Collections.singletonList(null));
        for (Object answer : answers) {
            WriteQueue queue = new WriteQueue(true);
            queue.add("CAL1", Map.of("F", 1));
            queue.getNext();
            assertThrows(CrmAnswerException.class, () -> queue.results(answer));
            assertEquals(List.of(Map.of("F", 1)), queue.getNext());
        }
    }
}
