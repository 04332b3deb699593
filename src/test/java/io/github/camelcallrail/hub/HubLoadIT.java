package io.github.camelcallrail.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcallrail.sandbox.Fault;
import io.github.camelcallrail.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten pages open, while 500 records failed and 500 calls are held. */
class HubLoadIT {

    private static final int EACH = 500;
    private static final int BYTES = 200_000;

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void tenPagesSeeAThousandRecordsAndAllComeThroughInTheEnd() throws Exception {
        Programs programs = new Programs(directory);
        try (Sandbox sandbox = Sandbox.builder().port(programs.sandboxPort()).limits(100_000, 1_000_000).start()) {
            // The flows begin once the mapping is compared with the descriptions.
            sandbox.salesforceFaults().when(Fault.ERROR_503, request -> !request.path().matches(".*/(token|describe)/?"));
            fill(sandbox);
            try (JavaProcess hub = programs.startHub(); Browser browser = new Browser()) {
                Programs.await(hub, () -> programs.status().get("failures").asInt() == EACH
                        && programs.status().get("held").asInt() == EACH);
                browser.open(programs.hubUrl());
                browser.await("#failures h3", "500 records failed");
                browser.await("#waiting h3", "500 calls are held");

                List<AtomicInteger> events = nineMore(programs.hubUrl());
                Programs.await(hub, () -> events.stream().allMatch(seen -> seen.get() >= 5));
                int bytes = size(programs, "status") + size(programs, "failures") + size(programs, "waiting");
                System.out.println("JSON of 500 failed and 500 held records: " + bytes + " bytes");
                assertTrue(bytes < BYTES, "bytes: " + bytes);
                JsonNode failures = JavaProcess.get(programs.hubUrl() + "/api/failures");
                assertEquals(EACH, failures.size());
                browser.click("#waiting summary", "Show by id");
                browser.click("#failures summary", "Show by id");
                browser.click("#failures details button", "Show more");
                browser.picture("thousand");
                assertEquals(List.of(), browser.seriousFaults());

                sandbox.salesforceFaults().clear();
                browser.script("window.scrollTo(0, 0)");
                browser.click("#replay-all", "Deliver all again");
                browser.click("#confirm-yes", "Deliver all again");
                Programs.await(hub, () -> programs.status().get("failures").asInt() == 0);
                Programs.await(hub, () -> sandbox.salesforce().records("Task").size() == EACH);
                browser.await("#verdict h2", "All is well");
                assertEquals(List.of(), browser.consoleErrors());
            }
        }
    }

    private static void fill(Sandbox sandbox) {
        Instant start = Instant.now().minusSeconds(3600);
        for (int i = 0; i < EACH; i++) {
            sandbox.world().addCall(Map.of("customer_phone_number", "+1518555" + (1000 + i), "duration", 60, "start_time",
                    start.plusSeconds(i).toString()));
            Map<String, Object> running = new HashMap<>(Map.of("customer_phone_number", "+1518556" + (1000 + i), "start_time",
                    start.plusSeconds(i).toString()));
            running.put("duration", null);
            sandbox.world().addCall(running);
        }
    }

    /** Connections as other browsers hold them, each counting what it hears. */
    private List<AtomicInteger> nineMore(String hub) {
        List<AtomicInteger> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            AtomicInteger seen = new AtomicInteger();
            all.add(seen);
            HttpRequest request = HttpRequest.newBuilder(URI.create(hub + "/api/events")).build();
            CompletableFuture<HttpResponse<Stream<String>>> answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofLines());
            answer.thenAcceptAsync(response -> response.body().filter(line -> line.startsWith("data: "))
                    .forEach(line -> seen.incrementAndGet()), task -> new Thread(task, "browser").start());
        }
        return all;
    }

    private int size(Programs programs, String what) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(programs.hubUrl() + "/api/" + what)).timeout(Duration.ofSeconds(30))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body().getBytes(StandardCharsets.UTF_8).length;
    }
}
