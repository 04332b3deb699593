package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelcallrail.component.CallRailComponent;
import io.github.camelcallrail.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.health.ConsumerHealthCheck;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What health says of a consumer, each cause by its own reason and remedy; and what it costs. */
class ConsumerHealthTest extends CallRailTestSupport {

    private static HealthCheck.Result health(CamelContext context, HealthCheck.Kind kind) {
        return new ConsumerHealthCheck(context.getRoute("calls"), "consumer:calls").call(Map.of(HealthCheck.CHECK_KIND, kind));
    }

    private static void down(CamelContext context, String reason, String words) {
        HealthCheck.Result ready = health(context, HealthCheck.Kind.READINESS);
        assertEquals(State.DOWN, ready.getState());
        assertEquals(reason, ready.getDetails().get("reason"));
        String message = ready.getMessage().orElse("");
        assertTrue(message.contains(words), message);
        assertFalse(message.contains("\""), message);
        assertEquals(State.UP, health(context, HealthCheck.Kind.LIVENESS).getState());
    }

    private static void up(CamelContext context) {
        for (HealthCheck.Kind kind : HealthCheck.Kind.values()) {
            assertEquals(State.UP, health(context, kind).getState(), () -> health(context, kind).getMessage().orElse(""));
        }
    }

    @ParameterizedTest
    @CsvSource({"EMPTY_401,wrong-key,apiKey", "RATE_429,limit,hour", "ERROR_503,callrail-unavailable,baseUrl",
            "CUT,callrail-unavailable,baseUrl", "HTML_200,answer,proxy", "MISSING_LIST_KEY,answer,proxy"})
    void tellsCallRailsTroublesApartAndRecovers(Fault fault, String reason, String words) throws Exception {
        CamelContext context = consuming("callrail:calls");
        poll(context);
        up(context);
        sandbox.faults().next(fault, 1);
        poll(context);
        long requests = sandbox.requests().total();
        down(context, reason, words);
        assertEquals(requests, sandbox.requests().total(), "a probe costs no request");
        poll(context);
        up(context);
    }

    @Test
    void isNotReadyBeforeTheFirstPollAndLiveAllTheSame() throws Exception {
        CamelContext context = consuming("callrail:calls");
        assertEquals("starting", health(context, HealthCheck.Kind.READINESS).getDetails().get("reason"));
        assertEquals(State.UP, health(context, HealthCheck.Kind.LIVENESS).getState());
    }

    @Test
    void tellsThatTooManyWait() throws Exception {
        calls(510);
        CamelContext context = context();
        route(context, "calls", "callrail:calls", exchange -> {
            throw new IllegalStateException("refused");
        });
        context.start();
        poll(context);
        clock.advance(Duration.ofMinutes(5));
        poll(context);
        down(context, "held-back", "waiting list");
    }

    @Test
    void tellsAPollThatDoesNotMoveAndThatARestartHelps() throws Exception {
        call(Duration.ofMinutes(5), Map.of());
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        CamelContext context = context();
        route(context, "calls", "callrail:calls?inFlightTimeout=PT2H", exchange -> {
            entered.countDown();
            release.await();
        });
        context.start();
        Thread poller = new Thread(() -> poll(context));
        poller.start();
        entered.await();
        try {
            clock.advance(Duration.ofMinutes(9));
            up(context);
            clock.advance(Duration.ofMinutes(2));
            for (HealthCheck.Kind kind : HealthCheck.Kind.values()) {
                HealthCheck.Result stuck = health(context, kind);
                assertEquals(State.DOWN, stuck.getState());
                assertEquals("stuck", stuck.getDetails().get("reason"));
                assertTrue(stuck.getMessage().orElse("").contains("in the middle of a poll"), stuck::toString);
            }
        } finally {
            release.countDown();
            poller.join();
        }
        up(context);
    }

    @Test
    void tellsARecordThatIsWithTheRouteForLong() throws Exception {
        call(Duration.ofMinutes(5), Map.of());
        CamelContext context = context();
        route(context, "calls", "callrail:calls", exchange -> exchange.getExchangeExtension().handoverCompletions(
                new DefaultExchange(context)));
        context.start();
        poll(context);
        clock.advance(Duration.ofMinutes(14));
        poll(context);
        up(context);
        clock.advance(Duration.ofMinutes(2));
        poll(context);
        down(context, "in-flight", "inFlightTimeout");
    }

    @Test
    void tellsAClockThatIsWrong() throws Exception {
        AtomicInteger ahead = new AtomicInteger();
        CamelContext context = context();
        context.getComponent("callrail", CallRailComponent.class).useClock(() -> clock.instant().plusSeconds(ahead.get()));
        route(context, "calls", "callrail:calls", received::add);
        context.start();
        for (int right : new int[] {0, 59, -59}) {
            ahead.set(right);
            poll(context);
            up(context);
        }
        ahead.set(90);
        poll(context);
        down(context, "clock", "ahead of CallRail's");
        ahead.set(-90);
        poll(context);
        down(context, "clock", "90 s behind CallRail's");
    }

    @Test
    void whoStandsByOrIsSuspendedIsHealthy() throws Exception {
        JdbcConnectionPool state =
                JdbcConnectionPool.create("jdbc:h2:mem:standby;DB_CLOSE_DELAY=-1", "sa", "");
        try {
            CamelContext first = context();
            CamelContext second = context();
            for (CamelContext context : List.of(first, second)) {
                context.getRegistry().bind("state", state);
                route(context, "calls", "callrail:calls?dataSource=#state", received::add);
                context.start();
            }
            poll(first);
            poll(second);
            assertFalse(consumer(second, "calls").isLeading());
            up(first);
            up(second);
            clock.advance(Duration.ofHours(2));
            up(second);
            first.getRouteController().suspendRoute("calls");
            clock.advance(Duration.ofHours(2));
            assertEquals(State.UP, consumer(first, "calls").getHealthCheck().call().getState());
        } finally {
            state.dispose();
        }
    }

    @Test
    void tellsThatTheStateCannotBeWritten() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:broken;DB_CLOSE_DELAY=-1");
        HikariDataSource state = new HikariDataSource(config);
        CamelContext context = context();
        context.getRegistry().bind("state", state);
        route(context, "calls", "callrail:calls?dataSource=#state", received::add);
        context.start();
        poll(context);
        up(context);
        state.close();
        poll(context);
        down(context, "state", "database");
    }

    @Test
    void aConsumerThatIsToPollAndDoesNotIsStuck() throws Exception {
        CamelContext context = context();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("callrail:calls?initialDelay=20m").routeId("calls").process(received::add);
            }
        });
        context.start();
        Awaitility.await().until(() -> consumer(context, "calls").isStarted() && leads(context));
        clock.advance(Duration.ofMinutes(100));
        assertEquals(State.UP, health(context, HealthCheck.Kind.LIVENESS).getState(),
                () -> health(context, HealthCheck.Kind.LIVENESS).getDetails().toString());
        clock.advance(Duration.ofMinutes(110));
        assertEquals(State.DOWN, health(context, HealthCheck.Kind.LIVENESS).getState());
    }

    private static boolean leads(CamelContext context) {
        return consumer(context, "calls").isLeading();
    }
}
