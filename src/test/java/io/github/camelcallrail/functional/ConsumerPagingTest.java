package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.sandbox.LoggedRequest;
import io.github.camelcallrail.sandbox.Quirk;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsumerPagingTest extends CallRailTestSupport {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "249, 1", "250, 1", "251, 2", "499, 2", "500, 3", "620, 3"})
    void onePollBringsEveryRecordInAsFewRequestsAsThereAre(int count, int requests) throws Exception {
        List<String> all = calls(count);
        CamelContext context = consuming("callrail:calls");
        poll(context);

        assertEquals(all, ids(), "oldest first, each once");
        assertEquals(requests, lists());
        assertEquals(List.of(count), polled);

        poll(context);
        assertEquals(count, received.size(), "a second poll delivers nothing");
        assertEquals(List.of(count, 0), polled);
        assertEquals(List.of(), errors);
    }

    @ParameterizedTest
    @EnumSource(value = Quirk.class, names = {"NO_TOTAL_PAGES", "NO_TOTALS"})
    void countsArriveOrNot(Quirk quirk) throws Exception {
        sandbox.callRail().quirks().on(quirk);
        List<String> all = calls(500);
        poll(consuming("callrail:calls"));

        assertEquals(all, ids());
    }

    @Test
    void aSecondWithMoreThanAPageLosesNothing() throws Exception {
        HashSet<String> all = new HashSet<>();
        for (int i = 0; i < 600; i++) {
            all.add(world.addCall(Map.of("start_time", NOON.minusSeconds(600).plusMillis(i % 10))));
        }
        poll(consuming("callrail:calls"));

        assertEquals(all, new HashSet<>(ids()));
        assertEquals(600, received.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 249})
    void smallPagesBringTheSame(int pageSize) throws Exception {
        List<String> all = calls(20);
        poll(consuming("callrail:calls?pageSize=" + pageSize));

        assertEquals(all, ids());
    }

    @Test
    void aCallThatVanishesWhileAnotherAppearsShiftsNothing() throws Exception {
        List<String> all = calls(620);
        AtomicInteger requests = new AtomicInteger();
        sandbox.afterCallRail(request -> {
            if (requests.incrementAndGet() <= 2) {
                world.markSpam(all.get(requests.get() * 20));
                call(Duration.ofSeconds(30), Map.of());
            }
        });
        poll(consuming("callrail:calls"));

        List<String> missed = new java.util.ArrayList<>(all);
        missed.removeAll(ids());
        assertEquals(List.of(), missed);
        assertEquals(ids().size(), new HashSet<>(ids()).size());
    }

    @Test
    void aServerThatIgnoresTheTimeOfADateCostsRequestsAndNoRecords() throws Exception {
        sandbox.callRail().quirks().on(Quirk.TIMES_CUT);
        List<String> all = calls(300);
        CamelContext context = consuming("callrail:calls");
        poll(context);
        poll(context);

        assertEquals(all, ids());
    }

    @Test
    void readsFromTheCheckpointLessTheOverlap() throws Exception {
        CamelContext context = consuming("callrail:calls?overlap=PT10M&startDate=P2D");
        poll(context);
        clock.advance(Duration.ofHours(3));
        poll(context);

        List<LoggedRequest> requests = sandbox.requests().all("GET calls");
        assertEquals(NOON.minus(Duration.ofDays(2)), Instant.parse(requests.get(0).param("start_date")));
        assertEquals(NOON.minus(Duration.ofMinutes(10)), Instant.parse(requests.get(1).param("start_date")));
        assertTrue(Instant.parse(requests.get(1).param("end_date")).isAfter(clock.instant()));
        for (LoggedRequest request : requests) {
            assertEquals("start_time", request.param("sort"));
            assertEquals("asc", request.param("order"));
            assertEquals("Etc/UTC", request.param("time_zone"));
            assertEquals("1", request.param("page"));
        }
    }

    @Test
    void aCallThatAppearsLateWithinTheOverlapComes() throws Exception {
        CamelContext context = consuming("callrail:calls");
        calls(3);
        poll(context);
        String late = call(Duration.ofMinutes(50), Map.of());
        clock.advance(Duration.ofMinutes(1));
        poll(context);

        assertEquals(late, ids().get(3));
    }

    @Test
    void maxMessagesPerPollLeavesTheRestToTheNextPolls() throws Exception {
        List<String> all = calls(20);
        CamelContext context = consuming("callrail:calls?maxMessagesPerPoll=7");
        poll(context);
        poll(context);
        poll(context);
        poll(context);

        assertEquals(List.of(7, 7, 6, 0), polled);
        assertEquals(all, ids());
        assertEquals(4, lists());
    }

    @Test
    void batchesHoldAsManyAsTheyMayOverPages() throws Exception {
        List<String> all = calls(620);
        poll(consuming("callrail:calls?batchSize=200"));

        assertEquals(List.of(200, 200, 200, 20),
                received.stream().map(exchange -> exchange.getIn().getBody(List.class).size()).toList());
        assertEquals(all, ids());
        assertTrue(records().stream().map(CallRailRecord::change).allMatch("created"::equals));
    }
}
