package io.github.camelcallrail.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub as a newcomer starts it, with nothing configured; and as nobody should. */
class HubSandboxIT {

    @TempDir
    Path directory;

    @Test
    void aNewcomerSeesLeadsAndAVerdictGoingBackToCallRail() throws Exception {
        Programs programs = new Programs(directory);
        try (JavaProcess hub = programs.startBareHub()) {
            within(60, hub, () -> programs.status().get("leadsUpserted").asInt() > 0);
            Set<String> before = tags(programs);
            within(120, hub, () -> programs.status().get("changesWrittenBack").asInt() > 0);
            within(60, hub, () -> !before.containsAll(tags(programs)));

            assertTrue(programs.sandbox("requests").at("/callrail/PUT calls~1{id}").asInt() > 0);
            JsonNode lead = programs.sandbox("salesforce/Lead").get(0);
            String key = lead.get("CallRail_Key__c").asText();
            boolean calledBy = false;
            for (JsonNode call : programs.sandbox("callrail/calls")) {
                calledBy |= key.equals(call.get("company_id").asText() + ":" + call.path("customer_phone_number").asText());
            }
            assertTrue(calledBy, key);
            assertEquals("UP", JavaProcess.get(programs.hubUrl() + "/observe/health").get("status").asText());
            assertEquals(0, programs.status().get("failures").asInt());
            checkLog(programs, hub.log());
            assertEquals(143, hub.end());
            assertFalse(hub.log().contains("ERROR"), hub.log());
        }
    }

    @Test
    void halfAConfigurationIsAClearError() throws Exception {
        Programs programs = new Programs(directory);
        try (JavaProcess hub = programs.startBareHub("camel.component.callrail.apiKey=canary-4711",
                "camel.component.salesforce.clientId=me")) {
            assertEquals(1, hub.exitCode(Duration.ofSeconds(30)));
            assertTrue(hub.log().contains("camel.component.salesforce.loginUrl (or the environment variable SALESFORCE_LOGIN_URL)"),
                    hub.log());
            assertTrue(hub.log().contains("SALESFORCE_CLIENT_SECRET"), hub.log());
            assertFalse(hub.log().contains("canary-4711"), hub.log());
            assertEquals(1, hub.log().lines().count(), hub.log());
        }
    }

    @Test
    void asksForAPasswordlessPortOnLocalhostOnly() throws Exception {
        Programs programs = new Programs(directory);
        try (JavaProcess hub = programs.startBareHub("hub.host=0.0.0.0")) {
            assertEquals(1, hub.exitCode(Duration.ofSeconds(30)));
            assertTrue(hub.log().contains("hub.host"), hub.log());
        }
    }

    private static void checkLog(Programs programs, String log) throws Exception {
        assertTrue(log.lines().count() < 15, log);
        assertTrue(log.contains("sandbox"), log);
        List<String> people = new ArrayList<>();
        for (JsonNode call : programs.sandbox("callrail/calls")) {
            people.add(call.path("customer_phone_number").asText());
            people.add(call.path("customer_name").asText().strip());
        }
        people.removeIf(text -> text.length() < 5);
        assertEquals(List.of(), people.stream().filter(log::contains).toList());
        assertFalse(log.contains("sandbox-key") || log.contains("sandbox-secret"), log);
    }

    private static Set<String> tags(Programs programs) throws IOException, InterruptedException {
        Set<String> tags = new HashSet<>();
        for (JsonNode call : programs.sandbox("callrail/calls")) {
            call.path("tags").forEach(tag -> tags.add(call.get("id").asText() + (tag.isObject() ? tag.get("name") : tag).asText()));
        }
        return tags;
    }

    private static void within(int seconds, JavaProcess hub, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(300)).until(() -> {
            if (!hub.alive()) {
                throw new AssertionError("ended: " + hub.log());
            }
            try {
                return condition.call();
            } catch (IOException e) {
                return false;
            }
        });
    }
}
