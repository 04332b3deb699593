package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a call arrives that is wanted with its recording and analysis. */
class SettledCallsTest extends FeedFixture {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static FeedSettings settled(String... fields) {
        return new FeedSettings(CALLS, "c", null, Set.of(fields), false, FeedSettings.Hold.UNSETTLED, Duration.ofHours(1), 1, MINUTE,
                Duration.ofMinutes(30));
    }

    /** Polls each minute, and returns how many minutes passed until something came; -1 for never within that many. */
    private int minutesUntilNews(Feed feed, int most) {
        for (int minutes = 0; minutes <= most; minutes++) {
            poll(feed);
            if (!deliveries.isEmpty()) {
                return minutes;
            }
            clock.pass(MINUTE);
        }
        return -1;
    }

    @ParameterizedTest
    @EnumSource
    void waitsForWhatIsAskedFor(Kind kind) {
        Feed feed = feed(kind, settled("call_summary"));
        Map<String, Object> call = source.add("CAL1", NOON.minusSeconds(120));
        assertEquals(-1, minutesUntilNews(feed, 3));
        call.put("recording", "https://example.org/1");
        assertEquals(-1, minutesUntilNews(feed, 3));
        call.put("call_summary", "Wants a quote");
        assertEquals(0, minutesUntilNews(feed, 0));
        assertEquals("created", records().get(0).change());
        assertEquals(List.of(), source.idsAsked, "the overlap brings it");
        assertEquals(List.of(), feed.waiting());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotAskedForIsNotWaitedFor(Kind kind) {
        Feed feed = feed(kind, settled("tags"));
        source.add("CAL1", NOON.minusSeconds(120)).put("recording", "https://example.org/1");

        assertEquals(0, minutesUntilNews(feed, 0));
    }

    @ParameterizedTest
    @EnumSource
    void comesTwentyMinutesAfterItsEndWithoutIt(Kind kind) {
        Feed feed = feed(kind, settled("call_summary"));
        source.add("CAL1", NOON.minusSeconds(60));

        assertEquals(20, minutesUntilNews(feed, 30));
        assertEquals(List.of(), source.idsAsked);
    }

    @ParameterizedTest
    @EnumSource
    void aCallInProgressWaitsUntilItIsOverAndSettled(Kind kind) {
        Feed feed = feed(kind, settled("call_summary"));
        Map<String, Object> call = source.add("CAL1", NOON.minusSeconds(60));
        call.put("duration", null);
        assertEquals(-1, minutesUntilNews(feed, 239));
        int looks = source.idsAsked.size();
        call.put("duration", Duration.between(Instant.parse((String) call.get("start_time")), clock.instant()).toSeconds());

        assertEquals(20, minutesUntilNews(feed, 40));
        assertEquals(12, looks, "every quarter of an hour once the overlap brings it no more");
    }

    @ParameterizedTest
    @EnumSource
    void aHeldCallSurvivesARestart(Kind kind) {
        Feed feed = feed(kind, settled("call_summary"));
        source.add("CAL1", NOON.minusSeconds(60));
        poll(feed);
        feed.resign();
        clock.pass(Duration.ofHours(5));
        Feed later = new Feed(source, store, settled("call_summary"), clock);
        later.open(NOON);

        assertEquals(0, minutesUntilNews(later, 0));
        assertEquals("created", records().get(0).change());
    }

    @ParameterizedTest
    @EnumSource
    void whatCameOnceIsUpdatedAtOnce(Kind kind) {
        Feed feed = feed(kind, settled("call_summary"));
        Map<String, Object> call = source.add("CAL1", NOON.minusSeconds(60));
        minutesUntilNews(feed, 30);
        call.put("call_summary", "later still");
        poll(feed);

        assertEquals(List.of("created", "updated"), records().stream().map(record -> record.change()).toList());
    }
}
