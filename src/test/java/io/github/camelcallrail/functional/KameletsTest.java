package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcallrail.component.CallRailComponent;
import io.github.camelcallrail.component.CallRailConfiguration;
import io.github.camelcallrail.component.CallRailEndpoint;
import io.github.camelcallrail.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Kamelets as users of Camel meet them: by name in a route, with nothing registered.
 */
class KameletsTest {

    private static final String AWKWARD_KEY = "k+e/y=%41&x=1#y";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;
    private Sandbox sandbox;
    private String first;

    @BeforeEach
    void startSandbox() {
        sandbox = Sandbox.builder().key(AWKWARD_KEY).start();
        first = addCall("Ada Byron", 40);
        addCall("Grace Hopper", 30);
        addCall("Mary Jackson", 20);
    }

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    private String addCall(String name, int minutesAgo) {
        return sandbox.world().addCall(Map.of("customer_name", name,
                "start_time", Instant.now().minus(Duration.ofMinutes(minutesAgo))));
    }

    @Test
    void sourceDeliversCallsAsJson() throws Exception {
        try (DefaultCamelContext context = context()) {
            context.addRoutes(java("kamelet:callrail-calls-source?apiKey=RAW({{key}})&baseUrl={{url}}&startDate=P1D"));
            MockEndpoint calls = calls(context, 3);
            context.start();
            calls.assertIsSatisfied();
            Exchange exchange = calls.getExchanges().get(0);
            Map<?, ?> call = JSON.readValue(exchange.getIn().getBody(byte[].class), Map.class);
            assertEquals("Ada Byron", call.get("customer_name"));
            assertEquals(first, call.get("id"));
            assertEquals(first, exchange.getIn().getHeader("CamelCallRailId"));
            assertEquals("created", exchange.getIn().getHeader("CamelCallRailChange"));
            assertEquals("application/json", exchange.getIn().getHeader(Exchange.CONTENT_TYPE));
        }
    }

    @Test
    void sourceKeepsItsStateOverARestart() throws Exception {
        String uri = "kamelet:callrail-calls-source?apiKey=RAW({{key}})&baseUrl={{url}}&startDate=P1D&delay=100"
                + "&stateUrl=RAW(jdbc:h2:file:" + directory.resolve("state") + ";WRITE_DELAY=0)&stateUsername=sa"
                + "&statePassword=RAW(p+w&1%)&consumerName=from-a-kamelet";
        try (DefaultCamelContext context = context()) {
            context.addRoutes(java(uri));
            MockEndpoint calls = calls(context, 3);
            context.start();
            calls.assertIsSatisfied();
        }
        String late = addCall("Katherine Johnson", 10);
        try (DefaultCamelContext context = context()) {
            context.addRoutes(java(uri));
            MockEndpoint calls = calls(context, 1);
            calls.setAssertPeriod(500);
            context.start();
            calls.assertIsSatisfied();
            assertEquals(late, calls.getExchanges().get(0).getIn().getHeader("CamelCallRailId"));
        }
    }

    @Test
    void sourceTakesItsOtherOptions() throws Exception {
        String other = sandbox.world().addCompany(Map.of("name", "Elsewhere"));
        sandbox.world().addCall(Map.of("company_id", other, "customer_name", "Dorothy Vaughan"));
        sandbox.world().addCall(Map.of("company_id", other, "call_type", "in_progress"));
        try (DefaultCamelContext context = context()) {
            context.addRoutes(java("kamelet:callrail-calls-source?apiKey=RAW({{key}})&baseUrl=" + sandbox.gatewayUrl()
                    + "&authentication=BEARER&accountId=" + sandbox.accountId() + "&companyId=" + other
                    + "&emit=NEW&callState=ANY&startDate=P1D"));
            MockEndpoint calls = calls(context, 2);
            context.start();
            calls.assertIsSatisfied();
        }
    }

    @Test
    void sourceLeavesAloneWhatNobodyGave() throws Exception {
        try (DefaultCamelContext context = context()) {
            context.addRoutes(java("kamelet:callrail-calls-source?apiKey=RAW({{key}})&baseUrl={{url}}"));
            context.start();
            CallRailConfiguration options = context.getEndpoints().stream().filter(CallRailEndpoint.class::isInstance)
                    .map(endpoint -> ((CallRailEndpoint) endpoint).getConfiguration()).findFirst().orElseThrow();
            CallRailConfiguration untouched = new CallRailConfiguration();
            assertEquals(untouched.getStateUsername(), options.getStateUsername());
            assertEquals(untouched.getStatePassword(), options.getStatePassword());
            assertEquals(untouched.getStateUrl(), options.getStateUrl());
            assertEquals(untouched.getAccountId(), options.getAccountId());
            assertEquals(untouched.getEmit(), options.getEmit());
            assertEquals(untouched.getStartDate(), options.getStartDate());
        }
    }

    @Test
    void runsFromYaml() throws Exception {
        try (DefaultCamelContext context = context()) {
            load(context, """
                    - route:
                        from:
                          uri: kamelet:callrail-calls-source
                          parameters:
                            apiKey: "RAW({{key}})"
                            baseUrl: "{{url}}"
                            startDate: P1D
                          steps:
                            - to: mock:calls
                    - route:
                        from:
                          uri: direct:update
                          steps:
                            - to:
                                uri: kamelet:callrail-call-update-sink
                                parameters:
                                  apiKey: "RAW({{key}})"
                                  baseUrl: "{{url}}"
                    """);
            MockEndpoint calls = calls(context, 3);
            context.start();
            calls.assertIsSatisfied();
            context.createProducerTemplate().sendBody("direct:update", "{\"id\":\"" + first + "\",\"note\":\"Called back\"}");
            assertEquals("Called back", sandbox.world().call(first).orElseThrow().get("note"));
        }
    }

    @Test
    void sinkTakesTheIdFromEitherHeaderOrTheBody() throws Exception {
        try (DefaultCamelContext context = context()) {
            context.addRoutes(sink("kamelet:callrail-call-update-sink?apiKey=RAW({{key}})&baseUrl={{url}}"));
            context.start();
            var template = context.createProducerTemplate();
            template.sendBodyAndHeader("direct:update", "{\"note\":\"one\"}", "CamelCallRailId", first);
            assertEquals("one", note());
            template.sendBodyAndHeader("direct:update", Map.of("note", "two"), "ce-callrailid", first);
            assertEquals("two", note());
            template.sendBody("direct:update", Map.of("id", first, "note", "three"));
            assertEquals("three", note());
            template.sendBodyAndHeaders("direct:update", Map.of("note", "four"),
                    Map.of("ce-callrailid", "CALnobody", "CamelCallRailId", first));
            assertEquals("four", note());
        }
    }

    @Test
    void sinkChangesNothingButWhatTheBodyHolds() throws Exception {
        try (DefaultCamelContext context = context()) {
            context.addRoutes(sink("kamelet:callrail-call-update-sink?apiKey=RAW({{key}})&baseUrl={{url}}"));
            context.start();
            Map<String, Object> before = sandbox.world().call(first).orElseThrow();
            context.createProducerTemplate().sendBody("direct:update", Map.of("id", first, "lead_status", "good_lead"));
            Map<String, Object> after = sandbox.world().call(first).orElseThrow();
            assertEquals("good_lead", after.get("lead_status"));
            TreeSet<String> changed = new TreeSet<>(after.keySet());
            changed.removeIf(field -> java.util.Objects.equals(before.get(field), after.get(field)));
            assertEquals(List.of("lead_status"), List.copyOf(changed));
        }
    }

    @Test
    void sinkFailsWithoutAnIdBeforeAnythingIsSent() throws Exception {
        try (DefaultCamelContext context = context()) {
            context.addRoutes(sink("kamelet:callrail-call-update-sink?apiKey=RAW({{key}})&baseUrl={{url}}"));
            context.start();
            Exchange exchange = context.createProducerTemplate().send("direct:update",
                    message -> message.getIn().setBody(Map.of("note", "lost")));
            assertTrue(exchange.getException().getMessage().contains("CamelCallRailId"), exchange.getException().getMessage());
            assertEquals(0, sandbox.requests().count("PUT calls/{id}"));
            assertNull(note());
        }
    }

    @Test
    void examplePipesRun() throws Exception {
        try (DefaultCamelContext context = context()) {
            context.getComponent("callrail", CallRailComponent.class).getConfiguration().setBaseUrl(sandbox.callRailUrl());
            for (String pipe : List.of("calls-to-log", "updates-to-calls")) {
                PluginHelper.getRoutesLoader(context).loadRoutes(
                        PluginHelper.getResourceLoader(context).resolveResource("file:examples/" + pipe + ".pipe.yaml"));
            }
            NotifyBuilder logged = new NotifyBuilder(context).fromRoute("calls-to-log").whenCompleted(3).create();
            context.start();
            assertTrue(logged.matches(10, TimeUnit.SECONDS));
            context.createProducerTemplate().sendBody("seda:updates", "{\"id\":\"" + first + "\",\"note\":\"From a pipe\"}");
            Awaitility.await().until(() -> "From a pipe".equals(note()));
        }
    }

    /** The ways that the documentation names. */
    @ParameterizedTest
    @ValueSource(strings = {"?apiKey=RAW(" + AWKWARD_KEY + ")&", "?apiKey=RAW({{key}})&", "?"})
    void keyArrivesByteForByte(String way) throws Exception {
        try (DefaultCamelContext context = context()) {
            if (way.equals("?")) {
                context.getPropertiesComponent().addInitialProperty("camel.kamelet.callrail-call-update-sink.apiKey", AWKWARD_KEY);
            }
            context.addRoutes(sink("kamelet:callrail-call-update-sink" + way + "baseUrl={{url}}"));
            context.start();
            assertArrives(context);
        }
    }

    private void assertArrives(DefaultCamelContext context) {
        try {
            context.createProducerTemplate().sendBody("direct:update", Map.of("id", first, "note", "signed"));
        } catch (CamelExecutionException e) {
            throw new AssertionError(e.getCause());
        }
        assertEquals("signed", note());
    }

    private Object note() {
        return sandbox.world().call(first).orElseThrow().get("note");
    }

    private DefaultCamelContext context() {
        DefaultCamelContext context = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.put("key", AWKWARD_KEY);
        properties.put("url", sandbox.callRailUrl());
        properties.put("callrail.apiKey", AWKWARD_KEY);
        context.getPropertiesComponent().setInitialProperties(properties);
        return context;
    }

    private static MockEndpoint calls(DefaultCamelContext context, int count) {
        MockEndpoint calls = context.getEndpoint("mock:calls", MockEndpoint.class);
        calls.setExpectedMessageCount(count);
        return calls;
    }

    private static RouteBuilder java(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to("mock:calls");
            }
        };
    }

    private static RouteBuilder sink(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:update").to(uri);
            }
        };
    }

    private static void load(DefaultCamelContext context, String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("test.camel.yaml", yaml));
    }
}
