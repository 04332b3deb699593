package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.hub.JavaProcess;
import io.github.camelcallrail.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with a route of ours is killed in mid-work, again and again. */
class ConsumerKilledIT {

    private static final int TWICE_A_KILL = 250;

    @TempDir
    Path directory;

    @Test
    void losesNothingAndRepeatsNoMoreThanAGroupAKill() throws Exception {
        int kills = Integer.getInteger("consumer.kills", 10);
        long seed = Long.getLong("consumer.seed", 815);
        Random random = new Random(seed);
        int calls = kills * 400;
        try (Sandbox sandbox = Sandbox.builder().seed(seed).bulk(calls, calls, Duration.ofDays(6)).limits(1_000_000, 1_000_000).start();
                HttpReceiver receiver = new HttpReceiver(Duration.ofMillis(2))) {
            int most = 0;
            for (int kill = 1; kill <= kills; kill++) {
                Set<String> had = receiver.ids();
                int before = receiver.size();
                try (JavaProcess program = start(sandbox, receiver)) {
                    until(program, () -> receiver.size() > before);
                    program.killAfter(random.nextInt(1500));
                }
                most = Math.max(most, again(receiver, had, before));
            }
            Set<String> had = receiver.ids();
            int before = receiver.size();
            try (JavaProcess program = start(sandbox, receiver)) {
                until(program, () -> receiver.ids().size() >= calls);
                assertEquals(0, program.end() & ~143, program.log());
            }
            most = Math.max(most, again(receiver, had, before));
            Set<String> lost = new TreeSet<>();
            sandbox.world().calls().forEach(call -> lost.add((String) call.get("id")));
            lost.removeAll(receiver.ids());
            System.out.println("killed " + kills + " times with kill -9, seed " + seed + ": " + calls + " calls, " + lost.size()
                    + " lost, " + (receiver.size() - calls) + " twice, at most " + most + " a kill");
            assertEquals(Set.of(), lost);
            assertTrue(most <= TWICE_A_KILL, most + " came twice after one kill");
            assertTrue(had.size() < calls, "all was done before the last kill");
        }
    }

    private static int again(HttpReceiver receiver, Set<String> had, int before) {
        Set<String> fresh = new HashSet<>(receiver.ids());
        fresh.removeAll(had);
        return receiver.size() - before - fresh.size();
    }

    private JavaProcess start(Sandbox sandbox, HttpReceiver receiver) throws Exception {
        return JavaProcess.start(directory, "route", RouteProgram.class.getName(),
                List.of("key=" + sandbox.key(), "account=" + sandbox.accountId(), "callrail=" + sandbox.callRailUrl(),
                        "receiver=" + receiver.url("route"), "state=jdbc:h2:file:" + directory.resolve("state"),
                        "health.port=" + JavaProcess.freePort()),
                List.of());
    }

    private static void until(JavaProcess program, Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(20)).until(() -> {
            assertTrue(program.alive(), program.log());
            return condition.call();
        });
    }
}
