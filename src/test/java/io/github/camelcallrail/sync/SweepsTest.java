package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read again behind live work, when, and what becomes of it. */
class SweepsTest extends FeedFixture {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String USUAL = "P1D/PT15M,P7D/PT6H,P30D/P1D";
    private boolean allowed = true;

    private Feed sweeping(Kind kind, String sweeps, FeedSettings settings) {
        store = store(kind);
        Feed feed = again(sweeps, settings);
        feed.open(clock.instant().minus(Duration.ofDays(60)));
        return feed;
    }

    private Feed again(String sweeps, FeedSettings settings) {
        return new Feed(source, store, settings, clock, new Background(SweepPlan.parse(sweeps), MINUTE, () -> allowed, null));
    }

    /** Polls each minute until something comes, and returns how long it took. */
    private Duration untilNews(Feed feed) {
        Instant start = clock.instant();
        int before = deliveries.size();
        while (deliveries.size() == before && clock.instant().isBefore(start.plus(Duration.ofDays(3)))) {
            clock.pass(MINUTE);
            poll(feed);
        }
        return Duration.between(start, clock.instant());
    }

    @ParameterizedTest
    @CsvSource({"PT2H,PT17M", "PT23H50M,PT17M", "PT24H30M,PT6H2M", "P6DT23H59M,PT6H2M", "P8D,P1DT2M", "P29DT23H59M,P1DT2M"})
    void findsALateEditInTheTimeOfItsAge(Duration age, Duration bound) {
        Feed feed = sweeping(Kind.MEMORY, USUAL, settings(1));
        for (int days = 0; days < 31; days++) {
            source.add(ListSource.id(100 + days), NOON.minus(Duration.ofDays(days)).minusSeconds(5));
        }
        Map<String, Object> call = source.add("CAL1", NOON.minus(age));
        poll(feed);
        clock.pass(Duration.ofSeconds(1));
        call.put("tags", List.of("Booked"));

        Duration took = untilNews(feed);

        assertTrue(took.compareTo(bound) <= 0, took.toString());
        CallRailRecord late = records().get(records().size() - 1);
        assertEquals("CAL1", late.id());
        assertEquals("updated", late.change());
        assertEquals(List.of("tags"), late.changedFields());
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatNobodyChangedWithoutDeliveringIt(Kind kind) {
        Feed feed = sweeping(kind, USUAL, settings(1));
        IntStream.range(0, 600).forEach(i -> source.add(ListSource.id(i), NOON.minus(Duration.ofHours(i + 2))));
        poll(feed);
        assertEquals(600, deliveries.size());
        int pages = source.pagesAsked;

        clock.pass(Duration.ofDays(1));
        poll(feed);

        assertEquals(600, deliveries.size());
        assertEquals(1 + 1 + 1 + 2, source.pagesAsked - pages);
    }

    @Test
    void aFirstStartReadsNothingTwice() {
        Feed feed = sweeping(Kind.MEMORY, USUAL, settings(1));
        calls(10);
        poll(feed);

        assertEquals(1, source.pagesAsked);
    }

    @Test
    void stateWithoutSweepsIsSweptAtOnce() {
        Feed old = feed(Kind.MEMORY, settings(1), NOON.minus(Duration.ofDays(60)));
        Map<String, Object> call = source.add("CAL1", NOON.minus(Duration.ofDays(20)));
        source.add("CAL2", NOON.minusSeconds(60));
        poll(old);
        call.put("note", "late");

        Feed feed = again(USUAL, settings(1));
        feed.open(NOON);
        poll(feed);

        assertEquals("late", records().get(2).text("note"));
    }

    @ParameterizedTest
    @EnumSource
    void reachesBackFurtherByTheTimeItWasDown(Kind kind) {
        Feed feed = sweeping(kind, USUAL, settings(1));
        Map<String, Object> call = source.add("CAL1", NOON.minus(Duration.ofDays(29)));
        source.add("CAL2", NOON.minusSeconds(60));
        poll(feed);
        call.put("note", "while nobody looked");
        clock.pass(Duration.ofDays(10));

        Feed later = again(USUAL, settings(1));
        later.open(NOON);
        poll(later);

        assertEquals("while nobody looked", records().get(2).text("note"));
    }

    @ParameterizedTest
    @EnumSource
    void goesOnInMidTierAfterACrash(Kind kind) {
        Feed feed = sweeping(kind, "P30D/P1D", settings(1));
        List<Map<String, Object>> calls = new ArrayList<>();
        IntStream.range(0, 2000).forEach(i -> calls.add(source.add(ListSource.id(i), NOON.minus(Duration.ofDays(29)).plusSeconds(600 * i))));
        poll(feed);
        clock.pass(Duration.ofDays(1));
        int[] left = {4};
        source.beforePage = () -> {
            source.serverTime = clock.instant();
            clock.pass(Duration.ofSeconds(2));
            if (left[0]-- == 0) {
                throw new IllegalStateException("crash");
            }
        };
        calls.get(100).put("note", "late");
        calls.get(1900).put("note", "late too");
        assertThrows(IllegalStateException.class, () -> poll(feed));
        SweepState state = feed.sweeps().get(0);
        assertTrue(state.position().isAfter(NOON.minus(Duration.ofDays(25))), state.toLine());
        assertEquals(2001, deliveries.size());

        Feed later = again("P30D/P1D", settings(1));
        later.open(NOON);
        left[0] = 1000;
        int before = source.pagesAsked;
        poll(later);

        assertEquals(2002, deliveries.size());
        assertTrue(source.pagesAsked - before <= 8, "pages " + (source.pagesAsked - before));
        assertNull(later.sweeps().get(0).position());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWithTheRouteKeepsTheSweepsPlace(Kind kind) {
        Feed feed = sweeping(kind, "P30D/P1D", settings(1));
        List<Map<String, Object>> calls = new ArrayList<>();
        IntStream.range(0, 600).forEach(i -> calls.add(source.add(ListSource.id(i), NOON.minus(Duration.ofDays(20)).plusSeconds(600 * i))));
        poll(feed);
        clock.pass(Duration.ofDays(1));
        calls.get(100).put("note", "late");
        route = delivery -> { };
        poll(feed);
        assertEquals(601, deliveries.size());
        assertEquals(NOON.plus(Duration.ofDays(1)), feed.checkpoint(), "live work goes on");

        Feed later = again("P30D/P1D", settings(1));
        later.open(NOON);
        route = Delivery::done;
        poll(later);
        assertEquals("late", records().get(601).text("note"), "a crash loses nothing");
        clock.pass(Duration.ofDays(1));
        poll(later);
        assertEquals(602, deliveries.size());
    }

    @Test
    void neverReadsBeforeTheStart() {
        store = new MemorySyncStore(Duration.ZERO);
        Feed feed = again(USUAL, settings(1));
        feed.open(NOON.minus(Duration.ofDays(2)));
        source.add("CAL1", NOON.minus(Duration.ofDays(3)));
        source.add("CAL2", NOON.minusSeconds(60));
        poll(feed);
        clock.pass(Duration.ofDays(1));
        poll(feed);

        assertEquals(List.of("CAL2"), records().stream().map(CallRailRecord::id).toList());
    }

    @Test
    void waitsForRequestsAndCatchesUp() {
        Feed feed = sweeping(Kind.MEMORY, "P30D/P1D", settings(1));
        Map<String, Object> call = source.add("CAL1", NOON.minus(Duration.ofDays(29)));
        source.add("CAL2", NOON.minusSeconds(60));
        poll(feed);
        call.put("note", "late");
        allowed = false;
        clock.pass(Duration.ofDays(5));
        poll(feed);
        assertEquals(2, deliveries.size());
        assertTrue(feed.sweeps().get(0).due().isBefore(clock.instant()), "that it is behind can be seen");

        allowed = true;
        poll(feed);
        assertEquals("late", records().get(2).text("note"));
        assertTrue(feed.sweeps().get(0).due().isAfter(clock.instant()));
    }

    @Test
    void aRefusalOverTheQuotaFailsNoPoll() {
        Feed feed = sweeping(Kind.MEMORY, "P30D/P1D", settings(1));
        Map<String, Object> call = source.add("CAL1", NOON.minus(Duration.ofDays(29)));
        source.add("CAL2", NOON.minusSeconds(60));
        poll(feed);
        call.put("note", "late");
        clock.pass(Duration.ofDays(1));
        int[] page = {0};
        source.beforePage = () -> {
            source.serverTime = clock.instant();
            if (++page[0] == 2) {
                throw Refused.quota();
            }
        };
        poll(feed);
        assertEquals(2, deliveries.size());
        poll(feed);
        assertEquals(3, deliveries.size());
    }

    @Test
    void liveWorkComesFirstWheneverItIsTime() {
        Feed feed = sweeping(Kind.MEMORY, "P30D/P1D", settings(1));
        IntStream.range(0, 3000).forEach(i -> source.add(ListSource.id(i), NOON.minus(Duration.ofDays(29)).plusSeconds(600 * i)));
        poll(feed);
        clock.pass(Duration.ofDays(1));
        List<Instant> seen = new ArrayList<>();
        int[] page = {0};
        source.beforePage = () -> {
            source.serverTime = clock.instant();
            clock.pass(Duration.ofSeconds(20));
            if (++page[0] == 3) {
                source.add("CALnew", clock.instant());
                seen.add(clock.instant());
            }
        };
        route = delivery -> {
            seen.add(clock.instant());
            delivery.done();
        };
        poll(feed);

        assertTrue(page[0] > 12, "pages " + page[0]);
        assertEquals(2, seen.size());
        assertTrue(Duration.between(seen.get(0), seen.get(1)).compareTo(Duration.ofSeconds(80)) <= 0, seen.toString());
    }

    @Test
    void readsNothingAgainWhileTooMuchFails() {
        Feed feed = sweeping(Kind.MEMORY, "P30D/P1D", settings(1));
        List<Map<String, Object>> calls = new ArrayList<>();
        IntStream.range(0, 800).forEach(i -> calls.add(source.add(ListSource.id(i), NOON.minus(Duration.ofDays(20)).plusSeconds(600 * i))));
        poll(feed);
        calls.forEach(call -> call.put("note", "late"));
        clock.pass(Duration.ofDays(1));
        route = delivery -> delivery.failed(new IllegalStateException("down"));
        poll(feed);
        int failed = feed.waiting().size();
        assertTrue(failed > 500 && failed < 800, "failed " + failed);

        assertThrows(HeldBackException.class, () -> poll(feed));
        route = Delivery::done;
        clock.pass(Duration.ofHours(1));
        poll(feed);
        clock.pass(MINUTE);
        poll(feed);
        assertEquals(0, feed.waiting().size());
        assertEquals(800, records().stream().filter(call -> "late".equals(call.text("note"))).map(CallRailRecord::id).distinct().count());
    }
}
