package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.functional.Live;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Row 17: consumers that fall out of the cache of {@code pollEnrich} while they are in use stay open. */
class EvictedConsumersAreStoppedTest {

    private static final int URIS = 50;
    private static final int THREADS = 4;

    private final Live live = new Live();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void fiftyAddressesOverACacheOfOneLeaveNoMoreConsumersThanThreads() throws Exception {
        live.calls(2);
        AtomicInteger asked = new AtomicInteger();
        CamelContext context = live.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:next").pollEnrich()
                        .simple("callrail:calls?consumerName=c${body}&initialDelay=1&delay=20&maxMessagesPerPoll=1")
                        .timeout(1000).cacheSize(1).process(exchange -> asked.incrementAndGet());
            }
        });
        ProducerTemplate producer = context.createProducerTemplate();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < URIS; i++) {
            int number = i;
            threads.execute(() -> untilAnswered(producer, number));
        }
        Live.until(() -> asked.get() >= URIS);
        threads.shutdown();
        // Camel throws out of its cache when something is put in: what several threads put in last may stay.
        Live.until(() -> consumers() <= THREADS);
        context.stop();
        Live.until(() -> consumers() == 0);
        assertTrue(threads.isShutdown());
    }

    /** Camel stops a consumer that falls out of the cache while it is asked: that one throws, or brings nothing until the time is over. */
    private static void untilAnswered(ProducerTemplate producer, int number) {
        boolean answered = false;
        while (!answered) {
            try {
                producer.sendBody("direct:next", number);
                answered = true;
            } catch (CamelExecutionException e) {
                assertInstanceOf(RejectedExecutionException.class, e.getCause().getCause());
            }
        }
    }

    /** Each has one thread that keeps its lease. */
    private static long consumers() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().contains("CallRailLease")).count();
    }
}
