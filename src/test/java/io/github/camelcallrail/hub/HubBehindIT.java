package io.github.camelcallrail.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcallrail.sandbox.Fault;
import io.github.camelcallrail.sandbox.Request;
import io.github.camelcallrail.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub that starts far back reads behind its live work, as its page and JSON show it. */
class HubBehindIT {

    private static final int GONE = 40;

    @TempDir
    Path directory;

    private Programs programs;
    private Sandbox sandbox;
    private Path routes;

    @BeforeEach
    void start() throws IOException {
        programs = new Programs(directory);
        sandbox = Sandbox.builder().port(programs.sandboxPort()).limits(100_000, 1_000_000)
                .bulk(1200, 200, Duration.ofDays(29)).start();
        routes = Files.createDirectory(directory.resolve("routes"));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                Files.writeString(routes.resolve(file.getFileName()), text.replace("        batchSize: 200\n",
                        "        batchSize: 200\n        sweeps: P7D/PT1M\n"));
            }
        }
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void showsBackfillAndSweepsAndAsksAboutDeletionsThatAreNotBelieved() throws Exception {
        sandbox.faults().slowness(Duration.ofSeconds(8));
        sandbox.faults().every(Fault.SLOW, 1, HubBehindIT::isOlder);
        try (JavaProcess hub = programs.startHub("hub.start=P30D", "hub.routes=" + routes); Browser browser = new Browser()) {
            Programs.await(hub, () -> programs.status().path("backfill").path("percent").asInt() > 0);
            backfill(browser);
            Programs.await(hub, () -> programs.status().get("tasksUpserted").asInt() == 1200);
            Programs.await(hub, () -> programs.status().get("backfill").isNull());
            browser.await("#verdict h2", "All is well");
            Programs.await(hub, () -> !browser.text("main").contains("Reading older calls"));

            List<String> gone = remove();
            withheld(hub, browser);
            browser.click("#failures button", "Deliver these again");
            browser.click("#confirm-yes", "Deliver again");
            Programs.await(hub, () -> marked(gone).size() == GONE);
            browser.await("#verdict h2", "All is well");
            assertEquals(List.of(), browser.consoleErrors());
        }
    }

    private void backfill(Browser browser) throws Exception {
        JsonNode backfill = programs.status().get("backfill");
        for (String key : List.of("from", "until", "position")) {
            assertFalse(Instant.parse(backfill.get(key).asText()).isAfter(Instant.now()), backfill::toString);
        }
        assertTrue(backfill.get("secondsLeft").asLong() > 0, backfill::toString);
        browser.open(programs.hubUrl());
        browser.await("#backfill-text", "left.");
        browser.await("#backfill-position", "Now at");
        browser.await("#sweeps tr", "of the last 7 days");
        browser.picture("behind-light");
        assertEquals(List.of(), browser.seriousFaults());
        JsonNode sweep = programs.status().at("/sweeps/0");
        assertEquals("calls-to-leads P7D", sweep.get("consumer").asText() + " " + sweep.get("tier").asText());
    }

    private void withheld(JavaProcess hub, Browser browser) throws IOException {
        Programs.await(hub, () -> programs.status().get("withheld").asInt() == GONE);
        browser.await("#verdict h2", GONE + " calls seem to be deleted");
        browser.await("#failures h3", GONE + " records seem to be deleted");
        browser.picture("withheld");
        assertEquals(List.of(), browser.seriousFaults());
    }

    /** Takes the newest calls away. */
    private List<String> remove() {
        List<String> ids = sandbox.world().calls().stream().sorted((one, other) -> start(other).compareTo(start(one)))
                .map(call -> call.get("id").toString()).limit(GONE).toList();
        ids.forEach(sandbox.world()::remove);
        return ids;
    }

    private static Instant start(Map<String, Object> call) {
        return OffsetDateTime.parse(call.get("start_time").toString()).toInstant();
    }

    /** Those whose task says that they are gone. */
    private List<String> marked(List<String> calls) {
        return calls.stream().filter(id -> sandbox.salesforce().find("Task", "CallRail_Call_Id__c", id).stream()
                .anyMatch(task -> task.toString().contains("deleted"))).toList();
    }

    private static boolean isOlder(Request request) {
        return request.param("start_date").map(OffsetDateTime::parse).map(OffsetDateTime::toInstant)
                .filter(start -> start.isBefore(Instant.now().minus(Duration.ofDays(7)).minusSeconds(3600))).isPresent();
    }
}
