package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two consumers of one name on one store: one that does not poll does not keep the other from it. */
class StandingBackTest {

    private final Live live = new Live();
    private final List<String> first = new CopyOnWriteArrayList<>();
    private final List<String> second = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void close() {
        released.countDown();
        live.close();
    }

    @Test
    void aSuspendedConsumerLetsTheOtherPollAndStandsByWhenItIsResumed() throws Exception {
        List<String> ids = new ArrayList<>(live.calls(3));
        CamelContext one = start("", exchange -> first.add(id(exchange)));
        Live.until(() -> first.equals(ids));
        CamelContext other = start("", exchange -> second.add(id(exchange)));

        one.getRouteController().suspendRoute("calls");
        ids.add(live.call(1));
        Live.until(() -> second.equals(ids.subList(3, 4)));
        assertFalse(Live.consumer(one, "calls").isLeading());

        one.getRouteController().resumeRoute("calls");
        ids.add(live.call(1));
        Live.until(() -> second.equals(ids.subList(3, 5)));
        live.morePolls(3);
        assertTrue(Live.consumer(other, "calls").isLeading());

        Live.consumer(other, "calls").suspend();
        ids.add(live.call(1));
        Live.until(() -> first.contains(ids.get(5)));
        live.morePolls(3);
        assertEquals(ids.size(), first.size() + second.size(), "each once");
    }

    @Test
    void whatASuspendedConsumersRouteHasInHandIsNotGivenToTheOther() throws Exception {
        String inHand = live.call(30);
        CamelContext one = start("", exchange -> {
            first.add(id(exchange));
            released.await();
        });
        Live.until(() -> first.equals(List.of(inHand)));
        CamelContext other = start("", exchange -> second.add(id(exchange)));
        Live.consumer(one, "calls").suspend();
        String next = live.call(1);
        Awaitility.await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(40))
                .until(() -> second.isEmpty() && Live.consumer(one, "calls").isLeading());

        released.countDown();
        Live.until(() -> second.equals(List.of(next)));
        live.morePolls(3);
        assertEquals(List.of(inHand), first);
        assertEquals(List.of(next), second);
        assertTrue(Live.consumer(other, "calls").isLeading());
    }

    @Test
    void oneThatWasToldNotToStartItsSchedulerStandsByOnlyOnceItIsStarted() throws Exception {
        List<String> ids = new ArrayList<>(live.calls(2));
        CamelContext one = start("startScheduler=false", exchange -> first.add(id(exchange)));
        Live.consumer(one, "calls").run();
        assertEquals(ids, first);
        CamelContext other = start("", exchange -> second.add(id(exchange)));
        ids.add(live.call(1));
        Live.until(() -> second.equals(ids.subList(2, 3)));

        Live.consumer(one, "calls").startScheduler();
        ids.add(live.call(1));
        Live.until(() -> second.equals(ids.subList(2, 4)));
        other.getRouteController().stopRoute("calls");
        ids.add(live.call(1));
        Live.until(() -> first.contains(ids.get(4)));
        assertEquals(ids.size(), first.size() + second.size(), "each once");
    }

    @Test
    void oneThatHasPolledAsOftenAsItShouldLetsTheOtherPoll() throws Exception {
        List<String> ids = new ArrayList<>(live.calls(2));
        start("repeatCount=1", exchange -> first.add(id(exchange)));
        Live.until(() -> first.equals(ids));
        start("", exchange -> second.add(id(exchange)));
        ids.add(live.call(1));
        Live.until(() -> second.equals(ids.subList(2, 3)));
    }

    @Test
    void twoThatPollEnrichShareTheRecords() throws Exception {
        List<String> ids = live.calls(4);
        List<CamelContext> contexts = List.of(enriching(), enriching());
        for (int i = 0; i < 4; i++) {
            CamelContext next = contexts.get(i % 2);
            int had = live.arrived().size();
            Live.until(() -> {
                next.createProducerTemplate().sendBody("direct:next", "");
                return live.arrived().size() > had;
            });
        }
        assertEquals(ids, live.arrived());
    }

    @Test
    void theFirstPollComesNotBeforeItsTime() throws Exception {
        live.call(10);
        CamelContext one = live.context();
        one.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("callrail:calls?initialDelay=600000").routeId("calls").process(live::arrive);
            }
        });
        one.start();
        Live.until(() -> Live.consumer(one, "calls").isLeading());
        Awaitility.await().during(Duration.ofSeconds(1)).until(() -> live.lists() == 0);
    }

    private CamelContext enriching() throws Exception {
        return live.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:next").pollEnrich(Live.calls("maxMessagesPerPoll=1"), 500)
                        .filter(body().isInstanceOf(CallRailRecord.class)).process(live::arrive);
            }
        });
    }

    private CamelContext start(String options, Processor processor) throws Exception {
        return live.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(Live.calls(options)).routeId("calls").process(processor);
            }
        });
    }

    private static String id(Exchange exchange) {
        return exchange.getIn().getBody(CallRailRecord.class).id();
    }
}
