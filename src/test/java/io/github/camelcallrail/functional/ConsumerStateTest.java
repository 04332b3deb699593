package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumerStateTest extends CallRailTestSupport {

    @TempDir
    private Path folder;

    @Test
    void aRestartLosesNothingAndRepeatsNothing() throws Exception {
        String uri = "callrail:calls?stateUrl=jdbc:h2:file:" + folder.resolve("state") + "&stateUsername=sa";
        List<String> all = new ArrayList<>(calls(300));
        for (int start = 0; start < 3; start++) {
            CamelContext context = consuming(uri);
            poll(context);
            context.stop();
            clock.advance(Duration.ofMinutes(20));
            all.add(call(Duration.ofSeconds(30), Map.of()));
        }
        poll(consuming(uri));

        assertEquals(all, ids());
        assertEquals(List.of(), errors);
    }

    @Test
    void storedStateWinsOverAChangedStartDate() throws Exception {
        String uri = "callrail:calls?dataSource=#db&startDate=";
        JdbcDataSource db = h2("startDate");
        call(Duration.ofDays(20), Map.of());
        String inside = call(Duration.ofDays(1), Map.of());
        for (String startDate : List.of("P7D", "P30D")) {
            CamelContext context = context();
            context.getRegistry().bind("db", db);
            route(context, "calls", uri + startDate, received::add);
            context.start();
            poll(context);
            context.stop();
        }

        assertEquals(List.of(inside), ids());
    }

    @Test
    void aRecordThatFailedBeforeARestartComesAfterIt() throws Exception {
        JdbcDataSource db = h2("failed");
        List<String> all = calls(3);
        CamelContext first = context();
        first.getRegistry().bind("db", db);
        route(first, "calls", "callrail:calls?dataSource=#db", exchange -> {
            throw new IllegalStateException("down");
        });
        first.start();
        poll(first);
        first.stop();

        clock.advance(Duration.ofHours(3));
        CamelContext second = context();
        second.getRegistry().bind("db", db);
        route(second, "calls", "callrail:calls?dataSource=#db", received::add);
        second.start();
        poll(second);

        assertEquals(new HashSet<>(all), new HashSet<>(ids()));
        assertEquals(3, received.size());
    }

    @Test
    void stateInMemoryIsWarnedOfOnceAndComesAgainAtEachStart() throws Exception {
        calls(2);
        try (LogCapture log = new LogCapture(Level.INFO, "io.github.camelcallrail")) {
            CamelContext context = consuming("callrail:calls");
            poll(context);
            poll(context);
            context.getRouteController().stopRoute("calls");
            context.getRouteController().startRoute("calls");
            poll(context);
            context.stop();

            assertEquals(1, log.lines(Level.WARN, "keeps its state in memory").size(), log.lines().toString());
        }
        assertEquals(2, received.size());
        poll(consuming("callrail:calls"));
        assertEquals(4, received.size());
    }

    @Test
    void noWarningWithADatabase() throws Exception {
        try (LogCapture log = new LogCapture(Level.INFO, "io.github.camelcallrail")) {
            poll(consuming("callrail:calls?stateUsername=sa&stateUrl=jdbc:h2:mem:quiet"));

            assertEquals(List.of(), log.lines().stream().filter(line -> line.startsWith("WARN")).toList());
        }
    }

    @Test
    void twoConsumersOfOneNameAreAnErrorThatNamesTheOption() throws Exception {
        CamelContext context = context();
        route(context, "a", "callrail:calls?consumerName=same", received::add);
        route(context, "b", "callrail:calls?consumerName=same&search=x", received::add);

        Exception failure = startFailure(context);
        assertTrue(messages(failure).contains("consumerName") && messages(failure).contains("'same'"),
                messages(failure));
    }

    @Test
    void aNameIsFreeAgainWhenItsRouteHasStopped() throws Exception {
        CamelContext context = context();
        route(context, "a", "callrail:calls?consumerName=same", received::add);
        context.start();
        context.getRouteController().stopRoute("a");
        route(context, "b", "callrail:calls?consumerName=same", received::add);

        assertThrows(Exception.class, () -> context.getRouteController().startRoute("a"));
        context.getRouteController().stopRoute("b");
        context.getRouteController().startRoute("a");
        assertEquals("same", consumer(context, "a").getConsumerName());
    }

    @Test
    void theNameIsTheOptionsOrTheRoutesOrTheFilters() throws Exception {
        CamelContext context = context();
        route(context, "given", "callrail:calls?consumerName=mine", received::add);
        route(context, "by-route", "callrail:calls", received::add);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(silent("callrail:calls?companyId=COM1&direction=inbound")).to("log:x?level=OFF");
                from(silent("callrail:calls?search=+15185550143")).to("log:y?level=OFF");
                from(silent("callrail:calls?pageSize=9")).to("log:z?level=OFF");
            }
        });
        context.start();

        List<String> names = context.getRoutes().stream()
                .map(route -> ((io.github.camelcallrail.component.CallRailConsumer) route.getConsumer()).getConsumerName())
                .toList();
        assertEquals("mine", names.get(0));
        assertEquals("by-route", names.get(1));
        assertEquals("calls?companyId=COM1&direction=inbound", names.get(2));
        assertTrue(names.get(3).matches("calls\\?search=[0-9a-f]+"), "nobody's number is shown: " + names.get(3));
        assertEquals("calls", names.get(4));
    }

    @Test
    void consumersWithDifferentFiltersDoNotMix() throws Exception {
        String bluebird = world.addCompany(Map.of("name", "Bluebird"));
        String cedar = world.addCompany(Map.of("name", "Cedar"));
        CamelContext context = context();
        context.getRegistry().bind("db", h2("mixed"));
        List<Exchange> ofCedar = new ArrayList<>();
        route(context, "bluebird", "callrail:calls?dataSource=#db&companyId=" + bluebird, received::add);
        route(context, "cedar", "callrail:calls?dataSource=#db&companyId=" + cedar, ofCedar::add);
        context.start();
        List<String> expected = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            expected.add(call(Duration.ofSeconds(20), Map.of("company_id", bluebird)));
            call(Duration.ofSeconds(10), Map.of("company_id", cedar));
            poll(context, round % 2 == 0 ? "bluebird" : "cedar");
            clock.advance(Duration.ofMinutes(30));
        }
        poll(context, "bluebird");
        poll(context, "cedar");

        assertEquals(expected, ids());
        assertEquals(6, ofCedar.size());
    }

    @Test
    void overlapReadsBackAsItWasMeant() throws Exception {
        CamelContext context = consuming("callrail:calls?overlap=PT1H&retryDelay=5m");
        io.github.camelcallrail.component.CallRailEndpoint endpoint =
                (io.github.camelcallrail.component.CallRailEndpoint) context.getRoute("calls").getEndpoint();

        assertEquals(3_600_000, endpoint.getConfiguration().getOverlap());
        assertEquals(300_000, endpoint.getConfiguration().getRetryDelay());
    }

    private static Exception startFailure(CamelContext context) {
        try (LogCapture silence = new LogCapture(Level.OFF, "org.apache.camel")) {
            return assertThrows(Exception.class, context::start);
        }
    }

    private static JdbcDataSource h2(String name) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:state-" + name + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    private static String messages(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            all.append(cause.getMessage()).append('\n');
        }
        return all.toString();
    }
}
