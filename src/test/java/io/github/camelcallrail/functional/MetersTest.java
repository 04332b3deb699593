package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.sandbox.Fault;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The meters that a context with a registry of Micrometer's gets. */
class MetersTest extends CallRailTestSupport {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private List<String> lines() {
        return registry.scrape().lines().filter(line -> line.startsWith("callrail_")).toList();
    }

    private void has(String line) {
        assertTrue(lines().contains(line), () -> line + " is not in\n" + String.join("\n", lines()));
    }

    @Test
    void countRecordsRequestsAndPollsInBaseUnits() throws Exception {
        List<String> ids = calls(3);
        call(Duration.ofMinutes(2), Map.of("duration", 60, "call_type", "in_progress"));
        CamelContext context = context();
        context.getRegistry().bind("meters", registry);
        route(context, "calls", "callrail:calls", exchange -> {
            if (ids.get(0).equals(exchange.getMessage().getHeader("CamelCallRailId"))) {
                throw new IllegalStateException("refused");
            }
        });
        context.start();
        has("callrail_records_delivered_total{consumer=\"calls\"} 0.0");
        has("callrail_lag_seconds{consumer=\"calls\"} NaN");
        has("callrail_requests_total{method=\"GET\",status=\"429\"} 0.0");
        poll(context);
        sandbox.faults().next(Fault.RATE_429, 1);
        poll(context);
        sandbox.faults().next(Fault.ERROR_503, 1);
        poll(context);
        sandbox.faults().next(Fault.EMPTY_401, 1);
        poll(context);
        clock.advance(Duration.ofSeconds(90));

        has("callrail_records_delivered_total{consumer=\"calls\"} 2.0");
        has("callrail_records_failed_total{consumer=\"calls\"} 1.0");
        Awaitility.await().until(() -> lines().contains("callrail_records_waiting{consumer=\"calls\",kind=\"failed\"} 1.0"));
        has("callrail_records_waiting{consumer=\"calls\",kind=\"held\"} 1.0");
        has("callrail_records_in_flight{consumer=\"calls\"} 0.0");
        has("callrail_polls_failed_total{consumer=\"calls\"} 3.0");
        has("callrail_poll_duration_seconds_count{consumer=\"calls\"} 4");
        has("callrail_lag_seconds{consumer=\"calls\"} 90.0");
        has("callrail_leading{consumer=\"calls\"} 1.0");
        has("callrail_requests_total{method=\"GET\",status=\"2xx\"} 1.0");
        has("callrail_requests_total{method=\"GET\",status=\"429\"} 1.0");
        has("callrail_requests_total{method=\"GET\",status=\"5xx\"} 1.0");
        has("callrail_requests_total{method=\"GET\",status=\"4xx\"} 1.0");
        has("callrail_clock_skew_seconds 0.0");
        assertTrue(lines().stream().anyMatch(line -> line.startsWith("callrail_poll_duration_seconds_sum")));
        assertEquals(4, sandbox.requests().total(), "reading meters costs no request");

        context.stop();
        assertEquals(List.of(), lines());
    }

    @Test
    void aContextWithoutARegistryHasNone() throws Exception {
        CamelContext context = consuming("callrail:calls");
        poll(context);
        assertFalse(registry.getMeters().stream().anyMatch(meter -> meter.getId().getName().startsWith("callrail")));
    }
}
