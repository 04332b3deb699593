package io.github.camelcallrail.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SandboxMainTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Sandbox start(Properties properties, String... args) {
        return SandboxMain.start(args, properties, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private static JsonNode post(Http http, String path, String body) throws Exception {
        HttpResponse<String> response = http.send(http.to("/sandbox/" + path).POST(BodyPublishers.ofString(body)));
        assertEquals(200, response.statusCode(), response.body());
        return Http.read(response);
    }

    private static JsonNode get(Http http, String path) throws Exception {
        return Http.read(http.send(http.to("/sandbox/" + path)));
    }

    @Test
    void printsWhereItIsAndThenReady() {
        try (Sandbox sandbox = start(new Properties(), "--port=0", "--live=false", "--key=abc")) {
            String text = printed.toString(StandardCharsets.UTF_8);
            assertTrue(text.contains(sandbox.callRailUrl()) && text.contains(sandbox.gatewayUrl())
                    && text.contains("abc"));
            assertTrue(text.endsWith("READY" + System.lineSeparator()));
            assertTrue(sandbox.world().size() > 1_000);
        }
    }

    @Test
    void takesPropertiesAndOptionsWhichWin() {
        Properties properties = new Properties();
        properties.setProperty("sandbox.port", "0");
        properties.setProperty("sandbox.calls", "10");
        properties.setProperty("sandbox.faults", "error-503/1");
        try (Sandbox sandbox = start(properties, "--calls=30", "--callers=20")) {
            assertEquals(30, sandbox.world().size());
            assertEquals(503, new Http(sandbox).get("calls.json").statusCode());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void optionsThatAreNoneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> start(new Properties(), "--colour=red"));
        assertThrows(IllegalArgumentException.class, () -> start(new Properties(), "--port=x"));
    }

    @Test
    void isControlledFromAnotherProcess() throws Exception {
        try (Sandbox sandbox = start(new Properties(), "--port=0", "--calls=0")) {
            Http http = new Http(sandbox);
            String id = post(http, "callrail/calls", "{\"note\":\"n\"}").get("id").asText();
            assertEquals(1, http.json("calls.json").get("total_records").asInt());
            assertEquals("n", get(http, "callrail/calls").get(0).get("note").asText());
            assertFalse(get(http, "callrail/calls").get(0).get("spam").asBoolean());
            post(http, "callrail/calls/spam", "{\"id\":\"" + id + "\"}");
            assertTrue(get(http, "callrail/calls").get(0).get("spam").asBoolean());
            assertEquals(0, get(http, "callrail/tags").size());
            assertEquals(0, get(http, "salesforce/Lead").size());
            assertEquals(1, get(http, "requests").get("callrail").get("GET calls").asInt());
            post(http, "requests/reset", "");
            assertEquals(0, get(http, "requests").get("callrail").size());
            post(http, "faults", "{\"name\":\"error-500\",\"every\":2}");
            post(http, "faults", "{\"name\":\"none\"}");
            post(http, "faults", "{\"name\":\"error-503\",\"next\":1}");
            assertEquals(503, http.get("calls.json").statusCode());
            assertEquals(200, http.get("calls.json").statusCode());
            post(http, "quirks", "{\"name\":\"no-total-pages\"}");
            assertFalse(http.json("calls.json").has("total_pages"));
            post(http, "traffic/start", "");
            post(http, "traffic/stop", "");
            assertEquals(400, http.send(http.to("/sandbox/faults").POST(BodyPublishers.ofString("{\"name\":\"fire\"}")))
                    .statusCode());
            assertEquals(404, http.send(http.to("/sandbox/else")).statusCode());
        }
    }

    @Test
    @Timeout(60)
    void runsAloneAndEndsOnSigterm() throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(),
                "-cp", System.getProperty("java.class.path"), SandboxMain.class.getName(), "--port=0", "--calls=5"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.equals("READY")) {
                line = lines.readLine();
            }
            assertEquals("READY", line);
            process.destroy();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
    }
}
