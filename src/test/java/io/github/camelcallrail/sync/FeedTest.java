package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.CallRailAnswerException;
import io.github.camelcallrail.client.CallRailException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a feed delivers, and how far its checkpoint comes. */
class FeedTest extends FeedFixture {

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
}
