package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.client.CallRailAnswerException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyWalkTest {

    private static final Resource CALLS = Resource.named("calls").orElseThrow();
    private static final Instant FROM = Instant.parse("2026-11-24T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));

    private final ListSource source = new ListSource(1);

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "249,1", "250,1", "251,2", "499,2", "500,3", "620,3", "3000,13"})
    void readsEveryBorderOfAPage(int count, int requests) {
        fill(count, 7);

        assertEquals(count, walk().size());
        assertEquals(requests, source.pagesAsked);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 249, 250, 251, 620})
    void readsToTheEndWithoutTotals(int count) {
        source.totals = false;
        fill(count, 7);

        assertEquals(count, walk().size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsMoreThanAPageWithinOneSecond(boolean totals) {
        source.totals = totals;
        for (int i = 0; i < 1100; i++) {
            source.add(ListSource.id(i), FROM.plusSeconds(i < 200 ? i : 300).plusMillis(i < 200 ? 0 : i % 900));
        }
        source.add(ListSource.id(2000), FROM.plusSeconds(400));

        assertEquals(1101, walk().size());
    }

    @Test
    void losesNothingWhereACallVanishesFromACrowdedSecond() {
        for (int i = 0; i < 1000; i++) {
            source.add(ListSource.id(i), FROM.plusSeconds(10).plusMillis(i % 10));
        }
        Set<String> stay = new HashSet<>(source.calls.keySet());
        int[] vanished = {0};
        source.beforePage = () -> {
            if (source.pagesAsked > 0 && vanished[0] < 3) {
                String id = ListSource.id(vanished[0]++);
                source.calls.remove(id);
                stay.remove(id);
            }
        };

        assertTrue(new HashSet<>(walk()).containsAll(stay));
    }

    @Test
    void readsADayOfAServerThatIgnoresTheTimeOfADate() {
        source.ignoresTime = true;
        fill(700, 60);
        source.add(ListSource.id(5000), FROM.minusSeconds(3600));

        Instant from = FROM.plusSeconds(6 * 3600);
        List<String> read = walk(new KeyWalk(source, CALLS, from, CLOCK, null));

        long expected = source.calls.values().stream().map(call -> Instant.parse((String) call.get("start_time")))
                .filter(at -> !at.isBefore(from) && !at.isAfter(CLOCK.instant())).count();
        assertEquals(expected, read.size());
    }

    @Test
    void refusesRowsThatComeNewestFirst() {
        source.descending = true;
        fill(20, 60);

        CallRailAnswerException e = assertThrows(CallRailAnswerException.class, this::walk);
        assertTrue(e.getMessage().contains("order"), e.getMessage());
    }

    @Test
    void handsOverByInstantWhatFallsByLessThanAnHour() {
        source.add("CAL1", Instant.parse("2026-11-24T06:10:00Z"));
        source.add("CAL2", Instant.parse("2026-11-24T05:30:00Z"));
        source.add("CAL3", Instant.parse("2026-11-24T06:30:00Z"));
        Source textOrder = new Source() {
            @Override
            public io.github.camelcallrail.client.Page window(Instant from, Instant to, int page) {
                return new io.github.camelcallrail.client.Page(source.calls.values().stream()
                        .map(call -> new io.github.camelcallrail.api.CallRailRecord("calls", call)).toList(), List.of(), 250, null,
                        3, null, source.serverTime);
            }

            @Override
            public io.github.camelcallrail.api.CallRailRecord get(String id) {
                throw new AssertionError();
            }
        };

        assertEquals(List.of("CAL2", "CAL1", "CAL3"), walk(new KeyWalk(textOrder, CALLS, FROM, CLOCK, null)));
    }

    @Test
    void refusesRowsOfAnotherCompany() {
        fill(3, 60);
        source.calls.get(ListSource.id(1)).put("company_id", "COM2");

        CallRailAnswerException e = assertThrows(CallRailAnswerException.class,
                () -> walk(new KeyWalk(source, CALLS, FROM, CLOCK, "COM1")));
        assertTrue(e.getMessage().contains("company_id"), e.getMessage());
    }

    @Test
    void refusesRowsMoreThanADayOutsideTheWindow() {
        fill(3, 60);
        Source ignoresDates = new Source() {
            @Override
            public io.github.camelcallrail.client.Page window(Instant from, Instant to, int page) {
                return source.window(Instant.EPOCH, to, page);
            }

            @Override
            public io.github.camelcallrail.api.CallRailRecord get(String id) {
                throw new AssertionError();
            }
        };
        source.add("CAL9", FROM.minus(Duration.ofDays(3)));

        assertThrows(CallRailAnswerException.class, () -> walk(new KeyWalk(ignoresDates, CALLS, FROM, CLOCK, null)));
    }

    @Test
    void endsAtTheServersOwnTime() {
        source.serverTime = FROM.plusSeconds(100);
        fill(10, 30);

        KeyWalk walk = new KeyWalk(source, CALLS, FROM, InstantSource.fixed(FROM.plus(Duration.ofHours(3))), null);

        assertEquals(4, walk(walk).size());
        assertEquals(source.serverTime, walk.end());
    }

    /** At every request one call may vanish and one appear, anywhere. What was there all the time must have been read. */
    @Test
    void missesNoCallThatWasThereAllTheTime() {
        int seeds = Integer.getInteger("walk.seeds", 200);
        int most = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            most = Math.max(most, churn(seed));
        }
        System.out.println("walk of 30,000 calls under churn: " + seeds + " seeds, at most " + most + " requests");
        assertTrue(most <= 124, "requests: " + most);
    }

    private int churn(int seed) {
        ChurningSource world = new ChurningSource(30_000, seed);
        Instant start = world.first();
        KeyWalk walk = new KeyWalk(world, CALLS, start, InstantSource.fixed(world.end()), null);
        Set<String> read = new HashSet<>();
        int requests = 0;
        while (!walk.finished()) {
            walk.next().rows().forEach(row -> read.add(row.record().id()));
            requests++;
        }
        Set<String> missed = world.stayed();
        missed.removeAll(read);
        assertEquals(Set.of(), missed, "seed " + seed);
        return requests;
    }

    private void fill(int count, int secondsApart) {
        for (int i = 0; i < count; i++) {
            source.add(ListSource.id(i), FROM.plusSeconds((long) i * secondsApart));
        }
    }

    private List<String> walk() {
        return walk(new KeyWalk(source, CALLS, FROM, CLOCK, null));
    }

    private static List<String> walk(KeyWalk walk) {
        Set<String> read = new LinkedHashSet<>();
        while (!walk.finished()) {
            walk.next().rows().forEach(row -> read.add(row.record().id()));
        }
        return new ArrayList<>(read);
    }
}
