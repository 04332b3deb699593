package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.functional.CallRailTestSupport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** Records of the current fetch lost when a batch is flushed before it is full (CAMEL-22150, CAMEL-23523). */
class BatchesLoseNothingTest extends CallRailTestSupport {

    @Test
    void aSlowTrickleAddsUpToWhatWasSent() throws Exception {
        CamelContext context = consuming("callrail:calls?batchSize=10");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            for (int call = 0; call < i % 4; call++) {
                all.add(call(Duration.ofSeconds(50 - call), Map.of()));
            }
            poll(context);
            clock.advance(Duration.ofMinutes(1));
        }
        poll(context);

        assertEquals(all, ids());
    }
}
