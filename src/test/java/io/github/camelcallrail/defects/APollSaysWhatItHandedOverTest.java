package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.component.CallRailConsumer;
import io.github.camelcallrail.functional.CallRailTestSupport;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/**
 * An empty answer counted as one message keeps idle back-off from starting (CAMEL-13077); a cut batch counted whole
 * lies.
 */
class APollSaysWhatItHandedOverTest extends CallRailTestSupport {

    @Test
    void anEmptyPollIsIdleAndBackOffStarts() throws Exception {
        CamelContext context = consuming("callrail:calls?backoffMultiplier=3&backoffIdleThreshold=2");
        CallRailConsumer consumer = consumer(context, "calls");
        for (int i = 0; i < 2; i++) {
            poll(context);
        }
        assertEquals(List.of(0, 0), polled);
        for (int i = 0; i < 2; i++) {
            poll(context);
        }

        assertEquals(2, lists(), "what is skipped asks nothing");
        assertEquals(2, consumer.getBackoffCounter());
    }

    @Test
    void aStopInMidBatchLeavesTheCountOfTheProcessedOnes() throws Exception {
        calls(10);
        CountDownLatch third = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        CamelContext context = context();
        route(context, "calls", "callrail:calls", exchange -> {
            received.add(exchange);
            if (received.size() == 3) {
                third.countDown();
                stopping.await();
            }
        });
        context.start();
        Thread poller = new Thread(() -> poll(context));
        poller.start();
        third.await();
        CallRailConsumer consumer = consumer(context, "calls");
        consumer.prepareShutdown(false, true);
        Thread stopper = new Thread(consumer::stop);
        stopper.start();
        org.awaitility.Awaitility.await().until(() -> consumer.isStoppingOrStopped());
        stopping.countDown();
        poller.join();
        stopper.join();

        assertEquals(3, received.size());
        assertEquals(List.of(3), polled);
    }
}
