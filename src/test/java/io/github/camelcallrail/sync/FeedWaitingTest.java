package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits: held, failed, set aside, asked for, lost. */
class FeedWaitingTest extends FeedFixture {

    @ParameterizedTest
    @EnumSource
    void holdsACallInProgressUntilItIsOver(Kind kind) {
        Feed feed = feed(kind, settings(1));
        Map<String, Object> call = source.add("CAL1", NOON.minusSeconds(300));
        call.put("duration", null);
        source.add("CAL2", NOON.minusSeconds(200));
        poll(feed);
        assertEquals(Set.of("CAL2"), ids());
        assertEquals(Waiting.Kind.HELD, store.waiting("c").get(0).kind());

        clock.pass(Duration.ofMinutes(10));
        call.put("duration", 240);
        poll(feed);

        assertEquals(Set.of("CAL1", "CAL2"), ids());
        assertEquals(List.of(), store.waiting("c"));
        assertEquals(List.of(), source.idsAsked);
    }

    @ParameterizedTest
    @EnumSource
    void looksAtAHeldCallBehindTheWindowEveryFifteenMinutesAndHandsItOverAfterADay(Kind kind) {
        Feed feed = feed(kind, settings(1));
        source.add("CAL1", NOON.minusSeconds(300)).put("duration", null);
        poll(feed);
        for (int minute = 0; minute < 24 * 60; minute++) {
            clock.pass(Duration.ofMinutes(1));
            poll(feed);
        }

        assertEquals(Set.of("CAL1"), ids());
        assertTrue(source.idsAsked.size() <= 23 * 4 + 2, "asked " + source.idsAsked.size());
    }

    @ParameterizedTest
    @EnumSource
    void deliversAFailedRecordAgainInItsPresentState(Kind kind) {
        Feed feed = feed(kind, settings(1));
        Map<String, Object> call = source.add("CAL1", NOON.minusSeconds(300));
        route = delivery -> delivery.failed(new IllegalStateException("no"));
        poll(feed);
        assertEquals("IllegalStateException: no", store.waiting("c").get(0).reason());
        poll(feed);
        assertEquals(1, deliveries.size(), "not before its time");

        call.put("note", "now");
        route = Delivery::done;
        clock.pass(Duration.ofMinutes(1));
        poll(feed);

        assertEquals("now", records().get(1).text("note"));
        assertEquals("created", records().get(1).change());
        assertEquals(List.of(), store.waiting("c"));
    }

    @ParameterizedTest
    @EnumSource
    void keepsPeoplesDataOutOfTheReason(Kind kind) {
        Feed feed = feed(kind, settings(1));
        Map<String, Object> call = source.add("CAL1", NOON.minusSeconds(300));
        call.put("customer_name", "RIVERA DANA   ");
        route = delivery -> delivery.failed(new IllegalStateException("RIVERA DANA at +1 518-555-0143, dana@example.com"));
        poll(feed);

        String reason = store.waiting("c").get(0).reason();
        assertEquals("IllegalStateException: *** at ***, ***", reason);
    }

    @ParameterizedTest
    @EnumSource
    void recordsOfAFailedBatchComeAgainAsABatch(Kind kind) {
        Feed feed = feed(kind, settings(10));
        calls(25);
        route = delivery -> {
            if (deliveries.size() == 2) {
                delivery.failed(new IllegalStateException());
            } else {
                delivery.done();
            }
        };
        poll(feed);
        List<String> failed = deliveries.get(1).records().stream().map(CallRailRecord::id).toList();
        source.add("CAL9", NOON.minusSeconds(5));
        clock.pass(Duration.ofMinutes(1));
        poll(feed);

        assertEquals(List.of("CAL9"), deliveries.get(3).records().stream().map(CallRailRecord::id).toList());
        assertEquals(failed, deliveries.get(4).records().stream().map(CallRailRecord::id).toList());
    }

    /** The bad record of nine o'clock. */
    @ParameterizedTest
    @EnumSource
    void aRecordThatAlwaysFailsCostsNextToNothingAndStopsNothing(Kind kind) {
        int without = requestsOfADay(kind, false);
        int with = requestsOfADay(kind, true);
        System.out.println("a day of polls asks " + without + " requests, with a record that always fails " + with);

        assertEquals(Set.of("CAL1"), Set.copyOf(store.waiting("c").stream().map(Waiting::id).toList()));
        assertEquals("IllegalStateException: bad", store.waiting("c").get(0).reason());
        assertTrue(with <= without * 1.02, with + " requests, " + without + " without");
    }

    private int requestsOfADay(Kind kind, boolean bad) {
        source.calls.clear();
        source.idsAsked.clear();
        source.pagesAsked = 0;
        deliveries.clear();
        Feed feed = feed(kind, settings(1));
        source.add("CAL1", clock.instant().minusSeconds(5));
        route = delivery -> {
            if (bad && delivery.records().get(0).id().equals("CAL1")) {
                delivery.failed(new IllegalStateException("bad"));
            } else {
                delivery.done();
            }
        };
        Set<String> all = new HashSet<>();
        for (int minute = 0; minute < 24 * 60; minute++) {
            source.add(ListSource.id(minute), clock.instant());
            all.add(ListSource.id(minute));
            clock.pass(Duration.ofMinutes(1));
            poll(feed);
        }
        assertTrue(ids().containsAll(all));
        return source.pagesAsked + source.idsAsked.size();
    }

    @ParameterizedTest
    @EnumSource
    void aBatchThatFailsForTheThirdTimeIsHandedOverInHalvesUntilTheBadOnesAreAlone(Kind kind) {
        Feed feed = feed(kind, settings(200));
        calls(200);
        Set<String> bad = Set.of(ListSource.id(7), ListSource.id(150));
        Set<String> done = new HashSet<>();
        route = delivery -> {
            List<String> ids = delivery.records().stream().map(CallRailRecord::id).toList();
            if (ids.stream().anyMatch(bad::contains)) {
                delivery.failed(new IllegalStateException("refused"));
            } else {
                done.addAll(ids);
                delivery.done();
            }
        };
        for (int minute = 0; minute < 4; minute++) {
            poll(feed);
            clock.pass(Duration.ofMinutes(1));
        }

        assertEquals(198, done.size());
        assertEquals(bad, Set.copyOf(store.waiting("c").stream().map(Waiting::id).toList()));
        assertTrue(store.waiting("c").stream().allMatch(item -> item.batch() == null));
    }

    @ParameterizedTest
    @EnumSource
    void aBatchOfWhichNothingGetsThroughStaysWhole(Kind kind) {
        Feed feed = feed(kind, settings(200));
        calls(200);
        route = delivery -> delivery.failed(new IllegalStateException("outage"));
        for (int minute = 0; minute < 8; minute++) {
            poll(feed);
            clock.pass(Duration.ofMinutes(1));
        }
        assertEquals(1, Set.copyOf(store.waiting("c").stream().map(Waiting::batch).toList()).size());
        assertTrue(deliveries.size() < 60, "handed over " + deliveries.size());

        deliveries.clear();
        route = Delivery::done;
        clock.pass(Duration.ofHours(1));
        poll(feed);
        assertEquals(List.of(200), deliveries.stream().map(delivery -> delivery.records().size()).toList());
    }

    @ParameterizedTest
    @EnumSource
    void readsNothingNewWhileMoreThanFiveHundredFailedRecordsWait(Kind kind) {
        Feed feed = feed(kind, settings(1));
        calls(510);
        route = delivery -> delivery.failed(new IllegalStateException("outage"));
        poll(feed);
        source.add("CALnew", clock.instant());
        clock.pass(Duration.ofSeconds(30));
        int asked = source.pagesAsked;
        assertThrows(HeldBackException.class, () -> poll(feed));
        assertEquals(asked, source.pagesAsked, "nothing new is read");

        route = Delivery::done;
        clock.pass(Duration.ofMinutes(1));
        poll(feed);
        poll(feed);
        assertEquals(511, ids().size());
        assertEquals(List.of(), store.waiting("c"));
        assertEquals(List.of(), source.idsAsked, "what waits is read by pages of its time");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSetAsideIsNeitherTriedNorCountedUntilItChanges(Kind kind) {
        Feed feed = feed(kind, settings(1));
        Map<String, Object> call = source.add("CAL1", NOON.minusSeconds(300));
        route = delivery -> delivery.failed(new IllegalStateException("no"));
        poll(feed);
        new Operators(store).setAside("c", "CAL1");
        clock.pass(Duration.ofMinutes(10));
        poll(feed);
        assertEquals(1, deliveries.size());
        assertEquals(Waiting.Kind.SET_ASIDE, store.waiting("c").get(0).kind());

        call.put("note", "changed");
        route = Delivery::done;
        poll(feed);
        assertEquals(2, deliveries.size());
        assertEquals(List.of(), store.waiting("c"));
    }

    @ParameterizedTest
    @EnumSource
    void anOperatorCanHaveARecordOrATimeDeliveredAgain(Kind kind) {
        Feed feed = feed(kind, settings(1));
        calls(10);
        poll(feed);
        new Operators(store).deliverAgain("c", ListSource.id(4));
        poll(feed);
        assertEquals(List.of(ListSource.id(4)), records().subList(10, deliveries.size()).stream().map(CallRailRecord::id).toList());

        deliveries.clear();
        new Operators(store).rewind("c", NOON.minusSeconds(15));
        poll(feed);
        assertEquals(6, deliveries.size());
        poll(feed);
        assertEquals(6, deliveries.size());
    }

    @ParameterizedTest
    @EnumSource
    void anExchangeThatEndsNowhereFailsAfterItsTimeAndItsLateWordCountsForNothing(Kind kind) {
        Feed feed = feed(kind, settings(1));
        source.add("CAL1", NOON.minusSeconds(300));
        route = delivery -> { };
        poll(feed);
        clock.pass(Duration.ofMinutes(31));
        feed.flushIfDue();
        feed.flush();
        assertEquals(Waiting.Kind.FAILED, store.waiting("c").get(0).kind());
        deliveries.get(0).done();
        route = Delivery::done;
        clock.pass(Duration.ofMinutes(2));
        poll(feed);

        assertEquals(2, deliveries.size());
        assertEquals("created", records().get(1).change());
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatCannotBeIsAskedForOnceAndDropped(Kind kind) {
        Feed feed = feed(kind, settings(1));
        new Operators(store).deliverAgain("c", "nonsense");
        source.refuse = "nonsense";
        poll(feed);
        assertEquals(List.of(), store.waiting("c"));
    }
}
