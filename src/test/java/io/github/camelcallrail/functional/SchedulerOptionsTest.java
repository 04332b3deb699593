package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.component.CallRailConsumer;
import io.github.camelcallrail.sandbox.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Camel's options of scheduled polls do what its manual says. */
class SchedulerOptionsTest {

    private final Live live = new Live();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void runsOnceAndCommitsWithRepeatCountOne() throws Exception {
        List<String> ids = live.calls(300);
        CamelContext context = live.start(route("repeatCount=1"));
        Live.until(() -> live.arrived().size() == 300);
        Live.until(() -> !Live.consumer(context, "calls").isSchedulerStarted());
        long asked = live.lists();
        context.stop();
        assertEquals(2, asked, "two pages, one poll");

        live.start(route("repeatCount=1"));
        Live.until(() -> live.lists() > asked);
        assertEquals(ids, live.arrived());
    }

    @Test
    void pollsAgainAtOnceAsLongAsSomethingComesWithGreedy() throws Exception {
        live.calls(20);
        live.start(route("greedy=true&delay=600000&maxMessagesPerPoll=7"));
        Live.until(() -> live.arrived().size() == 20);
        Live.until(() -> live.lists() >= 4);
        assertEquals(4, settledLists(), "7, 7, 6 and the one that brings nothing");
    }

    @Test
    void sendsAnEmptyMessageWhenThereIsNothingIfToldTo() throws Exception {
        AtomicInteger empty = new AtomicInteger();
        live.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(Live.calls("sendEmptyMessageWhenIdle=true")).choice().when(body().isNull())
                        .process(exchange -> empty.incrementAndGet()).otherwise().process(live::arrive);
            }
        });
        Live.until(() -> empty.get() >= 2);
        String id = live.call(10);
        Live.until(() -> live.arrived().equals(List.of(id)));
    }

    @Test
    void pollsNotBeforeItsSchedulerIsStarted() throws Exception {
        List<String> ids = live.calls(3);
        CamelContext context = live.start(route("startScheduler=false"));
        CallRailConsumer consumer = Live.consumer(context, "calls");
        assertEquals(0, settledLists());
        consumer.startScheduler();
        Live.until(() -> live.arrived().equals(ids));
    }

    @Test
    void skipsPollsAfterIdleOnesWithBackoff() throws Exception {
        live.start(route("backoffMultiplier=20&backoffIdleThreshold=2"));
        Live.until(() -> live.lists() >= 2);
        Instant second = Instant.now();
        Live.until(() -> live.lists() >= 3);
        assertTrue(Duration.between(second, Instant.now()).toMillis() >= 800, "20 polls of 50 ms are left out");
    }

    @Test
    void skipsPollsAfterFailedOnesWithBackoff() throws Exception {
        live.sandbox().faults().every(Fault.ERROR_500, 1);
        CamelContext context = live.start(route("backoffMultiplier=20&backoffErrorThreshold=1"));
        Live.until(() -> live.lists() >= 1);
        Live.until(() -> Live.consumer(context, "calls").getErrorCounter() == 1);
        Instant first = Instant.now();
        String id = live.call(10);
        live.sandbox().faults().clear();
        Live.until(() -> live.arrived().equals(List.of(id)));
        assertTrue(Duration.between(first, Instant.now()).toMillis() >= 800, "20 polls of 50 ms are left out");
    }

    @Test
    void backoffWithoutThresholdFailsAtStartAndLeavesNothingBehind() throws Exception {
        CamelContext context = live.context();
        context.addRoutes(route("backoffMultiplier=2"));
        assertThrows(Exception.class, context::start);
        CamelContext other = live.start(route(""));
        Live.until(() -> live.lists() > 0);
        other.stop();
        assertEquals(Set.of(), threadsOfConsumers());
    }

    @Test
    void pollEnrichBringsOneRecordAfterTheOther() throws Exception {
        List<String> ids = live.calls(5);
        CamelContext context = live.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:next").pollEnrich(Live.calls("maxMessagesPerPoll=1"), 5000).process(live::arrive);
            }
        });
        for (int i = 0; i < 5; i++) {
            context.createProducerTemplate().sendBody("direct:next", "");
        }
        assertEquals(ids, live.arrived());
        context.stop();
        assertEquals(List.of(), live.waiting());

        live.start(route(""));
        live.morePolls(2);
        assertEquals(ids, live.arrived(), "each was done when its exchange was");
    }

    @Test
    void aPollEnrichThatFailsLeavesItsRecordWaiting() throws Exception {
        List<String> ids = live.calls(2);
        AtomicInteger failures = new AtomicInteger();
        CamelContext context = live.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:next").pollEnrich(Live.calls("maxMessagesPerPoll=1"), 5000).process(exchange -> {
                    if (failures.getAndIncrement() == 0) {
                        throw new IllegalStateException("first");
                    }
                    live.arrive(exchange);
                });
            }
        });
        assertThrows(Exception.class, () -> context.createProducerTemplate().sendBody("direct:next", ""));
        Live.until(() -> live.waiting().size() == 1);
        Live.until(() -> {
            context.createProducerTemplate().sendBody("direct:next", "");
            return Set.copyOf(live.arrived()).equals(Set.copyOf(ids));
        });
    }

    @Test
    void pollsOnASchedulerOfTheUsers() throws Exception {
        List<String> ids = live.calls(3);
        CamelContext context = live.context();
        CountingScheduler scheduler = new CountingScheduler();
        context.getRegistry().bind("mine", scheduler);
        context.addRoutes(route("scheduler=#mine"));
        context.start();
        Live.until(() -> live.arrived().equals(ids));
        assertEquals(1, scheduler.scheduled.get());
    }

    @Test
    void pollsOnAnExecutorOfTheUsersAndLeavesItOpen() throws Exception {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "mine"));
        Set<String> threads = ConcurrentHashMap.newKeySet();
        List<String> ids = live.calls(3);
        CamelContext context = live.context();
        context.getRegistry().bind("mine", executor);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(Live.calls("scheduledExecutorService=#mine"))
                        .process(exchange -> threads.add(Thread.currentThread().getName())).process(live::arrive);
            }
        });
        context.start();
        Live.until(() -> live.arrived().equals(ids));
        context.stop();
        assertEquals(Set.of("mine"), threads);
        assertFalse(executor.isShutdown());
        executor.shutdownNow();
    }

    @Test
    void pollsAtAFixedRateIfToldTo() throws Exception {
        live.calls(1);
        CamelContext context = live.start(route("useFixedDelay=false&delay=100"));
        assertFalse(Live.consumer(context, "calls").isUseFixedDelay());
        live.morePolls(3);
        assertEquals(1, live.arrived().size());
    }

    private RouteBuilder route(String options) {
        boolean delayed = options.contains("delay=");
        return new RouteBuilder() {
            @Override
            public void configure() {
                String uri = Live.calls(options);
                from(delayed ? uri.replace("&delay=50", "") : uri).routeId("calls").process(live::arrive);
            }
        };
    }

    private static Set<String> threadsOfConsumers() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.contains("CallRail")).forEach(names::add);
        return names;
    }

    /** The number once it has stayed the same for half a second. */
    private long settledLists() {
        List<Long> seen = new ArrayList<>();
        Awaitility.await().pollInterval(Duration.ofMillis(100)).during(Duration.ofMillis(500)).until(() -> {
            seen.add(live.lists());
            return seen.size() < 2 || seen.get(seen.size() - 1).equals(seen.get(seen.size() - 2));
        });
        return live.lists();
    }

    /** Camel's own, which counts how often it is used. */
    public static final class CountingScheduler extends DefaultScheduledPollConsumerScheduler {
        private final AtomicInteger scheduled = new AtomicInteger();

        @Override
        public void scheduleTask(Runnable task) {
            scheduled.incrementAndGet();
            super.scheduleTask(task);
        }
    }
}
