package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.component.CallRailConstants;
import io.github.camelcallrail.sandbox.LoggedRequest;
import io.github.camelcallrail.sandbox.Request;
import io.github.camelcallrail.sandbox.Sandbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A value arrives as it was written, wherever it was written. */
class ConfigurationTest extends CallRailTestSupport {

    private static final String KEY = "ab+cd/ef==%41&x#y";
    private static final String START = "2026-11-01T00:00:00+01:00";
    private static final String NUMBER = "+15185550143";
    private static final String YAML = """
            - route:
                id: calls
                from:
                  uri: callrail:calls
                  parameters:
                    startDate: "2026-11-01T00:00:00+01:00"
                    search: "+15185550143"
                    initialDelay: 0
                  steps:
                    - log: "x"
            """;

    private final List<Request> seen = new CopyOnWriteArrayList<>();

    @Override
    protected Sandbox sandbox(Sandbox.Builder builder) {
        return super.sandbox(builder.key(KEY));
    }

    @BeforeEach
    void watch() {
        sandbox.beforeCallRail(seen::add);
    }

    @Test
    void byUri() throws Exception {
        poll(consuming("callrail:calls?startDate=" + START + "&search=" + NUMBER));

        check("Token token=\"" + KEY + "\"");
    }

    @Test
    void byEncodedUriAndRaw() throws Exception {
        CamelContext context = context();
        route(context, "calls", "callrail:calls?startDate=2026-11-01T00:00:00%2B01:00&search=RAW(" + NUMBER + ")",
                received::add);
        context.start();
        poll(context);

        check("Token token=\"" + KEY + "\"");
    }

    @Test
    void keyByRawUriAndGateway() throws Exception {
        CamelContext context = context();
        route(context, "calls", "callrail:calls?apiKey=RAW(" + KEY + ")&authentication=bearer&baseUrl="
                + sandbox.gatewayUrl()
                + "&startDate=" + START + "&search=" + NUMBER, received::add);
        context.start();
        poll(context);

        check("Bearer " + KEY);
    }

    @Test
    void byYamlParameters() throws Exception {
        CamelContext context = context();
        Resource resource = ResourceHelper.fromString("calls.camel.yaml", YAML);
        PluginHelper.getRoutesLoader(context).loadRoutes(resource);
        context.start();
        Awaitility.await().until(() -> seen.size() > 1);

        check("Token token=\"" + KEY + "\"");
    }

    @Test
    void byProperties() throws Exception {
        Main main = new Main();
        main.configure().setAutoConfigurationLogSummary(false);
        main.addInitialProperty("camel.component.callrail.api-key", KEY);
        main.addInitialProperty("camel.component.callrail.baseUrl", sandbox.gatewayUrl());
        main.addInitialProperty("camel.component.callrail.authentication", "bearer");
        main.addInitialProperty("camel.component.callrail.account-id", sandbox.accountId());
        main.addInitialProperty("camel.component.callrail.start-date", START);
        main.addInitialProperty("camel.component.callrail.search", NUMBER);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("callrail:calls?initialDelay=0").routeId("calls").process(received::add);
            }
        });
        main.start();
        try {
            Awaitility.await().until(() -> seen.size() > 1);
        } finally {
            main.stop();
        }

        check("Bearer " + KEY);
    }

    @Test
    void byPropertyPlaceholder() throws Exception {
        CamelContext context = context();
        context.getPropertiesComponent().addInitialProperty("start", START);
        context.getPropertiesComponent().addInitialProperty("number", NUMBER);
        route(context, "calls", "callrail:calls?startDate={{start}}&search={{number}}", received::add);
        context.start();
        poll(context);

        check("Token token=\"" + KEY + "\"");
    }

    @Test
    void byHeaderOfTheProducer() throws Exception {
        CamelContext context = context();
        context.start();
        context.createProducerTemplate().requestBodyAndHeader("callrail:calls", null, CallRailConstants.FILTERS,
                Map.of("startDate", START, "search", NUMBER));

        check("Token token=\"" + KEY + "\"");
    }

    @Test
    void byToD() throws Exception {
        CamelContext context = context();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").toD("callrail:calls?startDate=${header.start}&search=RAW(${header.number})");
            }
        });
        context.start();
        context.createProducerTemplate().requestBodyAndHeaders("direct:in", null, Map.of("start", START, "number",
                NUMBER));

        check("Token token=\"" + KEY + "\"");
    }

    private void check(String authorization) {
        List<LoggedRequest> requests = sandbox.requests().all("GET calls");
        LoggedRequest request = requests.get(0);

        assertEquals(List.of(), errors);
        assertEquals(authorization, seen.get(0).header("authorization").orElse(null));
        // What lies more than seven days back, a consumer reads behind its live work.
        List<Instant> starts = requests.stream().map(asked -> Instant.parse(asked.param("start_date"))).toList();
        assertTrue(starts.contains(Instant.parse("2026-10-31T23:00:00Z")), starts.toString());
        assertEquals(NUMBER, request.param("search"));
        assertTrue(request.status() == 200, "status " + request.status());
    }
}
