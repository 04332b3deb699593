package io.github.camelcallrail.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run as the first step, a real run behind it, and another dry run. */
class HubDryRunIT {

    private static final int CALLS = 60;

    @TempDir
    Path directory;

    @Test
    void aDryRunWritesNothingMovesNothingAndShowsWhatTheNextRunWouldDo() throws Exception {
        Programs programs = new Programs(directory);
        try (JavaProcess sandbox = programs.startSandbox("--calls=" + CALLS, "--callers=20", "--seed=5")) {
            try (JavaProcess hub = programs.startHub("hub.dryRun=true")) {
                Programs.await(hub, () -> tasks(programs) == CALLS);
                JsonNode all = JavaProcess.get(programs.hubUrl() + "/api/dry-run");
                assertTrue(all.get("dryRun").asBoolean());
                assertEquals(CALLS + 20, all.get("writes").size());
                assertEquals(20, programs.status().get("wouldWrite").size());
                assertEquals(0, programs.status().get("tasksUpserted").asInt());
                assertTrue(hub.log().contains("Dry run: calls-to-leads would have written"), hub.log());
            }
            assertNothingWritten(programs);
            try (JavaProcess hub = programs.startHub()) {
                Programs.await(hub, () -> programs.status().get("tasksUpserted").asInt() == CALLS);
                assertTrue(!programs.status().get("dryRun").asBoolean());
                hub.end();
            }
            assertEquals(20, programs.sandbox("salesforce/Lead").size());
            JavaProcess.post(programs.sandboxUrl() + "/sandbox/requests/reset", "");
            JavaProcess.post(programs.sandboxUrl() + "/sandbox/callrail/calls",
                    "{\"customer_phone_number\": \"+15185550143\", \"duration\": 60}");
            try (JavaProcess hub = programs.startHub("hub.dryRun=true")) {
                Programs.await(hub, () -> tasks(programs) == 1);
                assertEquals(2, JavaProcess.get(programs.hubUrl() + "/api/dry-run").get("writes").size());
                assertTrue(hub.log().contains("begins with a copy of the hub's state"), hub.log());
            }
            assertNothingWritten(programs);
        }
    }

    @Test
    void aRouteThatSomebodyAddedCannotWriteEither() throws Exception {
        Path routes = Files.createDirectory(directory.resolve("routes"));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        Files.writeString(routes.resolve("extra.camel.yaml"), """
                - route:
                    id: extra-lead
                    from:
                      uri: timer:extra-lead?delay=0&repeatCount=1
                      steps:
                        - setBody:
                            constant: '{"LastName":"X","Company":"X"}'
                        - to: salesforce:createSObject?sObjectName=Lead&rawPayload=true
                - route:
                    id: extra-tag
                    from:
                      uri: timer:extra-tag?delay=0&repeatCount=1
                      steps:
                        - setBody:
                            constant: '{"name":"Made"}'
                        - to: callrail:tags?operation=create
                """);
        Programs programs = new Programs(directory);
        try (JavaProcess sandbox = programs.startSandbox("--calls=5", "--callers=5", "--seed=5");
                JavaProcess hub = programs.startHub("hub.dryRun=true", "hub.routes=" + routes)) {
            Programs.await(hub, () -> hub.log().contains("hub.dryRun is set: a POST to Salesforce was not sent")
                    && hub.log().contains("POST tags was not sent: the option readOnly is set"));
            Programs.await(hub, () -> tasks(programs) == 5);
            assertNothingWritten(programs);
        }
    }

    private static int tasks(Programs programs) throws IOException, InterruptedException {
        return programs.status().at("/wouldWriteCounts/upsert task").asInt();
    }

    private static void assertNothingWritten(Programs programs) throws Exception {
        JsonNode counts = programs.sandbox("requests");
        counts.get("salesforce").fieldNames().forEachRemaining(
                name -> assertTrue(name.startsWith("GET ") || name.equals("POST token"), "sent: " + name));
        counts.get("callrail").fieldNames().forEachRemaining(name -> assertTrue(name.startsWith("GET "), "sent: " + name));
    }
}
