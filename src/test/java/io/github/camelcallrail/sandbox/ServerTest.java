package io.github.camelcallrail.sandbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTest {

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T15:00:00Z"));
    private Sandbox sandbox;
    private Http http;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().clock(clock).start();
        http = new Http(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {
        "/v3, Token token=\"sandbox-key\", 200",
        "/v3, Token token=sandbox-key, 200",
        "/v3, Token token=\"other\", 401",
        "/v3, Bearer sandbox-key, 401",
        "/v3, Token sandbox-key, 401",
        "/callrail/v3, Bearer sandbox-key, 200",
        "/callrail/v3, Bearer other, 401",
        "/callrail/v3, Token token=\"sandbox-key\", 401"})
    void wantsTheSchemeOfItsBase(String base, String header, int status) throws Exception {
        assertEquals(status, http.send(http.to(base + "/a.json").header("Authorization", header)).statusCode());
    }

    @Test
    void wantsAKey() throws Exception {
        assertEquals(401, http.send(http.to("/v3/a.json")).statusCode());
    }

    @Test
    void dateIsThatOfTheClock() throws Exception {
        assertEquals("Tue, 24 Nov 2026 15:00:00 GMT", http.get("calls.json").headers().firstValue("Date")
                .orElseThrow());
        clock.advance(Duration.ofDays(8));
        assertEquals("Wed, 02 Dec 2026 15:00:00 GMT", http.get("calls.json").headers().firstValue("Date")
                .orElseThrow());
    }

    @Test
    void keepsAConnectionForSeveralRequests() throws Exception {
        String request = "GET /sandbox/requests HTTP/1.1\r\nHost: x\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", URI.create(sandbox.baseUrl()).getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((request + request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))
                    .getBytes(StandardCharsets.US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(3, answers.split("HTTP/1.1 200 OK", -1).length);
        }
    }

    @Test
    void readsABodyInChunks() throws Exception {
        String id = sandbox.world().addCall(Map.of());
        HttpResponse<String> response = http.send(http.to("/v3/a/" + sandbox.accountId() + "/calls/" + id + ".json")
                .header("Authorization", "Token token=\"sandbox-key\"").header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofInputStream(() -> stream("{\"note\":\"in chunks\"}"))));
        assertEquals(200, response.statusCode());
        assertEquals("in chunks", sandbox.world().call(id).orElseThrow().get("note"));
    }

    @Test
    void aHandlerThatBreaksAnswers500WithText() throws Exception {
        sandbox.beforeCallRail(request -> {
            throw new IllegalStateException("on purpose");
        });
        HttpResponse<String> response = http.get("calls.json");
        assertEquals(500, response.statusCode());
        assertTrue(response.body().contains("on purpose"));
    }

    @Test
    void answersGarbageWith400() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", URI.create(sandbox.baseUrl()).getPort())) {
            socket.getOutputStream().write("garbage\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertTrue(new String(in.readAllBytes(), StandardCharsets.UTF_8).startsWith("HTTP/1.1 400 "));
        }
    }

    @Test
    void servesManyAtOnce() {
        for (int i = 0; i < 30; i++) {
            sandbox.world().addCall(Map.of("note", "n" + i));
        }
        long served = Stream.iterate(0, i -> i + 1).limit(64).parallel().map(i -> {
            try {
                return http.json("calls.json").get("total_records").asInt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }).filter(count -> count == 30).count();
        assertEquals(64, served);
        assertEquals(64, sandbox.requests().count("GET calls"));
    }

    @Test
    void closesItsPort() throws Exception {
        assertEquals(200, http.get("calls.json").statusCode());
        sandbox.close();
        assertThrows(IOException.class, () -> http.get("calls.json"));
    }

    @Test
    void logsWhatWasAskedButNoKey() throws Exception {
        http.get("calls.json?fields=note,tags&search=a%26b+c");
        LoggedRequest logged = sandbox.requests().all().get(0);
        assertEquals("GET calls", logged.template());
        assertEquals("/a/" + sandbox.accountId() + "/calls.json", logged.path());
        assertEquals("a&b c", logged.param("search"));
        assertEquals("Token", logged.headers().get("authorization"));
        assertEquals(200, logged.status());
        sandbox.resetRequests();
        assertEquals(0, sandbox.requests().total());
    }

    @Test
    void livesByItselfUntilStopped() {
        try (Sandbox live = Sandbox.builder().pace(Duration.ofMillis(20)).live(true).start()) {
            await().atMost(Duration.ofSeconds(20)).until(() -> live.world().size() > 5);
            live.stopTraffic();
            live.startTraffic();
            int before = live.world().size();
            await().atMost(Duration.ofSeconds(20)).until(() -> live.world().size() > before);
        }
    }

    @Test
    void whatWasMissedWhileStoppedDoesNotHappen() {
        sandbox.traffic().pace(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(60));
        sandbox.traffic().skipToNow();
        sandbox.tick();
        assertEquals(0, sandbox.world().size());
        clock.advance(Duration.ofSeconds(60));
        sandbox.tick();
        assertTrue(sandbox.world().size() > 30);
    }

    @Test
    void mountsSalesforceAtTheRootAndBelowItsName() throws Exception {
        sandbox.scriptSalesforce(request -> Optional.of(Json.answer(200, Map.of("path", request.path()))));
        assertEquals("/services/data", Http.read(http.send(http.to("/services/data"))).get("path").asText());
        assertEquals("/services/data", Http.read(http.send(http.to("/salesforce/services/data"))).get("path").asText());
        assertEquals("/id/1/2", Http.read(http.send(http.to("/id/1/2"))).get("path").asText());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
