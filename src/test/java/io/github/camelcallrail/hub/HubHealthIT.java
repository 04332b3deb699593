package io.github.camelcallrail.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a probe, a scraper and an operator's terminal are told by a hub that runs. */
class HubHealthIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void tellsAWrongKeyAnOutageOfTheCrmAndAnOutageOfCallRailApart() throws Exception {
        Programs programs = new Programs(directory);
        try (JavaProcess sandbox = programs.startSandbox("--calls=20", "--callers=5", "--seed=3");
                JavaProcess hub = programs.startHub()) {
            Programs.await(hub, () -> ready(programs).statusCode() == 200 && programs.status().get("tasksUpserted").asInt() == 20);
            fault(programs, "empty-401", "callrail");
            awaitDown(programs, hub, "was answered 401", "apiKey");
            fault(programs, "error-503", "callrail");
            awaitDown(programs, hub, "was answered 503", "goes on by itself");
            fault(programs, "none", "callrail");
            Programs.await(hub, () -> ready(programs).statusCode() == 200);
            fault(programs, "error-503", "salesforce");
            awaitDown(programs, hub, "Flow lead-changes-to-calls fails", "Salesforce is down");
            fault(programs, "none", "salesforce");
            Programs.await(hub, () -> ready(programs).statusCode() == 200);
        }
    }

    @Test
    void dashboardAndAlertsNameMetersThatThereAre() throws Exception {
        Programs programs = new Programs(directory);
        try (JavaProcess sandbox = programs.startSandbox("--calls=20", "--callers=5", "--seed=3");
                JavaProcess hub = programs.startHub()) {
            Programs.await(hub, () -> ready(programs).statusCode() == 200 && programs.status().get("tasksUpserted").asInt() == 20);
            HttpResponse<String> scraped = get(programs.hubUrl() + "/observe/metrics");
            assertEquals(200, scraped.statusCode());
            assertFalse(hub.log().contains("WARN"), hub.log());
            Set<String> there = names(scraped.body().replaceAll("(?m)^#.*$", ""));
            assertTrue(scraped.body().contains("callrail_crm_tasks_upserted_total 20.0"), scraped.body());
            assertTrue(scraped.body().contains("callrail_records_delivered_total{consumer=\"calls-to-leads\"} 20.0"), scraped.body());
            for (String file : List.of("grafana-dashboard.json", "prometheus-alerts.yaml")) {
                Set<String> named = names(Files.readString(Path.of("monitoring", file)));
                assertTrue(named.size() > 8, named::toString);
                named.removeAll(there);
                assertEquals(Set.of(), named, file);
            }
            assertEquals(Set.of(), missing(there, Files.readString(Path.of("docs/monitoring.md"))), "not in docs/monitoring.md");
        }
        JsonNode rules = new ObjectMapper(new YAMLFactory()).readTree(Path.of("monitoring", "prometheus-alerts.yaml").toFile())
                .at("/groups/0/rules");
        for (JsonNode rule : rules) {
            assertTrue(rule.get("expr").asText().contains("callrail_"), rule::toString);
            assertTrue(rule.at("/annotations/description").asText().length() > 10, rule::toString);
        }
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        Matcher found = Pattern.compile("\\bcallrail_[a-z_]+").matcher(text);
        while (found.find()) {
            names.add(found.group());
        }
        return names;
    }

    private static Set<String> missing(Set<String> names, String text) {
        return names.stream().filter(name -> !text.contains(name.replaceAll("_seconds_(count|sum|max)$", "_seconds")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void servesOneDevConsoleAndLogsAnObjectALine() throws Exception {
        Programs programs = new Programs(directory);
        try (JavaProcess sandbox = programs.startSandbox("--calls=20", "--callers=5", "--seed=3");
                JavaProcess hub = programs.startHub("hub.logFormat=json")) {
            Programs.await(hub, () -> programs.status().get("tasksUpserted").asInt() == 20);
            HttpResponse<String> text = get(programs.hubUrl() + "/q/dev/callrail");
            assertTrue(text.body().contains("Consumer: calls-to-leads"), text.body());
            assertTrue(text.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
            JsonNode json = MAPPER.readTree(get(programs.hubUrl() + "/q/dev/callrail", "application/json").body());
            assertEquals("calls-to-leads", json.at("/consumers/0/consumer").asText());
            assertEquals("none", json.at("/consumers/0/trouble").asText());
            for (String other : List.of("/q/dev", "/q/dev/jvm", "/q/dev/properties", "/q/info")) {
                assertEquals(404, get(programs.hubUrl() + other).statusCode(), other);
            }
            List<String> lines = hub.log().lines().toList();
            assertTrue(lines.size() > 2 && lines.size() < 15, hub.log());
            for (String line : lines) {
                JsonNode event = MAPPER.readTree(line);
                assertTrue(event.has("level") && event.has("formattedMessage") && event.has("timestamp"), line);
            }
        }
    }

    private void awaitDown(Programs programs, JavaProcess hub, String what, String remedy) {
        Programs.await(hub, () -> {
            HttpResponse<String> ready = ready(programs);
            return ready.statusCode() == 503 && ready.body().contains(what) && ready.body().contains(remedy);
        });
        try {
            assertEquals(200, get(programs.hubUrl() + "/observe/health/live").statusCode(), "a restart would not help");
            JsonNode checks = MAPPER.readTree(get(programs.hubUrl() + "/observe/health?exposureLevel=full&data=true").body());
            assertTrue(checks.get("checks").size() > 1, checks::toString);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> ready(Programs programs) throws IOException, InterruptedException {
        return get(programs.hubUrl() + "/observe/health/ready");
    }

    private HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        List.of(headers).forEach(accept -> request.header("Accept", accept));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void fault(Programs programs, String name, String side) throws Exception {
        String how = name.equals("none") ? "" : ", \"every\": 1";
        JavaProcess.post(programs.sandboxUrl() + "/sandbox/faults", "{\"name\": \"none\", \"side\": \"" + side + "\"}");
        JavaProcess.post(programs.sandboxUrl() + "/sandbox/faults", "{\"name\": \"" + name + "\", \"side\": \"" + side + "\"" + how + "}");
    }
}
