package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.functional.Live;
import io.github.camelcallrail.sandbox.Fault;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Row 20: a temporary refusal ends a subscription, or a permanent one is tried without end. */
class ATemporaryRefusalEndsNothingTest {

    private final Live live = new Live();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void threeTimes503AndThenAnAnswerRecovers() throws Exception {
        String id = live.call(10);
        live.sandbox().faults().next(Fault.ERROR_503, 3);
        CamelContext context = start();
        Live.until(() -> live.arrived().equals(List.of(id)));
        Live.until(() -> Live.consumer(context, "calls").getErrorCounter() == 0);
    }

    @Test
    void a401IsOneErrorAPollAndOneRequest() throws Exception {
        oneErrorAPoll(Fault.EMPTY_401);
    }

    @Test
    void anAnswerThatCannotBeReadIsOneErrorAPollAndOneRequest() throws Exception {
        oneErrorAPoll(Fault.BROKEN_JSON);
    }

    private void oneErrorAPoll(Fault fault) throws Exception {
        live.call(10);
        live.sandbox().faults().every(fault, 1);
        CamelContext context = start();
        Live.until(() -> live.told().size() >= 5);
        context.stop();
        long errors = live.told().size();
        assertTrue(live.lists() <= errors + 1, live.lists() + " requests for " + errors + " errors");
        assertTrue(live.lists() >= errors, live.lists() + " requests for " + errors + " errors");
    }

    private CamelContext start() throws Exception {
        return live.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(Live.calls("exceptionHandler=#told")).routeId("calls").process(live::arrive);
            }
        });
    }
}
