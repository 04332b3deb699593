package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.client.CallRailUnavailableException;
import io.github.camelcallrail.functional.CallRailTestSupport;
import io.github.camelcallrail.sandbox.Fault;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.health.ConsumerHealthCheck;
import org.junit.jupiter.api.Test;

/** A poll without a time limit hangs for good while its route looks healthy (CAMEL-12880). */
class APollThatHangsFailsInTimeTest extends CallRailTestSupport {

    @Test
    void theHttpComponentsTimeoutEndsAPollAndTheNextOneRuns() throws Exception {
        calls(2);
        CamelContext context = context();
        context.getComponent("http", HttpComponent.class).setResponseTimeout(300);
        route(context, "calls", "callrail:calls", received::add);
        context.start();
        sandbox.faults().slowness(Duration.ofSeconds(20));
        sandbox.faults().next(Fault.SLOW, 1);

        assertTimeout(Duration.ofSeconds(2), () -> poll(context));

        assertInstanceOf(CallRailUnavailableException.class, errors.get(0).getCause());
        HealthCheck check = new ConsumerHealthCheck(context.getRoute("calls"), "calls");
        assertEquals(HealthCheck.State.DOWN, check.call().getState());
        poll(context);
        assertEquals(2, received.size());
        assertEquals(HealthCheck.State.UP, check.call().getState());
    }

    @Test
    void aStopEndsARequestThatHangs() throws Exception {
        CamelContext context = consuming("callrail:calls");
        sandbox.faults().slowness(Duration.ofSeconds(20));
        sandbox.faults().next(Fault.SLOW, 1);
        Thread poller = new Thread(() -> poll(context));
        poller.start();
        org.awaitility.Awaitility.await().until(() -> sandbox.requests().total() == 1);

        assertTimeout(Duration.ofSeconds(5), context::stop);
        poller.join(2000);
        assertTrue(!poller.isAlive());
        assertEquals(0, received.size());
    }
}
