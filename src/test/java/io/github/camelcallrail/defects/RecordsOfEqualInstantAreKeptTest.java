package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.functional.CallRailTestSupport;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** A bound that excludes the last instant, or adds a second to it, skips records of that instant (CAMEL-24082). */
class RecordsOfEqualInstantAreKeptTest extends CallRailTestSupport {

    @Test
    void fiveOfOneInstantComeOnceEachOverTwoPagesAndTwoPolls() throws Exception {
        Set<String> all = new HashSet<>();
        CamelContext context = consuming("callrail:calls?pageSize=2&overlap=0");
        for (int i = 0; i < 3; i++) {
            all.add(world.addCall(Map.of("start_time", NOON)));
        }
        poll(context);
        for (int i = 0; i < 2; i++) {
            all.add(world.addCall(Map.of("start_time", NOON)));
        }
        clock.advance(Duration.ofMinutes(1));
        poll(context);

        assertEquals(all, new HashSet<>(ids()));
        assertEquals(5, received.size());
    }
}
