package io.github.camelcallrail.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.EvaluatedCondition;
import org.awaitility.core.TimeoutEvent;

/** The sandbox and the hub, each in a process of its own, over one directory. */
final class Programs {

    /** The test class path has a configuration of its own, which would win. */
    private static final String HUBS_LOG = "logback.configurationFile=logback.xml";

    private final Path directory;
    private final int sandboxPort;
    private final int hubPort;

    Programs(Path directory) throws IOException {
        this.directory = directory;
        this.sandboxPort = JavaProcess.freePort();
        this.hubPort = JavaProcess.freePort();
    }

    int sandboxPort() {
        return sandboxPort;
    }

    String sandboxUrl() {
        return "http://localhost:" + sandboxPort;
    }

    String hubUrl() {
        return "http://localhost:" + hubPort;
    }

    JavaProcess startSandbox(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--port=" + sandboxPort);
        arguments.add("--hourlyLimit=100000");
        arguments.add("--dailyLimit=1000000");
        JavaProcess sandbox = JavaProcess.start(directory, "sandbox", "io.github.camelcallrail.sandbox.SandboxMain", List.of(),
                arguments);
        await(sandbox, () -> sandbox.log().contains("READY"));
        return sandbox;
    }

    /** The hub against that sandbox as against real accounts, its state in the directory. */
    JavaProcess startHub(String... more) throws IOException {
        List<String> properties = new ArrayList<>(List.of("hub.routes=" + Path.of("routes").toAbsolutePath(),
                "hub.mappings=" + Path.of("routes", "mapping").toAbsolutePath(), "hub.port=" + hubPort, HUBS_LOG,
                "hub.poll=1s", "hub.writeBackLag=2s",
                "camel.component.callrail.apiKey=sandbox-key", "camel.component.callrail.baseUrl=" + sandboxUrl() + "/v3",
                "camel.component.salesforce.loginUrl=" + sandboxUrl(), "camel.component.salesforce.clientId=sandbox-client",
                "camel.component.salesforce.clientSecret=sandbox-secret"));
        properties.addAll(List.of(more));
        return JavaProcess.start(directory, "hub", "io.github.camelcallrail.hub.Main", properties, List.of());
    }

    /** The hub as it starts with nothing configured but its ports. */
    JavaProcess startBareHub(String... more) throws IOException {
        List<String> properties = new ArrayList<>(List.of("hub.routes=" + Path.of("routes").toAbsolutePath(),
                "hub.mappings=" + Path.of("routes", "mapping").toAbsolutePath(), "hub.port=" + hubPort, HUBS_LOG,
                "sandbox.port=" + sandboxPort));
        properties.addAll(List.of(more));
        return JavaProcess.start(directory, "hub", "io.github.camelcallrail.hub.Main", properties, List.of());
    }

    JsonNode sandbox(String path) throws IOException, InterruptedException {
        return JavaProcess.get(sandboxUrl() + "/sandbox/" + path);
    }

    JsonNode status() throws IOException, InterruptedException {
        return JavaProcess.get(hubUrl() + "/api/status");
    }

    /** Waits until that holds; fails with the program's log when it ends or takes more than three minutes. */
    static void await(JavaProcess program, Callable<Boolean> condition) {
        Awaitility.await().conditionEvaluationListener(new ConditionEvaluationListener<>() {
            @Override
            public void conditionEvaluated(EvaluatedCondition<Object> evaluated) {
                // Only a time-out is told.
            }

            @Override
            public void onTimeout(TimeoutEvent event) {
                System.out.println(program);
            }
        }).atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200)).until(() -> {
            if (!program.alive()) {
                throw new AssertionError("ended: " + program.log());
            }
            try {
                return condition.call();
            } catch (IOException e) {
                return false;
            }
        });
    }
}
