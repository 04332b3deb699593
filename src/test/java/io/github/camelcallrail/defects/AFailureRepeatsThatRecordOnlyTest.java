package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.functional.CallRailTestSupport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** An error that throws the position back to the beginning has everything consumed again (CAMEL-18350). */
class AFailureRepeatsThatRecordOnlyTest extends CallRailTestSupport {

    @Test
    void aFailureOfTheFirstRecordRepeatsThatOneAlone() throws Exception {
        List<String> all = calls(5);
        CamelContext context = context();
        route(context, "calls", "callrail:calls", exchange -> {
            if (errors.isEmpty() && all.get(0).equals(exchange.getIn().getBody(Map.class).get("id"))) {
                throw new IllegalStateException("no");
            }
            received.add(exchange);
        });
        context.start();
        poll(context);
        clock.advance(Duration.ofMinutes(1));
        poll(context);
        poll(context);

        assertEquals(List.of(all.get(1), all.get(2), all.get(3), all.get(4), all.get(0)), ids());
    }
}
