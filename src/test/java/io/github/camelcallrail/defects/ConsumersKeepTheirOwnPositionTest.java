package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.functional.CallRailTestSupport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** A position in a static field is moved by every route (CAMEL-24082). */
class ConsumersKeepTheirOwnPositionTest extends CallRailTestSupport {

    @Test
    void interleavedPollsNeitherLoseNorMix() throws Exception {
        List<Exchange> outbound = new ArrayList<>();
        CamelContext context = context();
        route(context, "in", "callrail:calls?direction=inbound&overlap=0", received::add);
        route(context, "out", "callrail:calls?direction=outbound&overlap=0", outbound::add);
        context.start();
        List<String> inbound = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            inbound.add(call(Duration.ofMinutes(2), Map.of("direction", "inbound")));
            call(Duration.ofMinutes(1), Map.of("direction", "outbound"));
            if (i % 3 == 0) {
                poll(context, "out");
            }
            poll(context, "in");
            clock.advance(Duration.ofMinutes(5));
        }
        poll(context, "out");

        assertEquals(inbound, ids());
        assertEquals(10, outbound.size());
    }
}
