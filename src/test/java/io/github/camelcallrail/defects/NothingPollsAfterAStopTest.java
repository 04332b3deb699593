package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.functional.Live;
import io.github.camelcallrail.sandbox.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Row 16: what finishes its start after a stop is never stopped. */
class NothingPollsAfterAStopTest {

    private final Live live = new Live();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void aStopDuringTheFirstRequestIsTheEnd() throws Exception {
        live.calls(3);
        live.sandbox().faults().slowness(Duration.ofSeconds(2));
        live.sandbox().faults().every(Fault.SLOW, 1);
        CamelContext context = live.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(Live.calls("")).process(live::arrive);
            }
        });
        Live.until(() -> live.lists() == 1);
        Instant told = Instant.now();
        context.stop();
        Duration took = Duration.between(told, Instant.now());
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "took " + took);
        Awaitility.await().during(Duration.ofSeconds(3)).until(() -> live.lists() == 1);
        assertEquals(List.of(), live.arrived());
    }
}
