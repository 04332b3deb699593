package io.github.camelcallrail.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

    private Sandbox sandbox;
    private Http http;
    private String id;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().start();
        http = new Http(sandbox);
        id = sandbox.world().addCall(Map.of());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private HttpResponse<String> put() throws IOException, InterruptedException {
        return http.send("PUT", "calls/" + id + ".json", "{\"note\":\"written\"}");
    }

    private Object note() {
        return sandbox.world().call(id).orElseThrow().get("note");
    }

    @ParameterizedTest
    @CsvSource({"error-500,500,{", "error-502-html,502,<html>", "error-503,503,{", "empty-401,401,", "rate-429,429,{",
        "html-200,200,<html>", "redirect,302,"})
    void answersWithoutExecuting(String fault, int status, String begin) throws Exception {
        sandbox.faults().byName(fault + "*1");
        HttpResponse<String> response = put();
        assertEquals(status, response.statusCode());
        assertTrue(begin == null ? response.body().isEmpty() : response.body().startsWith(begin));
        assertEquals(null, note());
        assertEquals(200, put().statusCode());
        assertEquals("written", note());
        assertEquals(2, sandbox.requests().count("PUT calls/{id}"));
    }

    @ParameterizedTest
    @CsvSource({"cut", "cut-after-write", "wrong-length"})
    void cutsAfterExecuting(String fault) throws Exception {
        sandbox.faults().byName(fault + "*1");
        assertThrows(IOException.class, this::put);
        assertEquals("written", note());
        assertEquals(200, put().statusCode());
    }

    @Test
    void cutAfterWriteLeavesReadsAlone() throws Exception {
        sandbox.faults().byName("cut-after-write/1");
        assertEquals(200, http.get("calls.json").statusCode());
    }

    @Test
    void breaksJson() throws Exception {
        sandbox.faults().next(Fault.BROKEN_JSON, 1);
        HttpResponse<String> response = http.get("calls.json");
        assertEquals(200, response.statusCode());
        assertThrows(JsonProcessingException.class, () -> Http.read(response));
    }

    @Test
    void leavesTheListOut() throws Exception {
        sandbox.faults().next(Fault.MISSING_LIST_KEY, 2);
        assertFalse(http.json("calls.json").has("calls"));
        assertFalse(http.json("calls.json?relative_pagination=true").has("calls"));
        assertTrue(http.json("calls.json").has("calls"));
    }

    @Test
    void redirectsToAnotherHost() throws Exception {
        sandbox.faults().next(Fault.REDIRECT, 1);
        String location = http.get("calls.json").headers().firstValue("Location").orElseThrow();
        assertTrue(location.startsWith("http://localhost:"));
        assertEquals(0, sandbox.redirectsFollowed());
        http.send(http.to(URI.create(location).getPath()));
        assertEquals(1, sandbox.redirectsFollowed());
    }

    @Test
    void answersLate() throws Exception {
        sandbox.faults().slowness(Duration.ofMillis(150));
        sandbox.faults().next(Fault.SLOW, 1);
        long begun = System.nanoTime();
        assertEquals(200, http.get("calls.json").statusCode());
        assertTrue(System.nanoTime() - begun >= 150_000_000L);
    }

    @Test
    void strikesEveryNth() throws Exception {
        sandbox.faults().byName("error-503/3");
        assertEquals(List.of(200, 200, 503, 200, 200, 503, 200), statuses(7));
        sandbox.faults().byName("none");
        assertEquals(List.of(200, 200, 200), statuses(3));
    }

    @Test
    void strikesWhatMatches() throws Exception {
        sandbox.faults().when(Fault.ERROR_500, request -> request.param("page").map("2"::equals).orElse(false));
        assertEquals(200, http.get("calls.json?page=1").statusCode());
        assertEquals(500, http.get("calls.json?page=2").statusCode());
        assertEquals(500, http.get("calls.json?page=2").statusCode());
        sandbox.faults().clear();
        assertEquals(200, http.get("calls.json?page=2").statusCode());
    }

    @Test
    void severalAtOnce() throws Exception {
        sandbox.faults().byName("error-500/2, error-503/3");
        assertEquals(List.of(200, 500, 200, 500, 503, 500), statuses(6));
    }

    private List<Integer> statuses(int count) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(http.get("calls.json").statusCode());
        }
        return statuses;
    }

    @Test
    void namesThatAreNoneListTheOthers() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> sandbox.faults()
                .byName("fire"));
        assertTrue(e.getMessage().contains("fire") && e.getMessage().contains("cut-after-write"));
        assertThrows(IllegalArgumentException.class, () -> sandbox.faults().byName("cut/0"));
        assertThrows(IllegalArgumentException.class, () -> sandbox.callRail().quirks().byName("odd"));
    }
}
