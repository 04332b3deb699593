package io.github.camelcallrail.sync;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.client.CallRailAnswerException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private static final Resource CALLS = Resource.named("calls").orElseThrow();
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final ListSource source = new ListSource(1);
    private final List<String> delivered = new ArrayList<>();
    private BooleanSupplier ready = () -> true;
    private Consumer<Delivery> route = delivery -> { };

    @Test
    void asksWhatIsAskedWithoutIt() {
        calls(1_200);
        poll(false);
        List<String> before = List.copyOf(delivered);
        int asked = source.pagesAsked;
        source.pagesAsked = 0;
        delivered.clear();

        poll(true);

        assertEquals(before, delivered);
        assertEquals(asked, source.pagesAsked);
    }

    @Test
    void readsTheNextPageWhileThePresentOneIsWithTheRoute() {
        calls(600);
        CountDownLatch second = new CountDownLatch(2);
        source.beforePage = second::countDown;
        List<Boolean> readAtFirst = new ArrayList<>();
        route = delivery -> {
            if (readAtFirst.isEmpty()) {
                readAtFirst.add(awaitQuietly(second));
            }
        };

        poll(true);

        assertEquals(List.of(true), readAtFirst);
    }

    @Test
    void readsNothingAheadWhereAPollMayEndBeforeThePageDoes() {
        calls(600);
        ready = () -> delivered.size() < 100;

        poll(false);

        assertEquals(100, delivered.size());
        assertEquals(1, source.pagesAsked);
    }

    @Test
    void aStopLeavesNoThread() {
        calls(600);
        ready = () -> delivered.size() < 100;

        poll(true);

        assertTrue(source.pagesAsked <= 2);
        await().atMost(Duration.ofSeconds(5)).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("callrail-read-ahead")));
    }

    @Test
    void whatWasReadBeforeAFailureIsDelivered() {
        calls(600);
        source.beforePage = () -> {
            if (source.pagesAsked == 1) {
                source.failure = new CallRailAnswerException("cut");
            }
        };

        assertThrows(CallRailAnswerException.class, () -> poll(true));

        assertEquals(250, delivered.size());
    }

    private void calls(int count) {
        for (int i = 0; i < count; i++) {
            source.add(ListSource.id(i), NOON.minusSeconds(10L + i));
        }
    }

    private void poll(boolean takesAll) {
        FeedSettings settings = new FeedSettings(CALLS, "c", null, Set.of(), false, FeedSettings.Hold.NONE, Duration.ofHours(1), 1,
                Duration.ofMinutes(1), Duration.ofMinutes(30));
        Feed feed = new Feed(source, new MemorySyncStore(), settings, () -> NOON);
        feed.open(NOON.minus(Duration.ofDays(7)));
        feed.poll(new Taker() {
            @Override
            public boolean ready() {
                return ready.getAsBoolean();
            }

            @Override
            public boolean takesAll() {
                return takesAll;
            }

            @Override
            public void deliver(Delivery delivery) {
                delivered.add(delivery.records().get(0).id());
                route.accept(delivery);
                delivery.done();
            }
        });
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
