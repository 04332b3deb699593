package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.functional.CallRailTestSupport;
import io.github.camelcallrail.sandbox.Quirk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** Paging newest first and sorting afterwards gives duplicates and a wrong order (CAMEL-19174). */
class NewestFirstIsNoDataTest extends CallRailTestSupport {

    @Test
    void aServerThatSortsDescendingIsAnErrorAndNothingMoves() throws Exception {
        List<String> all = calls(30);
        CamelContext context = consuming("callrail:calls?pageSize=10");
        sandbox.callRail().quirks().on(Quirk.SORT_IGNORED);
        poll(context);
        poll(context);
        assertEquals(2, errors.size());
        assertEquals(0, received.size());

        sandbox.callRail().quirks().off(Quirk.SORT_IGNORED);
        poll(context);
        assertEquals(all, ids());
    }

    @Test
    void aRecordInsertedBetweenPagesIsNeitherMissedNorDoubled() throws Exception {
        List<String> all = new ArrayList<>(calls(30));
        AtomicInteger requests = new AtomicInteger();
        sandbox.afterCallRail(request -> {
            if (requests.incrementAndGet() == 1) {
                all.add(25, call(Duration.ofSeconds(65).plusMillis(500), Map.of()));
            }
        });
        CamelContext context = consuming("callrail:calls?pageSize=10");
        poll(context);
        poll(context);

        assertEquals(new HashSet<>(all), new HashSet<>(ids()));
        assertEquals(31, received.size());
        List<Instant> starts = records().stream().map(CallRailRecord::startTime).toList();
        assertEquals(starts.stream().sorted().toList(), starts, "oldest first");
    }
}
