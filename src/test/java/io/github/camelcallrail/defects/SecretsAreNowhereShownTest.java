package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import io.github.camelcallrail.component.CallRailComponent;
import io.github.camelcallrail.component.CallRailEndpoint;
import io.github.camelcallrail.functional.CallRailTestSupport;
import io.github.camelcallrail.functional.LogCapture;
import io.github.camelcallrail.sandbox.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in logs: a hyphenated name, user-info, the text of an exception, toString (CAMEL-24210, CAMEL-24161). */
class SecretsAreNowhereShownTest extends CallRailTestSupport {

    private static final String KEY = "canary0key";
    private static final String PASSWORD = "canary0password";

    @TempDir
    private Path folder;
    private final List<String> shown = new ArrayList<>();

    @Test
    void fromPropertiesThroughStartFailureAndStop() throws Exception {
        Path properties = folder.resolve("application.properties");
        Files.writeString(properties, String.join("\n", "camel.component.callrail.apiKey=" + KEY,
                "camel.component.callrail.statePassword=" + PASSWORD, "camel.component.callrail.state-username=sa",
                "camel.component.callrail.state-url=jdbc:h2:mem:canary",
                "camel.component.callrail.base-url=" + sandbox.callRailUrl()));
        try (LogCapture ours = new LogCapture(Level.DEBUG, "io.github.camelcallrail");
                LogCapture camels = new LogCapture(Level.INFO, "org.apache.camel", "com.zaxxer", "org.apache.hc")) {
            Main main = new Main();
            main.setPropertyPlaceholderLocations("file:" + properties);
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from("callrail:calls?initialDelay=0&delay=20").routeId("calls").process(received::add);
                    from("direct:get").routeId("get").to("callrail:calls?operation=get");
                }
            });
            main.start();
            Awaitility.await().until(() -> sandbox.requests().total() > 1);
            Exchange failed = main.getCamelTemplate().request("direct:get", exchange -> exchange.getIn()
                    .setBody("CAL1"));
            show(failed.getException());
            show(main.getCamelContext());
            main.stop();
            shown.addAll(ours.lines());
            shown.addAll(camels.lines());
        }

        assertTrue(shown.stream().anyMatch(line -> line.contains("camel.component.callrail")), "the summary was seen");
        check();
    }

    @Test
    void fromAUriAndInEveryKindOfFailure() throws Exception {
        try (LogCapture ours = new LogCapture(Level.DEBUG, "io.github.camelcallrail");
                LogCapture camels = new LogCapture(Level.INFO, "org.apache.camel", "com.zaxxer", "org.apache.hc")) {
            for (Fault fault : List.of(Fault.EMPTY_401, Fault.ERROR_500, Fault.CUT, Fault.HTML_200, Fault.REDIRECT)) {
                CamelContext context = context();
                route(context, "calls", "callrail:calls?apiKey=" + KEY + "&stateUsername=sa&statePassword=RAW("
                        + PASSWORD
                        + ")&stateUrl=jdbc:h2:mem:canary" + fault.ordinal(), received::add);
                context.start();
                sandbox.faults().next(fault, 1);
                poll(context);
                show(context);
            }
            shown.addAll(ours.lines());
            shown.addAll(camels.lines());
        }
        errors.forEach(this::show);
        assertEquals(5, errors.size());
        check();
    }

    @Test
    void inAnOptionThatIsRefused() throws Exception {
        for (String uri : List.of("callrail:calls?apiKey=" + KEY + "&pageSize=0", "callrail:calls?apiKey=" + KEY
                + "%0A",
                "callrail:calls?stateUrl=x&statePassword=" + PASSWORD, "callrail:calls?apiKey=" + KEY
                + "&noOption=1")) {
            CamelContext context = context();
            try (LogCapture camels = new LogCapture(Level.INFO, "org.apache.camel", "com.zaxxer")) {
                route(context, "calls", uri, received::add);
                context.start();
            } catch (Exception e) {
                show(e);
                continue;
            }
            throw new AssertionError("started: " + uri);
        }
        check();
    }

    private void show(CamelContext context) {
        context.getEndpoints().forEach(endpoint -> {
            shown.add(endpoint.toString());
            if (endpoint instanceof CallRailEndpoint ours) {
                shown.add(ours.getConfiguration().toString());
                shown.add(ours.getServiceUrl());
            }
        });
        context.getRoutes().forEach(route -> shown.add(route.toString() + route.getConsumer()));
        shown.add(context.getComponent("callrail", CallRailComponent.class).toString());
    }

    private void show(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        shown.add(text.toString());
    }

    private void check() {
        assertFalse(shown.isEmpty());
        assertEquals(List.of(), shown.stream().filter(line -> line.contains(KEY) || line.contains(PASSWORD)).toList());
    }
}
