package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.client.CallRailNotFoundException;
import io.github.camelcallrail.component.CallRailPollException;
import io.github.camelcallrail.functional.Live;
import io.github.camelcallrail.sandbox.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 18: a resource that is missing is swallowed, and the route spins in silence. */
class AMissingAccountIsToldTest {

    private final Live live = new Live();

    @AfterEach
    void close() {
        live.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void theErrorCounterRisesAndTheHandlerSeesTheCode(int status) throws Exception {
        live.sandbox().scriptCallRail(request -> Optional.of(new Answer(status, Map.of("Content-Type", "application/json"),
                "{\"error\":\"gone\"}".getBytes(StandardCharsets.UTF_8))));
        CamelContext context = live.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(Live.calls("exceptionHandler=#told")).routeId("calls").process(live::arrive);
            }
        });
        Live.until(() -> Live.consumer(context, "calls").getErrorCounter() >= 2);

        CallRailPollException error = assertInstanceOf(CallRailPollException.class, live.told().get(0));
        assertEquals(status, error.getHttpResponseCode());
        assertInstanceOf(CallRailNotFoundException.class, error.getCause());
        assertTrue(live.lists() <= live.told().size() + 1, "one request a poll");

        String id = live.call(10);
        live.sandbox().clearHooks();
        Live.until(() -> live.arrived().equals(List.of(id)));
    }
}
