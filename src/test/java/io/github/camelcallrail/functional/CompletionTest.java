package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.sync.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What counts as done, and what comes again. */
class CompletionTest {

    private final Live live = new Live();
    private final AtomicInteger failures = new AtomicInteger();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void aTagThatIsAddedAndRemovedAgainArrivesAsThreeVersions() throws Exception {
        List<List<String>> tags = new CopyOnWriteArrayList<>();
        live.sandbox().world().addTag(Map.of("name", "Booked"));
        String id = live.call(60);
        live.start(route("", exchange -> tags.add(exchange.getIn().getBody(CallRailRecord.class).tagNames())));
        Live.until(() -> tags.size() == 1);
        live.sandbox().world().tag(id, "Booked");
        Live.until(() -> tags.size() == 2);
        live.sandbox().world().untag(id, "Booked");
        Live.until(() -> tags.size() == 3);
        live.morePolls(3);

        assertEquals(List.of(List.of(), List.of("Booked"), List.of()), tags);
    }

    @Test
    void anExchangeThatARouteLosesComesAgainAndHoldsNothingUpForLong() throws Exception {
        List<String> ids = live.calls(3);
        live.start(route("inFlightTimeout=700", new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (failures.getAndIncrement() == 0) {
                    return false;
                }
                live.arrive(exchange);
                callback.done(true);
                return true;
            }
        }));
        Live.until(() -> Set.copyOf(live.arrived()).equals(Set.copyOf(ids)));
        Live.until(() -> live.waiting().isEmpty());
        assertEquals(3, live.arrived().size());
    }

    @Test
    void aRecordWhoseCompletionThrowsComesAgain() throws Exception {
        List<String> ids = live.calls(3);
        live.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                onCompletion().modeBeforeConsumer().process(exchange -> {
                    if (failures.getAndIncrement() == 1) {
                        throw new IllegalStateException("completion");
                    }
                });
                from(Live.calls("inFlightTimeout=700")).process(live::arrive);
            }
        });
        Live.until(() -> live.arrived().size() == 4);
        live.morePolls(3);

        assertEquals(List.of(ids.get(0), ids.get(1), ids.get(2), ids.get(1)), live.arrived());
    }

    @Test
    void whatAnErrorHandlerHandledIsDone() throws Exception {
        live.calls(3);
        live.start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalArgumentException.class).handled(true).process(exchange -> failures.incrementAndGet());
                from(Live.calls("")).process(live::arrive)
                        .doTry().throwException(new IllegalStateException("tried"))
                        .doCatch(IllegalStateException.class).process(exchange -> failures.incrementAndGet()).end()
                        .throwException(new IllegalArgumentException("handled"));
            }
        });
        Live.until(() -> failures.get() == 6);
        live.morePolls(3);

        assertEquals(3, live.arrived().size());
        assertEquals(List.of(), live.waiting());
    }

    @Test
    void whatARouteDoesToBodyAndHeadersChangesNothingOfWhatCountsAsDelivered() throws Exception {
        List<String> ids = live.calls(3);
        live.start(route("", exchange -> {
            live.arrive(exchange);
            CallRailRecord record = exchange.getIn().getBody(CallRailRecord.class);
            record.put("id", "CAL0");
            record.put("note", "changed on the way");
            record.remove("start_time");
            exchange.getIn().setBody(null);
            exchange.getIn().removeHeaders("*");
            exchange.removeProperties("*");
            if (failures.getAndIncrement() == 1) {
                throw new IllegalStateException();
            }
        }));
        Live.until(() -> live.arrived().size() == 4);
        live.morePolls(3);

        assertEquals(List.of(ids.get(0), ids.get(1), ids.get(2), ids.get(1)), live.arrived());
        assertEquals(List.of(), live.waiting());
    }

    @Test
    void noNewerVersionIsHandedOutWhileAnEarlierOneIsWithTheRoute() throws Exception {
        String id = live.call(60);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch gate = new CountDownLatch(1);
        List<String> notes = new CopyOnWriteArrayList<>();
        live.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(Live.calls("")).to("seda:slow?concurrentConsumers=3");
                from("seda:slow?concurrentConsumers=3").process(exchange -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    gate.await();
                    notes.add(String.valueOf(exchange.getIn().getBody(CallRailRecord.class).text("note")));
                    inside.decrementAndGet();
                });
            }
        });
        Live.until(() -> inside.get() == 1);
        live.sandbox().world().edit(id, "note", "second");
        live.morePolls(3);
        live.sandbox().world().edit(id, "note", "third");
        live.morePolls(3);
        assertTrue(live.waiting().stream().allMatch(item -> item.kind() == Waiting.Kind.CHANGED_IN_FLIGHT));
        gate.countDown();
        Live.until(() -> notes.size() == 2);
        live.morePolls(3);

        assertEquals(List.of("null", "third"), notes);
        assertEquals(1, most.get());
    }

    private static RouteBuilder route(String options, org.apache.camel.Processor processor) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(Live.calls(options)).routeId("calls").process(processor);
            }
        };
    }
}
