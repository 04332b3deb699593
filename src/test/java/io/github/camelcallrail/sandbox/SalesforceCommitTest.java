package io.github.camelcallrail.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SalesforceCommitTest {

    private final SalesforceCaller caller = new SalesforceCaller();

    private JsonNode updated(String start, String end) {
        return caller.get("sobjects/Lead/updated/?start=" + SalesforceCaller.encoded(start) + "&end="
                + SalesforceCaller.encoded(end)).json();
    }

    @Test
    void aChangeIsSeenAfterItsStamp() {
        String id = caller.made("k", "Before");
        caller.fake.setCommitDelay(Duration.ofSeconds(20));
        caller.pass(Duration.ofSeconds(5));
        caller.fake.editAsPerson("Lead", id, Map.of("LastName", "After"));
        caller.made("k2", "New");

        assertEquals(List.of("Before"), caller.names("SELECT LastName FROM Lead"));
        caller.pass(Duration.ofSeconds(20));
        assertEquals(List.of("After", "New"),
                caller.names("SELECT LastName FROM Lead WHERE SystemModstamp = 2026-11-24T17:00:05Z "
                        + "ORDER BY LastName"));
    }

    @Test
    void severalChangesAreSeenOneAfterTheOther() {
        String id = caller.made("k", "One");
        caller.fake.setCommitDelay(Duration.ofSeconds(10));
        caller.fake.editAsPerson("Lead", id, Map.of("LastName", "Two"));
        caller.pass(Duration.ofSeconds(5));
        caller.fake.editAsPerson("Lead", id, Map.of("LastName", "Three"));

        assertEquals(List.of("One"), caller.names("SELECT LastName FROM Lead"));
        caller.pass(Duration.ofSeconds(5));
        assertEquals(List.of("Two"), caller.names("SELECT LastName FROM Lead"));
        caller.pass(Duration.ofSeconds(5));
        assertEquals(List.of("Three"), caller.names("SELECT LastName FROM Lead"));
    }

    @Test
    void updatedCoversOnlyWhatCannotBeInFlight() {
        caller.made("k", "A");
        caller.fake.setCommitDelay(Duration.ofSeconds(20));
        caller.pass(Duration.ofSeconds(60));
        JsonNode json = updated("2026-11-24T16:59:00Z", "2026-11-24T17:30:00+00:00");

        assertEquals(1, json.path("ids").size());
        assertEquals("2026-11-24T17:00:40.000+0000", json.path("latestDateCovered").asText());
        assertEquals(0, updated("2026-11-24T17:00:01Z", "2026-11-24T17:00:30Z").path("ids").size());
        assertEquals("INVALID_REPLICATION_DATE", updated("2026-09-24T17:00:01Z", "2026-11-24T17:00:30Z").path(0)
                .path("errorCode").asText());
    }

    @Test
    void deletedNamesWhatIsGone() {
        String id = caller.made("k", "A");
        caller.fake.delete("Lead", id);
        JsonNode json = caller.get("sobjects/Lead/deleted?start=2026-11-24T16:00:00Z&end=2026-11-24T18:00:00Z").json();

        assertEquals(id, json.path("deletedRecords").path(0).path("id").asText());
        assertEquals(0, updated("2026-11-24T16:00:00Z", "2026-11-24T18:00:00Z").path("ids").size());
    }

    @Test
    void peopleKeepToTheRulesToo() {
        String id = caller.made("k", "A");

        assertThrows(IllegalArgumentException.class,
                () -> caller.fake.editAsPerson("Lead", id, Map.of("CallRail_Lead_Status__c", "superb")));
        assertThrows(IllegalArgumentException.class, () -> caller.fake.editAsPerson("Lead", id, Map.of("No", "x")));
        assertThrows(IllegalArgumentException.class, () -> caller.fake.createAsPerson("Lead", Map.of("LastName", "x")));
    }

    @Test
    void aMergedLeadNamesItsMaster() {
        String master = caller.made("k1", "A");
        String loser = caller.made("k2", "B");
        caller.fake.mergeLeads(master, loser);
        JsonNode record = caller.get("queryAll?q=" + SalesforceCaller.encoded(
                "SELECT MasterRecordId FROM Lead WHERE Id = '" + loser + "'")).json().path("records").path(0);

        assertEquals(master, record.path("MasterRecordId").asText());
        assertTrue(caller.fake.find("Lead", "Id", loser).isEmpty());
    }
}
