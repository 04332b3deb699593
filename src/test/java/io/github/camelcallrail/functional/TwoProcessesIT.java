package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.hub.JavaProcess;
import io.github.camelcallrail.sandbox.Sandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes with the same route on one PostgreSQL. One signs with {@code Token} and the other with {@code Bearer}, which
 * tells them apart at CallRail.
 */
class TwoProcessesIT {

    private static final String TOKEN = "Token";
    private static final String BEARER = "Bearer";

    @TempDir
    Path directory;

    private final List<String> calls = new ArrayList<>();
    private final Map<JavaProcess, Integer> health = new HashMap<>();
    private EmbeddedPostgres postgres;
    private Sandbox sandbox;
    private HttpReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        sandbox = Sandbox.builder().limits(1_000_000, 1_000_000).start();
        receiver = new HttpReceiver(Duration.ofMillis(20));
    }

    @AfterEach
    void close() throws Exception {
        receiver.close();
        sandbox.close();
        postgres.close();
    }

    @Test
    void anOwnerThatSleepsLongerThanItsLeaseLosesNothingAndCommitsNothingWhenItWakes() throws Exception {
        call(20);
        try (JavaProcess owner = program(TOKEN); JavaProcess other = standBy(owner)) {
            call(200);
            until(() -> receiver.from(TOKEN) > 60);
            owner.signal("STOP");
            Instant slept = Instant.now();
            call(5);
            until(() -> requests(BEARER) > 0);
            Duration gap = Duration.between(slept, Instant.now());
            assertTrue(gap.compareTo(Duration.ofSeconds(25)) < 0, "took over after " + gap);
            until(() -> receiver.ids().containsAll(calls));
            String ownership = ownership();
            long asked = requests(TOKEN);
            long had = receiver.from(TOKEN);

            owner.signal("CONT");
            call(5);
            until(() -> receiver.ids().containsAll(calls));
            until(() -> status(owner) == 200);
            assertEquals(ownership, ownership(), "the owner that slept has stood back");
            assertTrue(requests(TOKEN) <= asked + 1, "it asked CallRail " + (requests(TOKEN) - asked) + " times more");
            assertTrue(receiver.from(TOKEN) <= had + 1, "it handed on more than the record in its hands");
            int twice = receiver.size() - calls.size();
            System.out.println("owner asleep for longer than its lease: taken over after " + gap.toMillis() + " ms, " + calls.size()
                    + " calls, 0 lost, " + twice + " twice");
            assertTrue(twice <= 50 + 1, twice + " came twice: more than was in its hands or done within its last second");

            Instant ended = Instant.now();
            other.end();
            call(1);
            until(() -> receiver.ids().containsAll(calls));
            Duration handed = Duration.between(ended, Instant.now());
            System.out.println("handed over by an orderly stop within " + handed.toMillis() + " ms");
            assertTrue(handed.compareTo(Duration.ofSeconds(12)) < 0, "handed over after " + handed);
        }
    }

    @Test
    void aRollingUpdateLosesNothingAndRepeatsNothing() throws Exception {
        call(50);
        JavaProcess running = program(TOKEN);
        String signs = TOKEN;
        until(() -> receiver.size() > 0);
        for (int update = 0; update < 3; update++) {
            signs = signs.equals(TOKEN) ? BEARER : TOKEN;
            JavaProcess next = program(signs);
            until(() -> status(next) == 200);
            call(60);
            running.end();
            running = next;
        }
        call(20);
        until(() -> receiver.ids().containsAll(calls));
        running.end();

        assertEquals(new HashSet<>(calls), receiver.ids());
        assertEquals(calls.size(), receiver.size(), "each once");
    }

    /** A second process that has stood by, healthy and silent, for some of its polls. */
    private JavaProcess standBy(JavaProcess owner) throws Exception {
        until(() -> status(owner) == 200 && receiver.ids().containsAll(calls));
        JavaProcess other = program(BEARER);
        until(() -> status(other) == 200);
        long before = requests(TOKEN);
        until(() -> requests(TOKEN) > before + 10);
        assertEquals(200, status(other));
        assertEquals(0, requests(BEARER), "the stand-by asks CallRail nothing");
        return other;
    }

    private JavaProcess program(String signs) throws Exception {
        int port = JavaProcess.freePort();
        JavaProcess program = JavaProcess.start(directory, "route-" + signs, RouteProgram.class.getName(),
                List.of("key=" + sandbox.key(), "account=" + sandbox.accountId(),
                        "callrail=" + (signs.equals(TOKEN) ? sandbox.callRailUrl() : sandbox.gatewayUrl()),
                        "authentication=" + signs.toUpperCase(Locale.ROOT), "receiver=" + receiver.url(signs),
                        "state=" + postgres.getJdbcUrl("postgres", "postgres"), "state.user=postgres", "health.port=" + port),
                List.of());
        health.put(program, port);
        until(() -> {
            assertTrue(program.alive(), program.log());
            return program.log().contains("READY");
        });
        return program;
    }

    private int status(JavaProcess program) {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + health.get(program)
                    + "/health")).timeout(Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException | InterruptedException e) {
            return 0;
        }
    }

    private long requests(String scheme) {
        return sandbox.requests().all().stream().filter(request -> scheme.equals(request.headers().get("authorization"))).count();
    }

    private String ownership() throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT owner, epoch FROM callrail_consumer")) {
            rows.next();
            return rows.getString(1) + " " + rows.getLong(2);
        }
    }

    private void call(int count) {
        for (int i = 0; i < count; i++) {
            calls.add(sandbox.world().addCall(Map.of("start_time", Instant.now().minusSeconds(30))));
        }
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}
