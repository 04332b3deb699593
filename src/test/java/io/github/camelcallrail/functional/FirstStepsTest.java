package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The first things that the documentation tells users to do, with nothing but Camel's own main.
 */
class FirstStepsTest {

    private static final String AWKWARD_KEY = "k+e/y=%41&x=1#y";

    @TempDir
    private Path directory;
    private Sandbox sandbox;
    private String call;

    @BeforeEach
    void startSandbox() {
        sandbox = Sandbox.builder().key(AWKWARD_KEY).start();
        call = sandbox.world().addCall(Map.of("customer_name", "Ada Byron", "start_time", Instant.now().minus(Duration.ofMinutes(5))));
    }

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    @Test
    void firstRouteDeliversACall() throws Exception {
        Main main = main(AWKWARD_KEY);
        main.configure().setRoutesIncludePattern("file:examples/first-route.camel.yaml");
        assertDelivers(main, 1);
    }

    /** The Java route of the README. */
    @Test
    void stateInAFileOutlivesTheProcess() throws Exception {
        for (int expected : new int[] {1, 0}) {
            Main main = main(AWKWARD_KEY);
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from("callrail:calls?stateUrl=RAW(jdbc:h2:file:" + directory.resolve("calls") + ";WRITE_DELAY=0)&stateUsername=sa")
                            .log("Call ${header.CamelCallRailId} ${header.CamelCallRailChange}");
                }
            });
            assertDelivers(main, expected);
        }
    }

    static Stream<Arguments> ways() {
        return Stream.of(Arguments.of("property of the component", AWKWARD_KEY, ""),
                Arguments.of("placeholder", null, "RAW({{callrail.key}})"),
                Arguments.of("literally", null, "RAW(" + AWKWARD_KEY + ")"),
                Arguments.of("literally, in braces", null, "RAW{" + AWKWARD_KEY + "}"));
    }

    /** The ways that the page about configuration names. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void keyArrivesByteForByte(String way, String property, String option) throws Exception {
        Main main = main(property);
        main.addInitialProperty("callrail.key", AWKWARD_KEY);
        String apiKey = option.isEmpty() ? "" : "&apiKey=" + option;
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                from("direct:uri").to("callrail:calls?operation=get" + apiKey);
                PluginHelper.getRoutesLoader(getCamelContext()).loadRoutes(ResourceHelper.fromString("key.camel.yaml", """
                        - from:
                            uri: direct:parameters
                            steps:
                              - to:
                                  uri: callrail:calls
                                  parameters:
                                    operation: get
                        """ + (option.isEmpty() ? "" : "            apiKey: \"" + option + "\"\n")));
            }
        });
        main.start();
        try {
            // Parameters of a YAML route know RAW(...) alone.
            for (String route : option.startsWith("RAW{") ? List.of("direct:uri") : List.of("direct:uri", "direct:parameters")) {
                Map<?, ?> record = main.getCamelTemplate().requestBody(route, call, Map.class);
                assertEquals("Ada Byron", record.get("customer_name"), route);
            }
        } finally {
            main.stop();
        }
    }

    private Main main(String key) {
        Main main = new Main();
        if (key != null) {
            main.addInitialProperty("camel.component.callrail.apiKey", key);
        }
        main.addInitialProperty("camel.component.callrail.baseUrl", sandbox.callRailUrl());
        main.addInitialProperty("camel.main.autoConfigurationLogSummary", "false");
        return main;
    }

    private void assertDelivers(Main main, int expected) throws Exception {
        main.init();
        NotifyBuilder delivered = new NotifyBuilder(main.getCamelContext()).whenCompleted(1).create();
        sandbox.resetRequests();
        main.start();
        try {
            Awaitility.await().until(() -> sandbox.requests().count("GET calls") > 0);
            assertEquals(expected == 1, delivered.matches(expected == 1 ? 10_000 : 500, TimeUnit.MILLISECONDS));
        } finally {
            main.stop();
        }
    }
}
