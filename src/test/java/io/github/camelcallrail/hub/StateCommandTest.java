package io.github.camelcallrail.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.component.CallRailComponent;
import io.github.camelcallrail.sandbox.Sandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does between two runs, seen by what the next run delivers. */
class StateCommandTest {

    @TempDir
    Path directory;

    private final Sandbox sandbox = Sandbox.builder().start();
    private final List<String> ids = new ArrayList<>();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void showsRewindsAndDeliversAgain() throws Exception {
        calls();
        assertEquals(3, run(h2(), "", 3).size());
        assertTrue(command("state", "show").startsWith("calls: checkpoint "), command("state", "show"));
        assertTrue(command("state", "show").contains("3 records delivered, 0 wait"));
        assertEquals(List.of(), run(h2(), "", 0));

        command("state", "again", "calls", ids.get(1));
        assertEquals(List.of(ids.get(1)), run(h2(), "", 1));
        command("state", "rewind", "calls", "2026-01-01");
        assertEquals(3, run(h2(), "", 3).size());
    }

    @Test
    void setsAsideWhatFails() throws Exception {
        calls();
        run(h2(), ids.get(0), 3);
        assertTrue(command("state", "waiting", "calls").contains(ids.get(0) + " failed since"), command("state", "waiting", "calls"));
        assertEquals("1 records are tried again with the next poll", command("state", "retry", "calls").strip());
        assertEquals(List.of(ids.get(0)), run(h2(), "", 1));

        command("state", "again", "calls", ids.get(0));
        run(h2(), ids.get(0), 1);
        assertEquals("1 records are set aside", command("state", "aside", "calls", "all").strip());
        assertTrue(command("state", "waiting", "calls").contains("set-aside"));
        assertEquals(List.of(), run(h2(), "", 0));
    }

    @Test
    void copiesToPostgresWhereTheConsumerGoesOn() throws Exception {
        calls();
        run(h2(), ids.get(0), 3);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            String said = command("state", "copy", url, "postgres", "");
            assertTrue(said.contains("rows copied"), said);
            assertThrows(SettingsException.class, () -> command("state", "copy", url, "postgres", ""));
            assertEquals(List.of(), run(url, "", 0));
            sandbox.world().edit(ids.get(2), "note", "changed");
            assertEquals(List.of(ids.get(2)), run(url, "", 1));
        }
    }

    @Test
    void saysWhatThereIsToSay() {
        SettingsException e = assertThrows(SettingsException.class, () -> command("state", "fly"));
        assertTrue(e.getMessage().contains("state rewind CONSUMER DATE"), e.getMessage());
        SettingsException unknown = assertThrows(SettingsException.class, () -> command("state", "waiting", "nobody"));
        assertTrue(unknown.getMessage().contains("no state of a consumer 'nobody'"), unknown.getMessage());
    }

    private void calls() {
        IntStream.range(0, 3).forEach(i -> ids.add(sandbox.world().addCall(Map.of("duration", 60))));
    }

    private String h2() {
        return "jdbc:h2:file:" + directory.resolve("state") + ";USER=sa";
    }

    private String command(String... words) {
        Properties properties = new Properties();
        properties.setProperty("hub.datasource.url", "jdbc:h2:file:" + directory.resolve("state"));
        properties.setProperty("hub.datasource.username", "sa");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StateCommand(Settings.of(properties, Map.of()), new PrintStream(out, true, StandardCharsets.UTF_8)).run(List.of(words));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Two polls of a consumer; returns what was done, and waits until so many were handed over. */
    private List<String> run(String url, String failing, int expected) throws Exception {
        List<String> handed = new CopyOnWriteArrayList<>();
        List<String> done = new CopyOnWriteArrayList<>();
        sandbox.resetRequests();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            CallRailComponent component = new CallRailComponent();
            component.getConfiguration().setApiKey(sandbox.key());
            component.getConfiguration().setBaseUrl(sandbox.callRailUrl());
            component.getConfiguration().setStateUrl(url);
            context.addComponent("callrail", component);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("callrail:calls?delay=100&initialDelay=0").routeId("calls").process(exchange -> {
                        String id = exchange.getMessage().getHeader("CamelCallRailId", String.class);
                        handed.add(id);
                        if (id.equals(failing)) {
                            throw new IllegalStateException("refused");
                        }
                        done.add(id);
                    });
                }
            });
            context.start();
            Awaitility.await().until(() -> handed.size() >= expected && sandbox.requests().count("GET calls") >= 2);
        }
        return done;
    }
}
