package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.functional.Live;
import io.github.camelcallrail.sync.Waiting;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Row 35: work that was handed to another thread counts as done before it is. */
class WorkHandedOnIsNotDoneTest {

    private final Live live = new Live();
    private final AtomicInteger failures = new AtomicInteger();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void aRecordThatFailsBehindASedaIsOnTheWaitingListAndComesAgain() throws Exception {
        List<String> ids = live.calls(3);
        live.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(Live.calls("retryDelay=1500")).to("seda:next");
                from("seda:next").process(exchange -> {
                    if (exchange.getIn().getBody(CallRailRecord.class).id().equals(ids.get(1)) && failures.getAndIncrement() == 0) {
                        throw new IllegalStateException("behind");
                    }
                }).process(live::arrive);
            }
        });
        Live.until(() -> live.waiting().size() == 1);
        assertEquals(ids.get(1), live.waiting().get(0).id());
        assertEquals("IllegalStateException: behind", live.waiting().get(0).reason());
        Live.until(() -> live.waiting().isEmpty());

        assertEquals(List.of(ids.get(0), ids.get(2), ids.get(1)), live.arrived());
    }

    @Test
    void whatAFullSedaRefusesComesAgain() throws Exception {
        List<String> ids = live.calls(5);
        CountDownLatch gate = new CountDownLatch(1);
        live.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(Live.calls("inFlightTimeout=30s")).to("seda:narrow?size=1");
                from("seda:narrow?size=1").process(exchange -> gate.await()).process(live::arrive);
            }
        });
        Live.until(() -> live.waiting().stream().anyMatch(item -> item.kind() == Waiting.Kind.FAILED));
        gate.countDown();
        Live.until(() -> Set.copyOf(live.arrived()).equals(Set.copyOf(ids)));
        Live.until(() -> live.waiting().isEmpty());
    }

    /** Handled, the refusal leaves neither an exception nor a completion: only time tells. */
    @Test
    void whatAFullSedaRefusesAndAHandlerHidesComesAgainAfterItsTime() throws Exception {
        List<String> ids = live.calls(5);
        CountDownLatch gate = new CountDownLatch(1);
        live.start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).process(exchange -> failures.incrementAndGet());
                from(Live.calls("inFlightTimeout=3s")).to("seda:narrow?size=1");
                from("seda:narrow?size=1").process(exchange -> gate.await()).process(live::arrive);
            }
        });
        Live.until(() -> failures.get() > 0);
        gate.countDown();
        Live.until(() -> Set.copyOf(live.arrived()).equals(Set.copyOf(ids)));
    }
}
