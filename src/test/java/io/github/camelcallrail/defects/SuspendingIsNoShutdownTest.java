package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.functional.CallRailTestSupport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/**
 * Suspending is treated as a shutdown, or a consumer consumes on during one (CAMEL-23494, CAMEL-19575, CAMEL-23291).
 */
class SuspendingIsNoShutdownTest extends CallRailTestSupport {

    @Test
    void suspendedTwiceNothingIsLostAndAFailedRecordStillComesAgain() throws Exception {
        List<String> all = new ArrayList<>();
        Set<String> failedOnce = new HashSet<>();
        CamelContext context = context();
        route(context, "calls", "callrail:calls", exchange -> {
            String id = (String) exchange.getIn().getBody(Map.class).get("id");
            if (failedOnce.add(id)) {
                throw new IllegalStateException("not yet");
            }
            received.add(exchange);
        });
        context.start();
        for (int round = 0; round < 3; round++) {
            all.add(call(Duration.ofSeconds(30), Map.of()));
            poll(context);
            context.getRouteController().suspendRoute("calls");
            long before = lists();
            poll(context);
            assertEquals(before, lists(), "nothing is asked while suspended");
            clock.advance(Duration.ofMinutes(2));
            context.getRouteController().resumeRoute("calls");
            poll(context);
        }

        assertEquals(all, ids());
        assertEquals(3, errors.size());
    }
}
