package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** State outlives the edit of a route, or somebody is told. */
class RenamedConsumerTest {

    private final Live live = new Live();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.camelcallrail.component");

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        live.close();
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void aRenamedRouteIsToldOnceOfTheStateThatNobodyReadsAnyMore() throws Exception {
        live.calls(3);
        CamelContext before = live.start(route("calls", ""));
        Live.until(() -> live.arrived().size() == 3);
        before.stop();

        live.start(route("calls-v2", ""));
        Live.until(() -> !warnings().isEmpty());
        live.morePolls(100);
        assertEquals(1, warnings().size());
        String warning = warnings().get(0);
        assertTrue(warning.contains("'calls-v2'") && warning.contains("[calls]") && warning.contains("consumerName=calls"), warning);
    }

    @Test
    void aRenamedRouteThatTakesTheStateOverGoesOnWhereItStopped() throws Exception {
        live.calls(3);
        CamelContext before = live.start(route("calls", ""));
        Live.until(() -> live.arrived().size() == 3);
        before.stop();
        String late = live.call(1);

        live.start(route("calls-v2", "&consumerName=calls"));
        Live.until(() -> live.arrived().contains(late));
        live.morePolls(60);
        assertEquals(4, live.arrived().size());
        assertEquals(List.of(), warnings());
    }

    @Test
    void aSecondRouteBesideTheFirstIsNoRenamedOne() throws Exception {
        live.calls(3);
        CamelContext before = live.start(route("calls", ""));
        Live.until(() -> live.arrived().size() == 3);
        before.stop();

        CamelContext context = live.context();
        context.addRoutes(route("another", "&pageSize=100"));
        context.addRoutes(route("calls", ""));
        context.start();
        live.morePolls(120);
        assertEquals(List.of(), warnings());
    }

    @Test
    void theStoredPositionWinsOverAnEditedStartDate() throws Exception {
        live.call(40 * 86_400);
        String recent = live.call(60);
        CamelContext before = live.start(route("calls", "&startDate=P7D"));
        Live.until(() -> live.arrived().equals(List.of(recent)));
        before.stop();

        CamelContext edited = live.start(route("calls", "&startDate=P60D&overlap=PT1440H"));
        live.morePolls(3);
        edited.stop();
        live.start(route("calls", "&startDate=2099-01-01"));
        String late = live.call(1);
        Live.until(() -> live.arrived().contains(late));
        assertEquals(List.of(recent, late), live.arrived());
    }

    private List<String> warnings() {
        return List.copyOf(log.list).stream().filter(event -> event.getLevel() == Level.WARN).map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private RouteBuilder route(String id, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("callrail:calls?initialDelay=1&delay=50" + options).routeId(id).process(live::arrive);
            }
        };
    }
}
