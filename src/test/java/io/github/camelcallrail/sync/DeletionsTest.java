package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a record that was delivered and is no longer there. */
class DeletionsTest extends FeedFixture {

    @ParameterizedTest
    @EnumSource
    void whatIsAskedForAndGoneIsDeletedWithItsIdAlone(Kind kind) {
        Feed feed = delivered(kind, 1, "CAL1");
        source.calls.remove("CAL1");
        ask("CAL1");
        poll(feed);
        poll(feed);

        assertEquals(2, deliveries.size());
        CallRailRecord deleted = records().get(1);
        assertEquals(Map.of("id", "CAL1"), Map.copyOf(deleted));
        assertEquals("deleted", deleted.change());
        assertEquals(List.of(), deleted.changedFields());
        assertEquals(Map.of(), store.versions("c", List.of("CAL1")));
        assertEquals(List.of(), store.waiting("c"));
    }

    @ParameterizedTest
    @EnumSource
    void aDeletionThatFailsComesAgain(Kind kind) {
        Feed feed = delivered(kind, 1, "CAL1");
        source.calls.remove("CAL1");
        ask("CAL1");
        route = delivery -> delivery.failed(new IllegalStateException("no"));
        poll(feed);
        poll(feed);
        assertEquals(2, deliveries.size(), "not before its time");
        assertEquals(1, store.versions("c", List.of("CAL1")).size());

        route = Delivery::done;
        clock.pass(Duration.ofMinutes(1));
        poll(feed);
        assertEquals(List.of("created", "deleted", "deleted"), records().stream().map(CallRailRecord::change).toList());
        assertEquals(List.of(), store.waiting("c"));
    }

    @ParameterizedTest
    @EnumSource
    void aRecordThatComesBackWhileItsDeletionIsWithTheRouteIsCreatedAgain(Kind kind) {
        Feed feed = delivered(kind, 1, "CAL1");
        Map<String, Object> call = source.calls.remove("CAL1");
        ask("CAL1");
        route = delivery -> { };
        poll(feed);
        source.calls.put("CAL1", call);
        poll(feed);
        assertEquals(2, deliveries.size());

        route = Delivery::done;
        deliveries.get(1).done();
        poll(feed);
        assertEquals(List.of("created", "deleted", "created"), records().stream().map(CallRailRecord::change).toList());
    }

    @ParameterizedTest
    @EnumSource
    void deletionsComeInBatchesToo(Kind kind) {
        Feed feed = delivered(kind, 10, "CAL1", "CAL2", "CAL3");
        source.calls.remove("CAL1");
        source.calls.remove("CAL3");
        source.calls.get("CAL2").put("note", "later");
        ask("CAL1");
        ask("CAL3");
        poll(feed);

        assertEquals(Set.of("CAL1 deleted", "CAL2 updated", "CAL3 deleted"), Set.copyOf(records().subList(3, 6).stream()
                .map(record -> record.id() + " " + record.change()).toList()));
    }

    @ParameterizedTest
    @EnumSource
    void onlyNewTellsOfNoDeletion(Kind kind) {
        Feed feed = feed(kind, new FeedSettings(CALLS, "c", null, Set.of(), true, FeedSettings.Hold.NONE, Duration.ofHours(1), 1,
                Duration.ofMinutes(1), Duration.ofMinutes(30)));
        source.add("CAL1", NOON.minusSeconds(300));
        poll(feed);
        source.calls.remove("CAL1");
        ask("CAL1");
        poll(feed);

        assertEquals(1, deliveries.size());
        assertEquals(List.of(), store.waiting("c"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWithheldWaitsForAnOperatorsWord(Kind kind) {
        Feed feed = delivered(kind, 1, "CAL1", "CAL2");
        source.calls.remove("CAL1");
        withhold("CAL1");
        withhold("CAL2");
        clock.pass(Duration.ofDays(1));
        poll(feed);
        assertEquals(2, deliveries.size());
        assertEquals(List.of(), source.idsAsked);
        assertTrue(store.waiting("c").get(0).toLine().startsWith("CAL1 withheld since "), store.waiting("c").get(0).toLine());

        assertEquals(1, new Operators(store).releaseDeletions("c"), "the other one is there");
        poll(feed);
        assertEquals(3, deliveries.size());
        assertEquals("CAL1 deleted", records().get(2).id() + " " + records().get(2).change());
        assertEquals(List.of(), store.waiting("c"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWithheldAndThereAgainIsNoNews(Kind kind) {
        Feed feed = delivered(kind, 1, "CAL1");
        withhold("CAL1");
        poll(feed);

        assertEquals(1, deliveries.size());
        assertEquals(List.of(), store.waiting("c"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsForgottenIsToldToNobodyAndIsNewWhenItComesBack(Kind kind) {
        Feed feed = delivered(kind, 1, "CAL1");
        Map<String, Object> call = source.calls.remove("CAL1");
        withhold("CAL1");
        assertEquals(1, new Operators(store).forgetDeletions("c"));
        poll(feed);
        assertEquals(1, deliveries.size());

        source.calls.put("CAL1", call);
        poll(feed);
        assertEquals("created", records().get(1).change());
    }

    @Test
    void threeOrATenthMayBeGoneAtOnce() {
        assertTrue(Plausible.SNAPSHOT.gone(3, 3));
        assertFalse(Plausible.SNAPSHOT.gone(4, 39));
        assertTrue(Plausible.SNAPSHOT.gone(4, 40));
        assertFalse(Plausible.SNAPSHOT.gone(40, 40));
        assertTrue(Plausible.SWEEP.gone(20, 20));
        assertFalse(Plausible.SWEEP.gone(21, 209));
    }

    private Feed delivered(Kind kind, int batchSize, String... ids) {
        Feed feed = feed(kind, settings(batchSize));
        for (int i = 0; i < ids.length; i++) {
            source.add(ids[i], NOON.minusSeconds(300 - i));
        }
        poll(feed);
        return feed;
    }

    private void ask(String id) {
        wait(id, Waiting.Kind.REQUESTED);
    }

    private void withhold(String id) {
        wait(id, Waiting.Kind.WITHHELD);
    }

    private void wait(String id, Waiting.Kind why) {
        Waiting item = new Waiting(id, why, null, clock.instant(), 0, clock.instant(), null, null, null);
        store.edit("c", new Commit(null, Map.of(), Map.of(id, item), Set.of()));
    }
}
