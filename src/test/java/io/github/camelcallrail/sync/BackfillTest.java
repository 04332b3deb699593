package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.CallRailRequestException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A first start that is far back. */
class BackfillTest extends FeedFixture {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant SINCE = NOON.minus(Duration.ofDays(60));
    private static final Instant BORDER = NOON.minus(Duration.ofDays(7));
    private boolean allowed = true;

    private Feed again() {
        return new Feed(source, store, settings(1), clock,
                new Background(SweepPlan.parse("P1D/PT15M,P7D/PT6H,P30D/P1D"), MINUTE, () -> allowed, Background.USUAL_REACH));
    }

    private Feed started(Kind kind, Instant since) {
        store = store(kind);
        Feed feed = again();
        feed.open(since);
        return feed;
    }

    /** One call each 20 minutes from the start on. */
    private void manyCalls(Instant since) {
        for (int i = 0; since.plus(Duration.ofMinutes(20L * i)).isBefore(NOON); i++) {
            source.add(ListSource.id(i), since.plus(Duration.ofMinutes(20L * i)));
        }
    }

    private List<Instant> starts() {
        return records().stream().map(CallRailRecord::startTime).toList();
    }

    @ParameterizedTest
    @EnumSource
    void readsSevenDaysFirstAndTheRestBehindOldestFirst(Kind kind) {
        Feed feed = started(kind, SINCE);
        manyCalls(SINCE);
        poll(feed);

        assertEquals(60 * 72, deliveries.size());
        assertEquals(60 * 72, ids().size());
        int recent = (int) starts().stream().filter(start -> !start.isBefore(BORDER.minus(Duration.ofHours(1)))).count();
        assertTrue(starts().subList(0, recent).stream().noneMatch(start -> start.isBefore(BORDER.minus(Duration.ofHours(1)))));
        assertEquals(SINCE, starts().get(recent));
        assertEquals(starts().subList(recent, starts().size()).stream().sorted().toList(), starts().subList(recent, starts().size()));
        assertNull(feed.backfill());
        assertEquals(new Position(SINCE, NOON), store.open("c", NOON));
        poll(feed);
        assertEquals(60 * 72, deliveries.size());
    }

    @Test
    void aStartOfSevenDaysNeedsNone() {
        Feed feed = started(Kind.MEMORY, BORDER);
        manyCalls(BORDER);
        poll(feed);

        assertEquals(starts().stream().sorted().toList(), starts());
        assertEquals(7 * 72, deliveries.size());
    }

    @Test
    void norDoesOneThatWasWorkedOutAMomentAgo() {
        Feed feed = started(Kind.MEMORY, BORDER);
        manyCalls(BORDER);
        clock.pass(Duration.ofMinutes(5));
        poll(feed);

        assertEquals(starts().stream().sorted().toList(), starts());
        assertNull(feed.backfill());
    }

    @Test
    void nothingOnTheBorderIsLost() {
        store = store(Kind.MEMORY);
        clock.pass(Duration.ofMillis(789));
        Feed feed = again();
        feed.open(SINCE);
        IntStream.range(0, 40).forEach(i -> source.add(ListSource.id(i), BORDER.minusMillis(2000).plusMillis(100L * i)));
        poll(feed);

        assertEquals(40, ids().size());
        assertEquals(40, deliveries.size());
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhereItWasAfterACrash(Kind kind) {
        Feed feed = started(kind, SINCE);
        manyCalls(SINCE);
        int[] left = {10};
        source.beforePage = () -> {
            source.serverTime = clock.instant();
            clock.pass(Duration.ofSeconds(2));
            if (left[0]-- == 0) {
                throw new IllegalStateException("crash");
            }
        };
        assertThrows(IllegalStateException.class, () -> poll(feed));
        BackfillState state = feed.backfill();
        assertTrue(state.percent() > 10 && state.percent() < 90, state.toLine(clock.instant()));
        assertNotNull(state.left(clock.instant()));

        left[0] = 1000;
        int before = source.pagesAsked;
        Feed later = again();
        later.open(NOON);
        poll(later);
        assertEquals(60 * 72, ids().size());
        assertTrue(deliveries.size() <= 60 * 72 + 250, "deliveries " + deliveries.size());
        assertTrue(source.pagesAsked - before <= 14, "pages " + (source.pagesAsked - before));
    }

    @Test
    void aNewCallArrivesMeanwhile() {
        Feed feed = started(Kind.MEMORY, SINCE);
        manyCalls(SINCE);
        List<Instant> seen = new ArrayList<>();
        int[] page = {0};
        source.beforePage = () -> {
            source.serverTime = clock.instant();
            clock.pass(Duration.ofSeconds(20));
            if (++page[0] == 8) {
                source.add("CALnew", clock.instant());
                seen.add(clock.instant());
            }
        };
        route = delivery -> {
            if (delivery.records().get(0).id().equals("CALnew")) {
                seen.add(clock.instant());
            }
            delivery.done();
        };
        poll(feed);

        assertTrue(Duration.between(seen.get(0), seen.get(1)).compareTo(Duration.ofSeconds(80)) <= 0, seen.toString());
    }

    @Test
    void waitsForRequests() {
        Feed feed = started(Kind.MEMORY, SINCE);
        manyCalls(SINCE);
        allowed = false;
        poll(feed);
        assertEquals(7 * 72 + 3, deliveries.size());
        assertEquals(0, feed.backfill().percent());
        allowed = true;
        poll(feed);
        assertEquals(60 * 72, ids().size());
    }

    @Test
    void whatIsWithTheRouteKeepsItsPlace() {
        Feed feed = started(Kind.H2, SINCE);
        manyCalls(SINCE);
        route = delivery -> {
            if (!delivery.records().get(0).id().equals(ListSource.id(100))) {
                delivery.done();
            }
        };
        poll(feed);
        Feed later = again();
        later.open(NOON);
        deliveries.clear();
        route = Delivery::done;
        poll(later);

        assertEquals(ListSource.id(100), records().get(0).id(), "a crash loses nothing");
        assertEquals(1, deliveries.size());
    }

    @Test
    void stateThatHasComeSomewhereIsReadLiveAsBefore() {
        Feed old = feed(Kind.MEMORY, settings(1), SINCE);
        manyCalls(SINCE);
        allowed = true;
        poll(old);
        assertEquals(starts().stream().sorted().toList(), starts());
        Feed feed = again();
        feed.open(NOON);
        poll(feed);

        assertNull(feed.backfill());
        assertEquals(60 * 72, deliveries.size());
    }

    @Test
    void goesBackToTheLatestThatCallRailKeeps() {
        Instant kept = NOON.atZone(ZoneOffset.UTC).minusMonths(25).plusDays(2).toInstant();
        source.add("CAL1", kept.plus(Duration.ofDays(3)));
        source.refuseBefore = kept;
        Feed feed = started(Kind.MEMORY, NOON.minus(Duration.ofDays(800)));
        poll(feed);

        assertEquals(1, deliveries.size());
    }

    @Test
    void anotherRefusalIsNotPassedOver() {
        source.refuseBefore = NOON.minus(Duration.ofDays(20));
        Feed feed = started(Kind.MEMORY, SINCE);

        assertThrows(CallRailRequestException.class, () -> poll(feed));
        assertEquals(0, feed.backfill().percent());
    }
}
