package io.github.camelcallrail.hub;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub is killed in mid-flow, again and again, while the sandbox lives on. */
class HubKilledIT {

    @TempDir
    Path directory;

    @Test
    void leadsEqualWhatTheCallsSayHoweverOftenTheHubIsKilled() throws Exception {
        int kills = Integer.getInteger("hub.kills", 20);
        long seed = Long.getLong("hub.seed", 4711);
        Random random = new Random(seed);
        Programs programs = new Programs(directory);
        try (JavaProcess sandbox = programs.startSandbox("--calls=" + kills * 200, "--callers=" + kills * 150, "--seed=" + seed)) {
            // Slow enough that every life of the hub ends in the middle of its work.
            JavaProcess.post(programs.sandboxUrl() + "/sandbox/faults", "{\"name\":\"slow\",\"every\":2}");
            JavaProcess.post(programs.sandboxUrl() + "/sandbox/faults", "{\"name\":\"slow\",\"every\":2,\"side\":\"salesforce\"}");
            int before = 0;
            for (int kill = 1; kill <= kills; kill++) {
                try (JavaProcess hub = programs.startHub()) {
                    int seen = before;
                    Programs.await(hub, () -> programs.sandbox("salesforce/Task").size() > seen
                            || programs.sandbox("salesforce/Lead").size() > seen);
                    hub.killAfter(random.nextInt(600));
                    before = programs.sandbox("salesforce/Lead").size();
                }
            }
            JavaProcess.post(programs.sandboxUrl() + "/sandbox/faults", "{\"name\":\"none\"}");
            JavaProcess.post(programs.sandboxUrl() + "/sandbox/faults", "{\"name\":\"none\",\"side\":\"salesforce\"}");
            try (JavaProcess hub = programs.startHub()) {
                Programs.await(hub, () -> programs.sandbox("salesforce/Task").size() >= kills * 200
                        && !programs.status().get("lagSeconds").isNull() && programs.status().get("failures").asInt() == 0);
                LeadOracle.check(programs.sandbox("callrail/calls"), programs.sandbox("salesforce/Lead"),
                        programs.sandbox("salesforce/Task"));
            }
            System.out.println("hub killed " + kills + " times, seed " + seed + ": " + programs.sandbox("salesforce/Lead").size()
                    + " leads, " + programs.sandbox("salesforce/Task").size() + " tasks, as the calls say");
        }
    }
}
