package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of what a sweep should have brought and did not. */
class SweptDeletionsTest extends FeedFixture {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String COMPANY = "COM1";

    private Feed feed;

    private Feed sweeping(Kind kind, int calls) {
        return sweeping(kind, calls, new FeedSettings(CALLS, "c", null, Set.of("tags", "note", "company_id"), false,
                FeedSettings.Hold.IN_PROGRESS, Duration.ofHours(1), 1, MINUTE, Duration.ofMinutes(30)));
    }

    private Feed sweeping(Kind kind, int calls, FeedSettings settings) {
        store = store(kind);
        source.companies.add(COMPANY);
        feed = again(settings);
        feed.open(NOON.minus(Duration.ofDays(60)));
        IntStream.range(0, calls).forEach(i -> source.add(ListSource.id(i), start(i)).put("company_id", COMPANY));
        poll(feed);
        assertEquals(calls, deliveries.size());
        deliveries.clear();
        return feed;
    }

    private Feed again(FeedSettings settings) {
        return new Feed(source, store, settings, clock,
                new Background(SweepPlan.parse("P1D/PT15M,P7D/PT6H,P30D/P1D"), MINUTE, Budget.ANY, null));
    }

    private static Instant start(int call) {
        return NOON.minus(Duration.ofHours(2)).minus(Duration.ofMinutes(10L * call));
    }

    private void pass(Duration time) {
        clock.pass(time);
        poll(feed);
        poll(feed);
    }

    private List<String> news() {
        return records().stream().map(call -> call.id() + " " + call.change()).sorted().toList();
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatIsGoneIsDeleted(Kind kind) {
        sweeping(kind, 20);
        source.calls.remove(ListSource.id(7));
        pass(Duration.ofMinutes(15));

        assertEquals(List.of(ListSource.id(7) + " deleted"), news());
        assertEquals(Map.of("id", ListSource.id(7)), Map.copyOf(records().get(0)));
        assertEquals(1, source.idsAsked.size());
        pass(Duration.ofDays(1));
        assertEquals(1, source.idsAsked.size(), "it is asked for once");
        assertEquals(1, deliveries.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 19})
    void theFirstAndTheLastOfAWindowAreMissedToo(int call) {
        sweeping(Kind.MEMORY, 20);
        source.calls.remove(ListSource.id(call));
        pass(Duration.ofMinutes(15));

        assertEquals(List.of(ListSource.id(call) + " deleted"), news());
    }

    @ParameterizedTest
    @EnumSource
    void theOnlyCallIsMissedToo(Kind kind) {
        sweeping(kind, 1);
        source.calls.clear();
        pass(Duration.ofMinutes(15));

        assertEquals(List.of(ListSource.id(0) + " deleted"), news());
    }

    @ParameterizedTest
    @EnumSource
    void oneThatLeftTheFilterIsNotDeletedNorAskedForAgain(Kind kind) {
        sweeping(kind, 20);
        source.hidden.add(ListSource.id(7));
        pass(Duration.ofMinutes(15));
        assertEquals(List.of(), news());
        assertEquals(1, source.idsAsked.size());
        for (int i = 0; i < 8; i++) {
            pass(Duration.ofMinutes(15));
        }
        assertEquals(1, source.idsAsked.size());

        source.hidden.clear();
        pass(Duration.ofMinutes(15));
        source.calls.remove(ListSource.id(7));
        pass(Duration.ofMinutes(15));
        assertEquals(List.of(ListSource.id(7) + " deleted"), news(), "it was listed again, and then gone");
    }

    @ParameterizedTest
    @EnumSource
    void whatChangedAsItLeftTheFilterIsDelivered(Kind kind) {
        sweeping(kind, 20);
        source.hidden.add(ListSource.id(7));
        source.calls.get(ListSource.id(7)).put("note", "not ours");
        pass(Duration.ofMinutes(15));
        pass(Duration.ofHours(1));

        assertEquals(List.of(ListSource.id(7) + " updated"), news());
        assertEquals(1, source.idsAsked.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "401 is no 404"})
    void anotherAnswerIsNoDeletion(String answer) {
        sweeping(Kind.MEMORY, 20);
        source.calls.remove(ListSource.id(7));
        source.onGet = () -> {
            throw answer.equals("503") ? Refused.unavailable() : Refused.authentication();
        };
        clock.pass(Duration.ofMinutes(15));
        for (int i = 0; i < 3; i++) {
            clock.pass(MINUTE);
            try {
                poll(feed);
            } catch (io.github.camelcallrail.client.CallRailException e) {
                assertTrue(e.getMessage().matches("503|401"), e.getMessage());
            }
        }
        assertEquals(List.of(), news());

        source.onGet = () -> { };
        clock.pass(Duration.ofHours(6));
        poll(feed);
        assertEquals(List.of(ListSource.id(7) + " deleted"), news());
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyAnswerDeletesNothing(Kind kind) {
        sweeping(kind, 100);
        Map<String, Map<String, Object>> all = Map.copyOf(source.calls);
        source.hidden.addAll(all.keySet());
        pass(Duration.ofMinutes(15));
        assertEquals(List.of(), news());
        assertEquals(100, feed.waiting().stream().filter(item -> item.kind() == Waiting.Kind.WITHHELD).count());
        assertEquals(0, source.idsAsked.size());

        source.hidden.clear();
        pass(Duration.ofMinutes(15));
        assertEquals(List.of(), feed.waiting());
        assertEquals(List.of(), news());
    }

    @ParameterizedTest
    @EnumSource
    void manyAtOnceAreWithheldUntilAnOperatorLetsThemThrough(Kind kind) {
        sweeping(kind, 100);
        IntStream.range(0, 21).forEach(i -> source.calls.remove(ListSource.id(i)));
        pass(Duration.ofMinutes(15));
        pass(Duration.ofHours(1));
        assertEquals(List.of(), news());
        assertEquals(21, feed.waiting().size());

        assertEquals(21, new Operators(store).releaseDeletions("c"));
        poll(feed);
        assertEquals(21, news().stream().filter(line -> line.endsWith("deleted")).count());
        assertEquals(List.of(), feed.waiting());
    }

    @ParameterizedTest
    @EnumSource
    void aTenthOfManyIsBelieved(Kind kind) {
        sweeping(kind, 140);
        IntStream.range(0, 13).forEach(i -> source.calls.remove(ListSource.id(10 * i)));
        pass(Duration.ofMinutes(15));

        assertEquals(13, news().size());
    }

    @ParameterizedTest
    @EnumSource
    void callsOfACompanyThatIsNotListedAreWithheld(Kind kind) {
        sweeping(kind, 20);
        source.calls.get(ListSource.id(5)).put("company_id", "COM2");
        pass(Duration.ofMinutes(15));
        deliveries.clear();
        source.calls.remove(ListSource.id(5));
        source.calls.remove(ListSource.id(6));
        pass(Duration.ofMinutes(15));

        assertEquals(List.of(ListSource.id(6) + " deleted"), news());
        assertTrue(feed.waiting().get(0).toLine().contains("withheld") && feed.waiting().get(0).toLine().contains("company"));
        new Operators(store).releaseDeletions("c");
        poll(feed);
        assertEquals(2, news().size());
    }

    @ParameterizedTest
    @EnumSource
    void aCrashInMidTierForgetsNothingThatIsMissing(Kind kind) {
        sweeping(kind, 2000);
        source.calls.remove(ListSource.id(1900));
        source.calls.remove(ListSource.id(200));
        clock.pass(Duration.ofDays(1));
        int[] left = {6};
        source.beforePage = () -> {
            source.serverTime = clock.instant();
            clock.pass(Duration.ofSeconds(2));
            if (left[0]-- == 0) {
                throw new IllegalStateException("crash");
            }
        };
        org.junit.jupiter.api.Assertions.assertThrows(IllegalStateException.class, () -> poll(feed));
        left[0] = 10_000;
        feed = again(new FeedSettings(CALLS, "c", null, Set.of("tags", "note", "company_id"), false,
                FeedSettings.Hold.IN_PROGRESS, Duration.ofHours(1), 1, MINUTE, Duration.ofMinutes(30)));
        feed.open(NOON);
        pass(MINUTE);

        assertEquals(List.of(ListSource.id(1900) + " deleted", ListSource.id(200) + " deleted").stream().sorted().toList(), news());
    }

    @ParameterizedTest
    @EnumSource
    void deletionsComeInBatches(Kind kind) {
        sweeping(kind, 150, settings(1));
        feed = again(settings(50));
        feed.open(NOON);
        IntStream.range(0, 12).forEach(i -> source.calls.remove(ListSource.id(i)));
        pass(Duration.ofMinutes(15));

        assertEquals(12, records().size());
        assertEquals(1, deliveries.size());
    }

    @ParameterizedTest
    @EnumSource
    void withOnlyNewNothingIsMissed(Kind kind) {
        sweeping(kind, 20, new FeedSettings(CALLS, "c", null, Set.of("tags"), true, FeedSettings.Hold.NONE, Duration.ofHours(1), 1,
                MINUTE, Duration.ofMinutes(30)));
        source.calls.remove(ListSource.id(7));
        pass(Duration.ofMinutes(15));

        assertEquals(List.of(), news());
        assertEquals(List.of(), source.idsAsked);
    }

    @ParameterizedTest
    @EnumSource
    void whatFailedAndIsGoneBeforeItComesAgainIsDeletedIfItWasDelivered(Kind kind) {
        sweeping(kind, 20);
        source.calls.get(ListSource.id(7)).put("note", "later");
        source.add("CAL1", clock.instant()).put("company_id", COMPANY);
        route = delivery -> delivery.failed(new IllegalStateException("no"));
        pass(Duration.ofMinutes(15));
        deliveries.clear();
        source.calls.remove("CAL1");
        source.calls.remove(ListSource.id(7));
        route = Delivery::done;
        pass(Duration.ofHours(2));
        pass(Duration.ofHours(2));

        assertEquals(List.of(ListSource.id(7) + " deleted"), news(), "the other one was never there for the route");
        assertEquals(List.of(), feed.waiting());
    }

    @ParameterizedTest
    @EnumSource
    void arrivalsAndChangesDuringASweepAreNoDeletions(Kind kind) {
        sweeping(kind, 1500);
        List<CallRailRecord> before = new ArrayList<>();
        int[] page = {0};
        source.beforePage = () -> {
            source.serverTime = clock.instant();
            source.add("CALnew" + page[0]++, start(900).plusSeconds(page[0])).put("company_id", COMPANY);
        };
        pass(Duration.ofDays(1));
        before.addAll(records());
        pass(Duration.ofDays(1));

        assertTrue(before.stream().allMatch(call -> "created".equals(call.change())), news().toString());
        assertEquals(List.of(), source.idsAsked);
    }
}
