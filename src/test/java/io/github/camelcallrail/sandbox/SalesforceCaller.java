package io.github.camelcallrail.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks the fake without a server, and keeps the clock.
 */
final class SalesforceCaller implements InstantSource {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String ROOT = "/services/data/v56.0/";

    private Instant now = Instant.parse("2026-11-24T17:00:00.400Z");
    final SalesforceFake fake = new SalesforceFake(this, 7);
    private final Map<String, String> headers = new TreeMap<>();
    private String token;

    record Reply(int status, Map<String, String> headers, JsonNode json, String text) {

        String code() {
            return json.path(0).path("errorCode").asText();
        }

        String recordCode(int i) {
            return json.path(i).path("errors").path(0).path("statusCode").asText();
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    SalesforceCaller header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    String login() {
        Reply reply = form("/services/oauth2/token", "grant_type=client_credentials&client_id="
                + SalesforceFake.CLIENT_ID + "&client_secret=" + SalesforceFake.CLIENT_SECRET);
        token = reply.json().path("access_token").asText();
        return token;
    }

    Reply form(String path, String form) {
        return send("POST", path, form, false);
    }

    Reply get(String path) {
        return rest("GET", path, "");
    }

    Reply query(String soql) {
        return get("query/?q=" + encoded(soql));
    }

    /** A request below the version, logged in. */
    Reply rest(String method, String path, Object body) {
        if (token == null) {
            login();
        }
        return send(method, path.startsWith("/") ? path : ROOT + path, body, true);
    }

    Reply send(String method, String uri, Object body, boolean authorized) {
        int mark = uri.indexOf('?');
        String raw = mark < 0 ? uri : uri.substring(0, mark);
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        if (authorized) {
            all.put("authorization", List.of("Bearer " + token));
        }
        return reply(fake.answer(new Request(method, raw, raw, parameters(mark < 0 ? "" : uri.substring(mark + 1)), all,
                bytes(body))));
    }

    static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (pair.contains("=")) {
                parameters.computeIfAbsent(decoded(pair.substring(0, pair.indexOf('='))), name -> new ArrayList<>())
                        .add(decoded(pair.substring(pair.indexOf('=') + 1)));
            }
        }
        return parameters;
    }

    private static byte[] bytes(Object body) {
        try {
            return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply reply(Answer answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        boolean json = answer.headers().getOrDefault("Content-Type", "").contains("json");
        try {
            return new Reply(answer.status(), answer.headers(), json ? JSON.readTree(text) : null, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A lead as a collection takes it. */
    static Map<String, Object> lead(String key, Object... namesAndValues) {
        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put("attributes", Map.of("type", "Lead"));
        if (key != null) {
            lead.put("CallRail_Key__c", key);
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            lead.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return lead;
    }

    static Map<String, Object> person(String key, String lastName) {
        return lead(key, "LastName", lastName, "Company", "-");
    }

    Reply upsert(List<?> records) {
        return rest("PATCH", "composite/sobjects/Lead/CallRail_Key__c", Map.of("allOrNone", false, "records", records));
    }

    /** The id of a new lead. */
    String made(String key, String lastName) {
        return upsert(List.of(person(key, lastName))).json().path(0).path("id").asText();
    }

    List<String> names(String soql) {
        List<String> names = new ArrayList<>();
        query(soql).json().path("records").forEach(record -> names.add(record.path("LastName").asText()));
        return names;
    }
}
