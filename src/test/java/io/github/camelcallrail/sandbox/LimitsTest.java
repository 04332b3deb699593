package io.github.camelcallrail.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");

    private final VirtualClock clock = new VirtualClock(NOW);
    private Sandbox sandbox;
    private Http http;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().clock(clock).limits(3, 5).start();
        http = new Http(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private int status() throws Exception {
        return http.get("calls.json").statusCode();
    }

    @Test
    void theHourRolls() throws Exception {
        assertEquals(200, status());
        clock.advance(Duration.ofMinutes(30));
        assertEquals(200, status());
        assertEquals(200, status());
        assertEquals(429, status());
        clock.set(NOW.plus(Duration.ofHours(1)).minusMillis(1));
        assertEquals(429, status());
        clock.set(NOW.plus(Duration.ofHours(1)));
        assertEquals(200, status());
        assertEquals(429, status());
    }

    @Test
    void theDayRolls() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertEquals(200, status());
            clock.advance(Duration.ofHours(1));
        }
        assertEquals(429, status());
        clock.set(NOW.plus(Duration.ofDays(1)));
        assertEquals(200, status());
        assertEquals(429, status());
    }

    @Test
    void theUsualLimitIsAThousandAnHour() {
        Quota quota = new Quota(CallRailFake.HOURLY_LIMIT, CallRailFake.DAILY_LIMIT);
        int granted = 0;
        for (int i = 0; i < 24 * 1_200; i++) {
            granted += quota.ask(NOW.plusSeconds(3L * i)).granted() ? 1 : 0;
        }
        assertEquals(10_000, granted);
    }

    @Test
    void aWriteOverTheLimitIsNotExecuted() throws Exception {
        String id = sandbox.world().addCall(Map.of());
        sandbox.callRail().limits(0, 0);
        assertEquals(429, http.send("PUT", "calls/" + id + ".json", "{\"note\":\"n\"}").statusCode());
        assertFalse(sandbox.world().call(id).orElseThrow().containsKey("note"));
    }

    @Test
    void aWrongKeyDoesNotCount() throws Exception {
        for (int i = 0; i < 9; i++) {
            assertEquals(401, http.send(http.to("/v3/a.json").header("Authorization", "Token token=x")).statusCode());
        }
        assertEquals(200, status());
    }

    @Test
    void headersTellBothWindows() throws Exception {
        status();
        HttpResponse<String> second = http.get("calls.json");
        assertEquals("3 2 5 2", rates(second));
        status();
        assertEquals("3 3 5 3", rates(http.get("calls.json")));
        sandbox.callRail().quirks().on(Quirk.NO_RATE_HEADERS);
        assertEquals("- - - -", rates(http.get("calls.json")));
    }

    private static String rates(HttpResponse<String> response) {
        StringBuilder rates = new StringBuilder();
        for (String name : new String[] {"hourly-allowed", "hourly-used", "daily-allowed", "daily-used"}) {
            rates.append(response.headers().firstValue("x-rate-limit-" + name).orElse("-")).append(' ');
        }
        return rates.toString().strip();
    }

    @Test
    void retryAfterIsAbsentSecondsOrADate() throws Exception {
        for (int i = 0; i < 3; i++) {
            status();
        }
        clock.advance(Duration.ofMinutes(59));
        assertEquals("-", retryAfter());
        sandbox.callRail().quirks().on(Quirk.RETRY_AFTER_SECONDS);
        assertEquals("60", retryAfter());
        sandbox.callRail().quirks().byName("none,retry-after-date");
        assertEquals("Tue, 24 Nov 2026 16:00:00 GMT", retryAfter());
    }

    private String retryAfter() throws Exception {
        HttpResponse<String> response = http.get("calls.json");
        assertEquals(429, response.statusCode());
        return response.headers().firstValue("Retry-After").orElse("-");
    }
}
