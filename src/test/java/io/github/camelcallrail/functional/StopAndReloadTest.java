package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.component.CallRailComponent;
import io.github.camelcallrail.sandbox.Fault;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators do to routes. */
class StopAndReloadTest {

    private final Live live = new Live();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void suspendedTwiceUnderLoadItLosesNothingAndRepeatsNothing() throws Exception {
        List<String> ids = new ArrayList<>(live.calls(700));
        CamelContext context = live.start(route("calls", "", 1));
        for (int round = 1; round <= 2; round++) {
            int enough = round * 150;
            Live.until(() -> live.arrived().size() > enough);
            context.getRouteController().suspendRoute("calls");
            int atRest = live.arrived().size();
            ids.add(live.call(1));
            long asked = live.lists();
            Awaitility.await().during(Duration.ofMillis(400)).until(() -> live.lists() == asked);
            assertEquals(atRest, live.arrived().size());
            context.getRouteController().resumeRoute("calls");
        }
        Live.until(() -> live.arrived().size() >= ids.size());
        live.morePolls(2);

        assertEquals(Set.copyOf(ids), Set.copyOf(live.arrived()));
        assertEquals(ids.size(), live.arrived().size());
    }

    @Test
    void aStopEndsWithinFiveSecondsThoughAnAnswerTakesTen() throws Exception {
        live.sandbox().faults().slowness(Duration.ofSeconds(10));
        live.sandbox().faults().every(Fault.SLOW, 1);
        CamelContext context = live.start(route("calls", "", 0));
        Live.until(() -> live.lists() >= 1);
        Instant told = Instant.now();
        context.getRouteController().stopRoute("calls");
        Duration took = Duration.between(told, Instant.now());
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "took " + took);
        assertEquals(1, live.lists());
    }

    @Test
    void aStopInTheMiddleOfAPageEndsAfterTheRecordAtHand() throws Exception {
        List<String> ids = live.calls(250);
        CountDownLatch inside = new CountDownLatch(5);
        CamelContext context = live.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(Live.calls("")).routeId("calls").process(live::arrive).process(exchange -> inside.countDown()).delay(10);
            }
        });
        inside.await();
        context.getRouteController().stopRoute("calls");
        int atRest = live.arrived().size();
        assertTrue(atRest < 100, "went on to " + atRest);

        context.getRouteController().startRoute("calls");
        Live.until(() -> live.arrived().size() >= 250);
        assertEquals(ids, live.arrived());
    }

    @Test
    void fiveReloadsWhileAPollWaitsForItsAnswerLeaveOnePollerAndAStopLeavesNone() throws Exception {
        live.sandbox().faults().slowness(Duration.ofSeconds(3));
        live.sandbox().faults().every(Fault.SLOW, 1);
        List<String> ids = live.calls(3);
        CamelContext context = live.start(route("calls", "", 0));
        for (int i = 0; i < 5; i++) {
            long asked = live.lists();
            Live.until(() -> live.lists() > asked - 1);
            context.addRoutes(route("calls", "", 0));
        }
        live.sandbox().faults().slowness(Duration.ofMillis(1));
        Live.until(() -> live.arrived().containsAll(ids));
        assertEquals(1, context.getRoutes().size());
        assertEquals(1, pollingThreads());
        long before = live.lists();
        Instant start = Instant.now();
        live.morePolls(10);
        double each = Duration.between(start, Instant.now()).toMillis() / (double) (live.lists() - before);
        assertTrue(each >= 45, "a poll each " + each + " ms instead of 50");

        context.getRouteController().stopRoute("calls");
        long atRest = live.lists();
        Awaitility.await().during(Duration.ofMillis(500)).until(() -> live.lists() == atRest);
        assertEquals(ids, live.arrived());
        assertEquals(0, pollingThreads());
    }

    @Test
    void aRouteWhoseDatabaseIsAwayStopsAndStartsAgain() throws Exception {
        List<String> ids = live.calls(3);
        AtomicBoolean away = new AtomicBoolean();
        CamelContext context = live.context();
        DataSource fragile = (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (away.get()) {
                        throw new SQLException("away", "08006");
                    }
                    return method.invoke(live.database(), arguments);
                });
        context.getComponent("callrail", CallRailComponent.class).getConfiguration()
                .setDataSource(fragile);
        context.addRoutes(route("calls", "", 0));
        context.start();
        Live.until(() -> live.arrived().equals(ids));
        away.set(true);
        context.getRouteController().stopRoute("calls");
        context.removeRoute("calls");
        away.set(false);
        context.addRoutes(route("again", "", 0));
        String late = live.call(1);
        Live.until(() -> live.arrived().contains(late));
    }

    private RouteBuilder route(String id, String options, int delay) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(Live.calls(options)).routeId(id).process(live::arrive).delay(delay);
            }
        };
    }

    private static int pollingThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("Camel") && thread.getName().contains("callrail:")).count();
    }
}
