package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.client.CallRailAnswerException;
import io.github.camelcallrail.client.CallRailException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Resource CALLS = Resource.named("calls").orElseThrow();

    private final VirtualClock clock = new VirtualClock(NOON);
    private final ListSource source = new ListSource(7);
    private final List<Delivery> deliveries = new ArrayList<>();
    private SyncStore store;
    private Consumer<Delivery> route = Delivery::done;
    private int allowed = Integer.MAX_VALUE;
    private static int databases;

    enum Kind {
        MEMORY, H2
    }

    @BeforeEach
    void serverFollowsTheClock() {
        source.beforePage = () -> source.serverTime = clock.instant();
    }

    @ParameterizedTest
    @EnumSource
    void deliversEachCallOnceOldestFirst(Kind kind) {
        Feed feed = feed(kind, settings(1));
        calls(620);

        assertEquals(620, poll(feed));
        assertEquals(0, poll(feed));

        List<Instant> starts = records().stream().map(CallRailRecord::startTime).toList();
        assertEquals(starts.stream().sorted().toList(), starts);
        assertEquals(620, ids().size());
    }

    @ParameterizedTest
    @EnumSource
    void deliversEveryVersionThatDiffersFromTheLastOneDelivered(Kind kind) {
        Feed feed = feed(kind, settings(1));
        Map<String, Object> call = source.add("CAL1", NOON.minusSeconds(300));
        poll(feed);
        call.put("tags", List.of(Map.of("id", 5, "name", "Booked")));
        poll(feed);
        call.put("tags", List.of());
        poll(feed);
        call.put("tags", null);
        poll(feed);

        assertEquals(List.of("created", "updated", "updated"), records().stream().map(CallRailRecord::change).toList());
        assertEquals(List.of("tags"), records().get(1).changedFields());
        assertEquals(List.of(), records().get(2).tagNames());
    }

    @ParameterizedTest
    @EnumSource
    void deliversACallOnceWithOnlyNew(Kind kind) {
        FeedSettings only = new FeedSettings(CALLS, "c", null, Set.of("tags"), true, FeedSettings.Hold.NONE, Duration.ofHours(1), 1,
                Duration.ofMinutes(1), Duration.ofMinutes(30));
        Feed feed = feed(kind, only);
        Map<String, Object> call = source.add("CAL1", NOON.minusSeconds(300));
        poll(feed);
        call.put("note", "later");
        poll(feed);

        assertEquals(1, deliveries.size());
    }

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
    void checkpointNeverPassesWhatIsStillWithTheRoute(Kind kind) {
        Feed feed = feed(kind, settings(1));
        calls(10);
        route = delivery -> {
            if (deliveries.size() != 4) {
                delivery.done();
            }
        };
        poll(feed);
        Instant fourth = deliveries.get(3).records().get(0).startTime();
        assertEquals(fourth, store.open("c", NOON).checkpoint());
        poll(feed);
        assertEquals(10, deliveries.size(), "it is not handed out twice");

        deliveries.get(3).done();
        feed.flush();
        assertEquals(NOON, store.open("c", NOON).checkpoint());
    }

    @ParameterizedTest
    @EnumSource
    void waitsWithANewerVersionUntilTheEarlierOneIsDone(Kind kind) {
        Feed feed = feed(kind, settings(1));
        Map<String, Object> call = source.add("CAL1", NOON.minusSeconds(300));
        route = delivery -> { };
        poll(feed);
        call.put("note", "newer");
        poll(feed);
        assertEquals(1, deliveries.size());

        deliveries.get(0).done();
        route = Delivery::done;
        poll(feed);
        assertEquals("newer", records().get(1).text("note"));
        assertEquals("updated", records().get(1).change());
        poll(feed);
        assertEquals(2, deliveries.size());
        assertEquals(List.of(), store.waiting("c"));
    }

    @ParameterizedTest
    @EnumSource
    void theLaterReadingOfACallWinsWithinAWalk(Kind kind) {
        Feed feed = feed(kind, settings(200));
        calls(300);
        Map<String, Object> last = source.calls.get(ListSource.id(50));
        source.beforePage = () -> {
            source.serverTime = clock.instant();
            if (source.pagesAsked == 1) {
                last.put("tags", List.of("Booked"));
            }
        };
        poll(feed);

        CallRailRecord delivered = records().stream().filter(call -> call.id().equals(ListSource.id(50)))
                .reduce((first, second) -> second).orElseThrow();
        assertEquals(List.of("Booked"), delivered.tagNames());
    }

    @ParameterizedTest
    @EnumSource
    void batchesReachOverPages(Kind kind) {
        Feed feed = feed(kind, settings(200));
        calls(3000);
        poll(feed);

        assertEquals(Set.of(200), new HashSet<>(deliveries.stream().map(delivery -> delivery.records().size()).toList()));
        assertEquals(15, deliveries.size());
        assertEquals(13, source.pagesAsked);
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

    @ParameterizedTest
    @EnumSource
    void goesOnWhereALimitedPollStopped(Kind kind) {
        Feed feed = feed(kind, settings(1));
        calls(20);
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            allowed = deliveries.size() + 7;
            counts.add(poll(feed));
        }

        assertEquals(List.of(7, 7, 6), counts);
        assertEquals(20, ids().size());
    }

    @ParameterizedTest
    @EnumSource
    void anErrorLeavesTheCheckpointAndTheNextPollGoesOn(Kind kind) {
        Feed feed = feed(kind, settings(1));
        calls(300);
        source.beforePage = () -> {
            source.serverTime = clock.instant();
            source.failure = source.pagesAsked == 1 ? new CallRailAnswerException("html") : null;
        };

        assertThrows(CallRailException.class, () -> poll(feed));
        assertTrue(store.open("c", NOON).checkpoint().isBefore(NOON));
        poll(feed);
        assertEquals(300, ids().size());
        assertEquals(300, deliveries.size());
    }

    @ParameterizedTest
    @EnumSource
    void anotherChoiceOfFieldsDeliversNothing(Kind kind) {
        Feed feed = feed(kind, settings(1));
        calls(50);
        poll(feed);
        source.calls.values().forEach(call -> call.put("keywords", "leak"));
        FeedSettings more = new FeedSettings(CALLS, "c", null, Set.of("tags", "keywords"), false, FeedSettings.Hold.IN_PROGRESS,
                Duration.ofHours(1), 1, Duration.ofMinutes(1), Duration.ofMinutes(30));
        Feed other = new Feed(source, store, more, clock);
        other.open(NOON);

        assertEquals(0, poll(other));
        source.calls.get(ListSource.id(3)).put("keywords", "heater");
        assertEquals(1, poll(other));
    }

    @ParameterizedTest
    @EnumSource
    void aPlanGatedTextThatTurnsToNothingIsNoNews(Kind kind) {
        Feed feed = feed(kind, settings(1));
        Map<String, Object> call = source.add("CAL1", NOON.minusSeconds(300));
        call.put("call_summary", "A leak.");
        poll(feed);
        call.put("call_summary", null);
        assertEquals(0, poll(feed));
        call.put("call_summary", "A leak.");
        assertEquals(0, poll(feed));
        call.put("call_summary", "A bigger leak.");
        assertEquals(1, poll(feed));
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
    void aHardStopAnywhereLosesNothing(Kind kind) {
        calls(400);
        Set<String> done = new HashSet<>();
        int twice = 0;
        SyncStore kept = store(kind);
        for (int kill = 1; kill <= 40; kill++) {
            Feed feed = new Feed(source, kept, settings(1), clock);
            feed.open(NOON.minus(Duration.ofDays(7)));
            int until = deliveries.size() + 20;
            route = delivery -> {
                if (deliveries.size() > until) {
                    throw new ThreadDeath();
                }
                clock.pass(Duration.ofMillis(150));
                delivery.done();
            };
            try {
                poll(feed);
            } catch (ThreadDeath death) {
                // The feed is thrown away with what it had not committed.
            }
        }
        records().forEach(record -> done.add(record.id()));
        twice = deliveries.size() - done.size();

        assertEquals(400, done.size());
        assertTrue(twice <= 40 * 250, "twice: " + twice);
    }

    @ParameterizedTest
    @EnumSource
    void neverReadsBehindItsStart(Kind kind) {
        calls(5);
        source.add("CAL9", NOON.minus(Duration.ofMinutes(61)));
        Feed feed = feed(kind, settings(1), NOON.minus(Duration.ofMinutes(60)));
        poll(feed);
        poll(feed);

        assertEquals(5, ids().size());
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
    void whoLostTheLeaseCommitsNothing(Kind kind) {
        Feed first = feed(kind, settings(1));
        calls(3);
        route = delivery -> { };
        poll(first);
        Feed second = new Feed(source, store, settings(1), clock);
        second.open(NOON.minus(Duration.ofDays(7)));
        route = Delivery::done;
        assertEquals(3, poll(second));
        Instant checkpoint = store.open("c", NOON).checkpoint();

        deliveries.subList(0, 3).forEach(delivery -> delivery.failed(new IllegalStateException("late")));
        first.flush();
        assertEquals(List.of(), store.waiting("c"));
        assertEquals(checkpoint, store.open("c", NOON).checkpoint());
        assertEquals(0, poll(second));
    }

    @ParameterizedTest
    @EnumSource
    void aStartInTheFutureAsksNothing(Kind kind) {
        Feed feed = feed(kind, settings(1), NOON.plus(Duration.ofDays(3)));
        calls(2);
        assertEquals(0, poll(feed));
        assertEquals(0, source.pagesAsked);
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

    private Feed feed(Kind kind, FeedSettings settings) {
        return feed(kind, settings, clock.instant().minus(Duration.ofDays(7)));
    }

    private Feed feed(Kind kind, FeedSettings settings, Instant since) {
        store = store(kind);
        Feed feed = new Feed(source, store, settings, clock);
        feed.open(since);
        assertNull(feed.upTo());
        return feed;
    }

    private static SyncStore store(Kind kind) {
        return kind == Kind.MEMORY ? new MemorySyncStore(Duration.ZERO) : new JdbcSyncStore(h2(), Duration.ZERO);
    }

    static DataSource h2() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:feed" + databases++ + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    private static FeedSettings settings(int batchSize) {
        return new FeedSettings(CALLS, "c", null, Set.of("tags", "note", "call_summary"), false, FeedSettings.Hold.IN_PROGRESS,
                Duration.ofHours(1), batchSize, Duration.ofMinutes(1), Duration.ofMinutes(30));
    }

    private void calls(int count) {
        IntStream.range(0, count).forEach(i -> source.add(ListSource.id(i), NOON.minusSeconds(10L + i)));
    }

    private int poll(Feed feed) {
        return feed.poll(new Receiver() {
            @Override
            public boolean ready() {
                return deliveries.size() < allowed;
            }

            @Override
            public void deliver(Delivery delivery) {
                deliveries.add(delivery);
                route.accept(delivery);
            }

            @Override
            public void broken(String json) {
                throw new AssertionError(json);
            }

            @Override
            public void answered() {
                // Nobody waits for it here.
            }
        });
    }

    private List<CallRailRecord> records() {
        return deliveries.stream().flatMap(delivery -> delivery.records().stream()).toList();
    }

    private Set<String> ids() {
        return new HashSet<>(new LinkedHashMap<>(records().stream()
                .collect(java.util.stream.Collectors.toMap(CallRailRecord::id, record -> 1, Integer::sum))).keySet());
    }
}
