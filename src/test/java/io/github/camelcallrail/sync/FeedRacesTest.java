package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What happens on one thread in the middle of what another one does, played on one. */
class FeedRacesTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final VirtualClock clock = new VirtualClock(NOON);
    private final ListSource source = new ListSource(5);
    private final List<Delivery> deliveries = new ArrayList<>();
    private Consumer<Delivery> route = delivery -> { };

    @Test
    void aRecordThatIsDoneWhileItIsReadAgainIsNotDeliveredTwice() {
        Feed feed = feed(new MemorySyncStore());
        source.add("CAL2", NOON.minusSeconds(100));
        feed.poll(receiver());
        source.add("CAL1", NOON.minusSeconds(200));
        route = delivery -> deliveries.get(0).done();
        feed.poll(receiver());
        feed.poll(receiver());

        assertEquals(List.of("CAL2", "CAL1"), ids());
    }

    @Test
    void aChangeReadWhileTheEarlierVersionIsBeingDoneIsDelivered() {
        Feed feed = feed(new MemorySyncStore());
        Map<String, Object> call = source.add("CAL2", NOON.minusSeconds(100));
        feed.poll(receiver());
        source.add("CAL1", NOON.minusSeconds(200));
        call.put("tags", List.of("Booked"));
        route = delivery -> {
            deliveries.get(0).done();
            route = Delivery::done;
        };
        feed.poll(receiver());
        feed.poll(receiver());

        assertEquals(List.of("CAL2", "CAL1", "CAL2"), ids());
        assertEquals(List.of("Booked"), deliveries.get(2).records().get(0).tagNames());
    }

    @Test
    void aFailureWhileARecordIsReadAgainKeepsItsPause() {
        MemorySyncStore store = new MemorySyncStore();
        Feed feed = feed(store);
        Map<String, Object> call = source.add("CAL2", NOON.minusSeconds(100));
        feed.poll(receiver());
        source.add("CAL1", NOON.minusSeconds(200));
        call.put("tags", List.of("Booked"));
        route = delivery -> {
            deliveries.get(0).failed(new IllegalStateException());
            delivery.done();
        };
        feed.poll(receiver());
        feed.poll(receiver());
        assertEquals(List.of("CAL2", "CAL1"), ids());
        assertEquals(Waiting.Kind.FAILED, store.waiting("c").get(0).kind());
    }

    @Test
    void whoHasResignedTakesNoLeaseAnyMore() {
        MemorySyncStore store = new MemorySyncStore();
        Feed feed = feed(store);
        assertTrue(feed.lead());
        feed.resign();
        assertFalse(feed.lead());
        assertFalse(feed.leads());
        assertEquals(0, feed.poll(receiver()));
        assertTrue(store.lease("c", "another") > 0);
    }

    @Test
    void nothingIsHandedOverWithMoreThanAGroupNotWrittenDown() {
        MemorySyncStore store = new MemorySyncStore();
        for (int i = 0; i < 400; i++) {
            source.add(ListSource.id(i), NOON.minusSeconds(1000L - i));
        }
        route = delivery -> {
            int written = store.versions("c", source.calls.keySet()).size();
            int handed = deliveries.stream().mapToInt(one -> one.records().size()).sum();
            assertTrue(handed - written <= 250, handed - written + " would come twice");
            delivery.done();
        };
        Feed feed = feed(store, 200);
        feed.poll(receiver());
        assertEquals(2, deliveries.size());
    }

    @Test
    void anOperatorsRewindInTheMiddleOfAPollHolds() {
        MemorySyncStore store = new MemorySyncStore();
        Feed feed = feed(store);
        for (int i = 0; i < 300; i++) {
            source.add(ListSource.id(i), NOON.minusSeconds(20_000L - i * 60L));
        }
        route = delivery -> {
            if (deliveries.size() == 290) {
                store.rewind("c", NOON.minusSeconds(20_000));
            }
            delivery.done();
        };
        feed.poll(receiver());
        route = Delivery::done;
        deliveries.clear();
        feed.poll(receiver());
        assertEquals(300, Set.copyOf(ids()).size());
    }

    private Feed feed(SyncStore store) {
        return feed(store, 1);
    }

    private Feed feed(SyncStore store, int batchSize) {
        source.beforePage = () -> source.serverTime = clock.instant();
        FeedSettings settings = new FeedSettings(Resource.named("calls").orElseThrow(), "c", null, Set.of("tags"), false,
                FeedSettings.Hold.NONE, Duration.ofHours(1), batchSize, Duration.ofMinutes(1), Duration.ofMinutes(30));
        Feed feed = new Feed(source, store, settings, clock);
        feed.open(NOON.minus(Duration.ofDays(7)));
        return feed;
    }

    private List<String> ids() {
        return deliveries.stream().map(delivery -> delivery.records().get(0)).map(CallRailRecord::id).toList();
    }

    private Receiver receiver() {
        return new Taker() {
            @Override
            public void deliver(Delivery delivery) {
                deliveries.add(delivery);
                route.accept(delivery);
            }
        };
    }
}
