package io.github.camelcallrail.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.sandbox.Answer;
import io.github.camelcallrail.sandbox.Fault;
import io.github.camelcallrail.sandbox.Request;
import io.github.camelcallrail.sandbox.SalesforceFake;
import io.github.camelcallrail.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A key, a secret, an access link, a name, a number and a note that nobody else has go through everything that can fail, at
 * DEBUG, on sides that repeat in their errors whatever they were sent and more. None of them is shown anywhere.
 */
class HubCanaryIT {

    private static final String KEY = "canarykey4711";
    private static final String SECRET = "canarysecret4711";
    private static final String LINK = "canarylink4711";
    private static final List<String> CANARIES = List.of(KEY, SECRET, LINK, "canaryname", "canarynote", "canarycity", "5185550199",
            "5185550188",
            "518-555-0199", "518) 555-0199", "canary@example");
    private static final String ECHO = "Canaryname Quill (+15185550199, (518) 555-0199, canary@example.com, Canarynote, Canarycity)"
            + " with " + KEY + " at https://app.callrail.com/r?access_key=" + LINK;

    @TempDir
    Path directory;

    private final Sandbox sandbox = Sandbox.builder().key(KEY).limits(1_000_000, 1_000_000).start();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private Path routes;
    private int hubPort;
    private int jmxPort;

    @BeforeEach
    void setUp() throws IOException {
        hubPort = JavaProcess.freePort();
        jmxPort = JavaProcess.freePort();
        sandbox.salesforce().setClient(SalesforceFake.CLIENT_ID, SECRET);
        routes = copy(Path.of("routes"), directory.resolve("routes"));
        copy(Path.of("routes", "mapping"), routes.resolve("mapping"));
        Path properties = routes.resolve("application.properties");
        // In the file, since the command line is for everybody to see in the process table and in JMX.
        Files.writeString(properties, Files.readString(properties) + String.join("\n", "",
                "camel.component.callrail.apiKey=" + KEY, "camel.component.callrail.baseUrl=" + sandbox.callRailUrl(),
                "camel.component.callrail.retryDelay=200", "camel.component.salesforce.loginUrl=" + sandbox.baseUrl(),
                "camel.component.salesforce.clientId=" + SalesforceFake.CLIENT_ID,
                "camel.component.salesforce.clientSecret=" + SECRET, ""));
        Files.writeString(routes.resolve("mapping").resolve("lead-new.groovy"),
                "[Company: caller.displayName.contains('Broken') ? caller.nothing : cut(caller.displayName, 255), Phone: caller.phone,"
                        + " City: cut(caller.city, 40)]");
        Files.writeString(routes.resolve("failing.camel.yaml"), """
                - route:
                    id: failing
                    from:
                      uri: callrail:calls?delay=300&retryDelay=200
                      steps:
                        - throwException:
                            exceptionType: java.lang.IllegalStateException
                            message: refused
                """);
        Files.writeString(directory.resolve("debug.xml"), Files.readString(Path.of("src/main/resources/logback.xml"))
                .replace("<logger name=\"io.github.camelcallrail\" level=\"INFO\" />",
                        "<logger name=\"io.github.camelcallrail\" level=\"DEBUG\" />")
                .replace("<logger name=\"org.apache.camel\" level=\"WARN\" />",
                        "<logger name=\"org.apache.camel\" level=\"INFO\" />"));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    private JavaProcess hub(String... more) throws IOException {
        List<String> properties = new ArrayList<>(List.of("hub.routes=" + routes, "hub.mappings=" + routes.resolve("mapping"),
                "hub.port=" + hubPort, "hub.poll=300", "hub.writeBackLag=2s",
                "logback.configurationFile=" + directory.resolve("debug.xml"), "com.sun.management.jmxremote.port=" + jmxPort,
                "com.sun.management.jmxremote.host=localhost", "com.sun.management.jmxremote.authenticate=false",
                "com.sun.management.jmxremote.ssl=false"));
        properties.addAll(List.of(more));
        return JavaProcess.start(directory, "hub", "io.github.camelcallrail.hub.Main", properties, List.of());
    }

    private String call(String name, int minutesAgo) {
        return call(name, "+15185550199", minutesAgo);
    }

    private String call(String name, String number, int minutesAgo) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("customer_name", name);
        call.put("customer_phone_number", number);
        call.put("customer_city", "Canarycity");
        call.put("note", "Canarynote");
        call.put("agent_email", "canary@example.com");
        call.put("recording", "https://app.callrail.com/calls/1/recording/redirect?access_key=" + LINK);
        call.put("duration", 60);
        call.put("start_time", Instant.now().minus(minutesAgo, ChronoUnit.MINUTES).toString());
        return sandbox.world().addCall(call);
    }

    @Test
    void nothingOfThemIsShown() throws Exception {
        String id = call("Canaryname Quill", 20);
        try (JavaProcess hub = hub()) {
            await(hub, () -> status().contains("\"tasksUpserted\":1"));
            collect("running");
            callRailFails(hub, id);
            salesforceFails(hub);
            call("Canaryname Broken", "+15185550188", 2);
            await(hub, () -> status().contains("\"failures\":1"));
            collect("mapping");
            assertTrue(hub.end() > 0);
            keep("log", hub.log());
        }
        try (JavaProcess hub = hub("hub.dryRun=true", "hub.start=P2D")) {
            sandbox.world().edit(id, "note", "Canarynote two");
            await(hub, () -> status().contains("\"dryRun\":true") && status().contains("upsert task"));
            collect("dry");
            keep("dry log", hub.log());
        }
        sandbox.salesforce().setClient(SalesforceFake.CLIENT_ID, "another");
        try (JavaProcess hub = hub()) {
            await(hub, () -> get("/observe/health/ready").contains("refuses the login"));
            collect("login");
            keep("login log", hub.log());
        }
        assertTrue(shown.values().stream().anyMatch(text -> text.contains("was answered 422")), "the paths were gone");
        assertTrue(shown.keySet().stream().anyMatch(place -> place.contains("CallRailConsumer")), "JMX was read");
        assertEquals(List.of(), hits());
    }

    private void callRailFails(JavaProcess hub, String id) throws Exception {
        for (int status : new int[] {400, 401, 403, 422, 429, 500, 502}) {
            answer(hub, "callrail " + status, request -> request.method().equals("GET"), status, "{\"error\":\"bad: " + ECHO + "\"}");
        }
        answer(hub, "callrail html", request -> true, 200, "<html>" + ECHO);
        answer(hub, "callrail cut json", request -> true, 200, "{\"calls\":[{\"id\":\"" + ECHO);
        for (Fault fault : List.of(Fault.CUT, Fault.BROKEN_JSON, Fault.WRONG_LENGTH, Fault.REDIRECT)) {
            sandbox.faults().every(fault, 1);
            seen(hub, sandbox.requests()::total, 4);
            collect("callrail " + fault);
            sandbox.faults().clear();
        }
        for (int status : new int[] {422, 401, 500}) {
            sandbox.scriptCallRail(request -> request.method().equals("PUT") ? Optional.of(json(status, "{\"errors\":[\"" + ECHO + "\"]}"))
                    : Optional.empty());
            Object lead = sandbox.salesforceRecords().get("Lead").get(0).get("Id");
            sandbox.salesforce().editAsPerson("Lead", lead.toString(), Map.of("CallRail_Lead_Status__c",
                    status == 401 ? "not_a_lead" : "good_lead"));
            long puts = sandbox.requests().count("PUT calls/{id}");
            await(hub, () -> sandbox.requests().count("PUT calls/{id}") > puts);
            collect("put " + status);
            sandbox.clearHooks();
        }
        await(hub, () -> get("/observe/health/ready").contains("\"UP\"") || sandbox.world().call(id).isPresent());
    }

    private void salesforceFails(JavaProcess hub) throws Exception {
        for (int status : new int[] {400, 401, 403, 404, 500, 503}) {
            sandbox.scriptSalesforce(request -> request.path().contains("oauth2") ? Optional.empty()
                    : Optional.of(json(status, "[{\"errorCode\":\"STRING_TOO_LONG\",\"message\":\"" + ECHO + "\",\"fields\":[]}]")));
            call("Canaryname Quill", 10);
            seen(hub, sandbox.salesforceRequests()::total, 6);
            collect("salesforce " + status);
            sandbox.clearHooks();
        }
        for (String body : List.of("<html>" + ECHO, "{\"records\":\"" + ECHO + "\"}", "[{\"" + ECHO)) {
            sandbox.scriptSalesforce(request -> request.path().contains("oauth2") ? Optional.empty() : Optional.of(json(200, body)));
            call("Canaryname Quill", 9);
            seen(hub, sandbox.salesforceRequests()::total, 6);
            collect("salesforce answers " + body.charAt(0));
            sandbox.clearHooks();
        }
        refuseRecords(hub);
    }

    /** Each record of a collection is refused, in words that repeat it. */
    private void refuseRecords(JavaProcess hub) throws Exception {
        sandbox.scriptSalesforce(request -> !request.method().equals("PATCH") ? Optional.empty() : Optional.of(json(200, "["
                + "{\"success\":false,\"errors\":[{\"statusCode\":\"FIELD_CUSTOM_VALIDATION_EXCEPTION\",\"message\":\"" + ECHO
                + "\",\"fields\":[\"LastName\"]}]},".repeat((int) records(request)).replaceAll(",$", "") + "]")));
        call("Canaryname Quill", 8);
        await(hub, () -> !status().contains("\"failures\":0"));
        collect("refused");
        sandbox.clearHooks();
        call("Canaryname Quill", 7);
        await(hub, () -> status().contains("\"failures\":0"));
    }

    private static long records(Request request) {
        return request.text().split("\"attributes\"", -1).length - 1L;
    }

    private void answer(JavaProcess hub, String what, Predicate<Request> which, int status, String body) throws Exception {
        sandbox.scriptCallRail(request -> which.test(request) ? Optional.of(json(status, body)) : Optional.empty());
        seen(hub, sandbox.requests()::total, 4);
        collect(what);
        sandbox.clearHooks();
    }

    private static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", body.startsWith("<") ? "text/html" : "application/json", "X-Request-Id", KEY),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static void seen(JavaProcess hub, java.util.function.LongSupplier counter, int more) {
        long before = counter.getAsLong();
        await(hub, () -> counter.getAsLong() >= before + more);
    }

    private static void await(JavaProcess hub, java.util.concurrent.Callable<Boolean> condition) {
        Programs.await(hub, condition);
    }

    private void collect(String when) throws Exception {
        for (String path : List.of("/api/status", "/api/dry-run", "/api/failures", "/",
                "/observe/health?exposureLevel=full&data=true&stackTrace=true", "/observe/health/ready", "/observe/metrics",
                "/q/dev/callrail")) {
            keep(when + " " + path, get(path));
        }
        JmxText.of(jmxPort).forEach((name, text) -> keep(when + " JMX " + name, text));
    }

    private void keep(String place, String text) {
        shown.put(place, text);
    }

    private List<String> hits() {
        List<String> hits = new ArrayList<>();
        shown.forEach((place, text) -> {
            String folded = text.toLowerCase(Locale.ROOT);
            for (String canary : CANARIES) {
                int at = folded.indexOf(canary);
                if (at >= 0) {
                    hits.add(canary + " in " + place + ": ..." + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 60)));
                }
            }
        });
        return hits.stream().limit(20).toList();
    }

    private String status() throws IOException, InterruptedException {
        return get("/api/status");
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + hubPort + path)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }
}
