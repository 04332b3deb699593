package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.component.CallRailComponent;
import io.github.camelcallrail.sandbox.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsumerTimeTest extends CallRailTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {"PT3H", "-PT3H", "PT30H", "-PT20H"})
    void clocksThatDisagreeLoseNothing(Duration ahead) throws Exception {
        VirtualClock hub = new VirtualClock(NOON.plus(ahead));
        CamelContext context = context();
        context.getComponent("callrail", CallRailComponent.class).useClock(hub);
        route(context, "calls", "callrail:calls", received::add);
        context.start();
        List<String> all = new ArrayList<>();
        for (int minute = 0; minute < 240; minute += 20) {
            all.add(call(Duration.ofSeconds(5), Map.of()));
            poll(context);
            clock.advance(Duration.ofMinutes(20));
            hub.advance(Duration.ofMinutes(20));
        }
        poll(context);

        assertEquals(all, ids());
        assertTrue(!consumer(context, "calls").upTo().isAfter(clock.instant()),
                "no checkpoint passes the server's clock");
    }

    @Test
    void aClockThatStepsBackLosesNothing() throws Exception {
        VirtualClock hub = new VirtualClock(NOON);
        CamelContext context = context();
        context.getComponent("callrail", CallRailComponent.class).useClock(hub);
        route(context, "calls", "callrail:calls", received::add);
        context.start();
        List<String> all = new ArrayList<>(calls(3));
        poll(context);
        hub.advance(Duration.ofHours(-2));
        clock.advance(Duration.ofMinutes(1));
        all.add(call(Duration.ofSeconds(5), Map.of()));
        poll(context);

        assertEquals(all, ids());
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "UTC"})
    void theHourThatHappensTwiceIsReadInOrder(String zone) throws Exception {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            clock.set(Instant.parse("2026-11-01T05:00:00Z"));
            CamelContext context = consuming("callrail:calls?startDate=2026-10-31");
            List<Instant> upTo = new ArrayList<>();
            addAndPoll(context, "CALf01", "2026-11-01T01:30:00.000-04:00", "2026-11-01T05:35:00Z", upTo);
            addAndPoll(context, "CALf02", "2026-11-01T01:10:00.000-05:00", "2026-11-01T06:15:00Z", upTo);
            addAndPoll(context, "CALf03", "2026-11-01T01:30:00.000-05:00", "2026-11-01T06:40:00Z", upTo);

            assertEquals(List.of("CALf01", "CALf02", "CALf03"), ids());
            assertEquals(upTo.stream().sorted().toList(), upTo, "never back");
            assertEquals(Instant.parse("2026-11-01T06:40:00Z"), upTo.get(2));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private void addAndPoll(CamelContext context, String id, String start, String now, List<Instant> upTo) {
        world.addVerbatim(Map.of("id", id, "start_time", start, "duration", 60));
        clock.set(Instant.parse(now));
        poll(context);
        upTo.add(consumer(context, "calls").upTo());
    }

    @Test
    void rowsOfTheTwiceHappeningHourSortedByLocalTimeComeByInstant() throws Exception {
        clock.set(Instant.parse("2026-11-01T07:00:00Z"));
        world.addVerbatim(Map.of("id", "CALf01", "start_time", "2026-11-01T01:30:00.000-04:00", "duration", 60));
        world.addVerbatim(Map.of("id", "CALf02", "start_time", "2026-11-01T01:10:00.000-05:00", "duration", 60));
        world.addVerbatim(Map.of("id", "CALf03", "start_time", "2026-11-01T01:30:00.000-05:00", "duration", 60));
        poll(consuming("callrail:calls"));

        assertEquals(List.of("CALf01", "CALf02", "CALf03"), ids());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01, Etc/UTC, 2026-11-01T00:00:00Z", "2026-11-01, America/New_York, 2026-11-01T04:00:00Z",
            "2026-11-01T09:00:00-05:00, Asia/Tokyo, 2026-11-01T14:00:00Z", "P30D, Etc/UTC, 2026-10-25T12:00:00Z",
            "p2dt3h, Etc/UTC, 2026-11-22T09:00:00Z", "2026-11-01T09:00, America/New_York, 2026-11-01T14:00:00Z",
            "P1M, Etc/UTC, 2026-10-24T12:00:00Z", "2026-11-01T00:00:00+01:00, Etc/UTC, 2026-10-31T23:00:00Z"})
    void beginsWhereStartDateSays(String startDate, String zone, Instant start) throws Exception {
        poll(consuming("callrail:calls?startDate=" + startDate + "&timeZone=" + zone));

        List<Instant> asked = sandbox.requests().all("GET calls").stream().map(one -> Instant.parse(one.param("start_date"))).toList();
        assertEquals(start, asked.stream().min(Instant::compareTo).orElseThrow());
        assertEquals(List.of(), errors);
    }

    @Test
    void aStartFurtherBackBeginsWithSevenDaysAndReadsTheRestBehindThem() throws Exception {
        String old = world.addCall(Map.of("start_time", NOON.minus(Duration.ofDays(20)), "duration", 60));
        String recent = world.addCall(Map.of("start_time", NOON.minus(Duration.ofDays(1)), "duration", 60));
        poll(consuming("callrail:calls?startDate=P30D"));

        assertEquals(List.of(recent, old), ids());
        assertEquals(List.of(NOON.minus(Duration.ofDays(7)).minus(Duration.ofHours(1)), NOON.minus(Duration.ofDays(30))),
                sandbox.requests().all("GET calls").stream().map(one -> Instant.parse(one.param("start_date"))).toList());
    }

    @Test
    void beginsSevenDaysBackByDefault() throws Exception {
        poll(consuming("callrail:calls"));

        assertEquals(NOON.minus(Duration.ofDays(7)),
                Instant.parse(sandbox.requests().all("GET calls").get(0).param("start_date")));
    }

    @Test
    void aStartBeforeWhatCallRailKeepsIsClampedWithAWarning() throws Exception {
        calls(2);
        try (LogCapture log = new LogCapture(ch.qos.logback.classic.Level.INFO, "io.github.camelcallrail")) {
            poll(consuming("callrail:calls?startDate=2020-01-01"));

            assertEquals(1, log.lines(ch.qos.logback.classic.Level.WARN, "25 months").size());
        }
        assertEquals(2, received.size());
        assertEquals(List.of(), errors);
    }
}
