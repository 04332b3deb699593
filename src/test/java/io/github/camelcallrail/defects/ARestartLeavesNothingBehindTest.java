package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.component.CallRailComponent;
import io.github.camelcallrail.functional.Live;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row 15: what a start acquires is released only at shutdown, or never. */
class ARestartLeavesNothingBehindTest {

    private final Live live = new Live();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void twentyRestartsLeaveNoThreadAndNoSocketBehindAndRepeatNothing() throws Exception {
        JdbcDataSource file = new JdbcDataSource();
        file.setUrl("jdbc:h2:file:" + directory.resolve("state"));
        CamelContext context = live.context();
        context.getComponent("callrail", CallRailComponent.class).getConfiguration()
                .setDataSource(file);
        context.addRoutes(route());
        context.start();
        List<String> ids = new ArrayList<>(live.calls(20));
        Live.until(() -> live.arrived().size() >= 20);
        int threads = 0;
        long sockets = 0;
        for (int i = 0; i < 20; i++) {
            ids.addAll(live.calls(15));
            int had = live.arrived().size();
            Live.until(() -> live.arrived().size() > had);
            context.getRouteController().stopRoute("calls");
            if (i == 1) {
                threads = threads();
                sockets = sockets();
            }
            context.getRouteController().startRoute("calls");
        }
        Live.until(() -> live.arrived().size() >= ids.size());
        context.getRouteController().stopRoute("calls");
        int before = threads;
        Live.until(() -> threads() <= before);
        assertTrue(sockets() <= sockets, sockets() + " sockets, " + sockets + " before");
        assertEquals(Set.copyOf(ids), new HashSet<>(live.arrived()));
        assertEquals(ids.size(), live.arrived().size());
    }

    private RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(Live.calls("")).routeId("calls").process(live::arrive).delay(1);
            }
        };
    }

    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("Camel")).count();
    }

    private static long sockets() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(ARestartLeavesNothingBehindTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false;
        }
    }
}
