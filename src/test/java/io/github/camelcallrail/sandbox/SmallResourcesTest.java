package io.github.camelcallrail.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallResourcesTest {

    private Sandbox sandbox;
    private Http http;
    private String company;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder().clock(new VirtualClock(Instant.parse("2026-11-24T15:00:00Z"))).start();
        http = new Http(sandbox);
        company = sandbox.world().addCompany(Map.of("name", "Bluebird Plumbing"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonNode accounts(String path) throws Exception {
        HttpResponse<String> response = http.send(http.to("/v3/" + path)
                .header("Authorization", "Token token=sandbox-key"));
        assertEquals(200, response.statusCode());
        return Http.read(response);
    }

    @Test
    void theAccountIsListedAndRead() throws Exception {
        JsonNode listed = accounts("a.json").get("accounts").get(0);
        assertEquals(sandbox.accountId(), listed.get("id").asText());
        assertTrue(listed.get("created_at").asText().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d -\\d{4}"));
        assertEquals(listed, accounts("a/" + sandbox.accountId() + ".json"));
        assertEquals(0, accounts("a.json?hipaa_account=true").get("accounts").size());
    }

    @Test
    void theNumericIdIsAnAccountTooACompanyIsNone() throws Exception {
        assertEquals(1, accounts("a/100200300/companies.json").get("total_records").asInt());
        HttpResponse<String> response = http.send(http.to("/v3/a/" + company + "/calls.json")
                .header("Authorization", "Token token=sandbox-key"));
        assertEquals(404, response.statusCode());
    }

    @Test
    void companiesAreFilteredAndSorted() throws Exception {
        sandbox.world().addCompany(Map.of("name", "Cedar Dental", "status", "disabled"));
        sandbox.world().addCompany(Map.of("name", "Acme"));
        assertEquals(List.of("Bluebird Plumbing", "Cedar Dental", "Acme"), names("companies.json", "companies"));
        assertEquals(List.of("Acme", "Bluebird Plumbing"), names("companies.json?status=active&sort=name",
                "companies"));
        assertEquals(List.of("Cedar Dental"), names("companies.json?search=dental", "companies"));
        assertFalse(http.json("companies.json").get("companies").get(0).has("verified_caller_ids"));
        assertTrue(http.json("companies.json?fields=verified_caller_ids").get("companies").get(0)
                .has("verified_caller_ids"));
        assertEquals(400, http.get("companies.json?fields=colour").statusCode());
    }

    private List<String> names(String path, String key) throws Exception {
        return Http.texts(http.json(path).get(key), "name");
    }

    @Test
    void aCompanyIsCreatedUpdatedAndSwitchedOff() throws Exception {
        HttpResponse<String> created = http.send("POST", "companies.json",
                "{\"name\":\"New\",\"time_zone\":\"Europe/London\"}");
        assertEquals(201, created.statusCode());
        String id = Http.read(created).get("id").asText();
        JsonNode updated = Http.read(http.send("PUT", "companies/" + id + ".json",
                "{\"external_form_capture\":false,\"keyword_spotting_enabled\":true}"));
        assertFalse(updated.get("form_capture").asBoolean());
        assertFalse(updated.get("keyword_spotting_enabled").asBoolean());
        assertEquals("Europe/London", updated.get("time_zone").asText());
        HttpResponse<String> disabled = http.send("DELETE", "companies/" + id + ".json", null);
        assertEquals(204, disabled.statusCode());
        assertEquals("", disabled.body());
        assertEquals("disabled", http.json("companies/" + id + ".json").get("status").asText());
        HttpResponse<String> last = http.send("DELETE", "companies/" + company + ".json", null);
        assertEquals(400, last.statusCode());
        assertEquals("You must have at least one active company.", Http.read(last).get("error").asText());
        assertEquals(400, http.send("POST", "companies.json", "{\"name\":\" \"}").statusCode());
        assertEquals(400, http.send("PUT", "companies/" + id + ".json", "{\"time_zone\":\"Mars\"}").statusCode());
        assertEquals(404, http.get("companies/COM1.json").statusCode());
    }

    @Test
    void tagsAreFiltered() throws Exception {
        String other = sandbox.world().addCompany(Map.of("name", "Other"));
        sandbox.world().addTag(Map.of("name", "Account"));
        sandbox.world().addTag(Map.of("name", "Company", "company_id", company));
        sandbox.world().addTag(Map.of("name", "Off", "company_id", other, "status", "disabled"));
        assertEquals(List.of("Account"), names("tags.json?tag_level=account", "tags"));
        assertEquals(List.of("Company", "Off"), names("tags.json?tag_level=company", "tags"));
        assertEquals(List.of("Company"), names("tags.json?company_id=" + company, "tags"));
        assertEquals(List.of("Off"), names("tags.json?status=disabled", "tags"));
        assertEquals(List.of("Off", "Company", "Account"), names("tags.json?sort=name&order=desc", "tags"));
        assertEquals(400, http.get("tags.json?tag_level=account&company_id=" + company).statusCode());
    }

    @Test
    void aTagIsCreatedRenamedAndDeletedEverywhere() throws Exception {
        HttpResponse<String> created = http.send("POST", "tags.json",
                "{\"name\":\"Booked\",\"company_id\":\"" + company + "\",\"color\":\"green1\"}");
        assertEquals(201, created.statusCode());
        JsonNode tag = Http.read(created);
        assertTrue(tag.get("id").isTextual());
        String path = "tags/" + tag.get("id").asText() + ".json";
        assertTrue(http.json(path).get("id").isIntegralNumber());
        String call = sandbox.world().addCall(Map.of("company_id", company));
        sandbox.world().tag(call, "Booked", "Other");
        assertEquals(200, http.send("PUT", path, "{\"name\":\"Done\",\"disabled\":true}").statusCode());
        assertEquals(List.of("Done", "Other"), sandbox.world().call(call).orElseThrow().get("tags"));
        assertEquals("disabled", http.json(path).get("status").asText());
        assertEquals(204, http.send("DELETE", path, null).statusCode());
        assertEquals(List.of("Other"), sandbox.world().call(call).orElseThrow().get("tags"));
        assertEquals(404, http.get(path).statusCode());
        assertEquals(404, http.get("tags/x.json").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"X\"}", "{\"name\":\"X\",\"company_id\":\"COM1\"}",
        "{\"name\":\" \",\"tag_level\":\"account\"}", "{\"tag_level\":\"account\"}",
        "{\"name\":\"Booked\",\"tag_level\":\"account\"}",
        "{\"name\":\"X\",\"tag_level\":\"account\",\"color\":\"mauve\"}"})
    void badTagsAreRefused(String body) throws Exception {
        sandbox.world().addTag(Map.of("name", "Booked"));
        assertEquals(400, http.send("POST", "tags.json", body).statusCode());
        assertEquals(1, sandbox.world().tags().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"errors-by-field|{'errors':{'base':['Not found']}}",
        "errors-without-text|{'errors':{}}", "errors-as-list|{'errors':['Not found']}",
        "errors-as-text|{'errors':'Not found'}",
        "errors-as-objects|[{'field':'base'", "errors-as-message|{'message':'Not found'}",
        "errors-as-array|['Not found']",
        "errors-as-html|<html>", "errors-empty|", "none|{'error':'Not found'}"}, quoteCharacter = '"')
    void errorsComeInManyShapes(String quirk, String part) throws Exception {
        sandbox.callRail().quirks().byName(quirk);
        HttpResponse<String> response = http.get("calls/CAL1.json");
        assertEquals(404, response.statusCode());
        String body = response.body().replace('"', '\'');
        if (part == null) {
            assertEquals("", body);
        } else if (quirk.equals("errors-as-objects")) {
            JsonNode error = Http.read(response).get("errors").get(0);
            assertEquals("base Not found", error.get("field").asText() + " " + error.get("message").asText());
        } else {
            assertTrue(body.startsWith(part), body);
        }
    }
}
