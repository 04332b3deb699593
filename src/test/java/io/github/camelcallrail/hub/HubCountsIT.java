package io.github.camelcallrail.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three thousand calls of 2,400 callers, from nothing; and then again. */
class HubCountsIT {

    @TempDir
    Path directory;

    @Test
    void threeThousandCallsCostFewRequestsAndASecondRunSendsNothing() throws Exception {
        Programs programs = new Programs(directory);
        try (JavaProcess sandbox = programs.startSandbox("--calls=3000", "--callers=2400", "--seed=11")) {
            try (JavaProcess hub = programs.startHub("hub.poll=1h")) {
                Programs.await(hub, () -> programs.status().get("tasksUpserted").asInt() >= 3000
                        && !programs.status().get("lagSeconds").isNull());
                JsonNode counts = programs.sandbox("requests");
                System.out.println("3,000 calls of 2,400 callers: " + counts);
                assertEquals(13, counts.at("/callrail/GET calls").asInt());
                assertEquals(0, programs.status().get("failures").asInt());
                int leads = count(counts, "PATCH composite/sobjects/Lead/CallRail_Key__c") + count(counts, "PATCH composite/sobjects");
                assertTrue(leads <= 32, "collections of leads: " + leads);
                assertTrue(count(counts, "PATCH composite/sobjects/Task/CallRail_Call_Id__c") <= 16);
                // One query is that of the way back.
                assertTrue(count(counts, "GET query") <= 49, "look-ups: " + count(counts, "GET query"));
                assertEquals(2400, programs.sandbox("salesforce/Lead").size());
                assertEquals(3000, programs.sandbox("salesforce/Task").size());
                LeadOracle.check(programs.sandbox("callrail/calls"), programs.sandbox("salesforce/Lead"),
                        programs.sandbox("salesforce/Task"));
                assertTrue(hub.end() > 0);
            }
            secondRun(programs);
        }
    }

    private void secondRun(Programs programs) throws Exception {
        JavaProcess.post(programs.sandboxUrl() + "/sandbox/requests/reset", "");
        forgetWhatWasDelivered();
        try (JavaProcess hub = programs.startHub("hub.poll=1h")) {
            Programs.await(hub, () -> programs.status().get("callsReceived").asInt() >= 3000
                    && !programs.status().get("lagSeconds").isNull());
            JsonNode counts = programs.sandbox("requests");
            assertEquals(13, counts.at("/callrail/GET calls").asInt());
            counts.get("salesforce").fieldNames().forEachRemaining(
                    name -> assertTrue(name.startsWith("GET ") || name.equals("POST token"), "sent: " + name));
            assertEquals(0, counts.at("/callrail/PUT calls~1{id}").asInt());
        }
    }

    /** All calls come again, and the ledger knows them all. */
    private void forgetWhatWasDelivered() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("data/hub"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM callrail_version");
            statement.execute("DELETE FROM callrail_consumer");
        }
    }

    private static int count(JsonNode counts, String name) {
        return counts.get("salesforce").path(name).asInt();
    }
}
