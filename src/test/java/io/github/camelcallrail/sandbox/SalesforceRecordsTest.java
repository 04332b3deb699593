package io.github.camelcallrail.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcallrail.sandbox.SalesforceCaller.Reply;
import io.github.camelcallrail.sandbox.SalesforceField.Mark;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceRecordsTest {

    private static final Map<String, Object> LEE = Map.of("LastName", "Lee", "Company", "-");

    private final SalesforceCaller caller = new SalesforceCaller();

    @Test
    void aRecordIsCreatedReadChangedAndDeleted() {
        Reply created = caller.rest("POST", "sobjects/Lead/", LEE);
        String id = created.json().path("id").asText();
        assertEquals(201, created.status());
        assertEquals("/services/data/v56.0/sobjects/Lead/" + id, created.headers().get("Location"));

        assertEquals(204, caller.rest("PATCH", "sobjects/lead/" + id, Map.of("lastname", "Ann Lee")).status());
        JsonNode read = caller.get("sobjects/Lead/" + id.substring(0, 15) + "/?fields=Id,LastName").json();
        assertEquals("Ann Lee", read.path("LastName").asText());
        assertEquals("/services/data/v56.0/sobjects/Lead/" + id, read.path("attributes").path("url").asText());
        assertFalse(read.has("Company"));

        assertEquals(204, caller.rest("DELETE", "sobjects/Lead/" + id, "").status());
        assertEquals(404, caller.get("sobjects/Lead/" + id).status());
        assertEquals("ENTITY_IS_DELETED", caller.rest("PATCH", "sobjects/Lead/" + id, LEE).code());
    }

    @Test
    void theSystemKeepsItsOwnFields() {
        String id = caller.rest("POST", "sobjects/Lead", LEE).json().path("id").asText();
        caller.pass(Duration.ofSeconds(5));
        caller.fake.editAsPerson("Lead", id, Map.of("Status", "Working - Contacted"));
        Map<String, Object> lead = caller.fake.record(id).orElseThrow();

        assertEquals("2026-11-24T17:00:00.000+0000", lead.get("CreatedDate"));
        assertEquals("2026-11-24T17:00:05.000+0000", lead.get("SystemModstamp"));
        assertEquals(caller.fake.integrationUserId(), lead.get("CreatedById"));
        assertEquals(caller.fake.salesPeopleIds().get(0), lead.get("LastModifiedById"));
        assertEquals(false, lead.get("IsConverted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"COM1:+14045550123", "a/b", "50%", "Jörg & Söhne", "a b"})
    void aKeyInThePathIsReadByTheRulesOfPaths(String key) {
        String path = "sobjects/Lead/CallRail_Key__c/" + SalesforceCaller.encoded(key).replace("+", "%20");
        Reply created = caller.rest("PATCH", path, LEE);
        Reply updated = caller.rest("PATCH", path, LEE);

        assertEquals(201, created.status());
        assertTrue(created.json().path("created").asBoolean());
        assertEquals(200, updated.status());
        assertFalse(updated.json().path("created").asBoolean(true));
        assertEquals(created.json().path("id"), updated.json().path("id"));
        assertEquals(1, caller.fake.find("Lead", "CallRail_Key__c", key).size());
        assertEquals(200, caller.get(path).status());
        assertEquals(204, caller.rest("DELETE", path, "").status());
        assertEquals(404, caller.get(path).status());
    }

    @Test
    void aPlusInAPathIsAPlus() {
        caller.rest("PATCH", "sobjects/Lead/CallRail_Key__c/c1:+1404", LEE);

        assertEquals(200, caller.get("sobjects/Lead/CallRail_Key__c/C1%3A%2B1404").status());
        assertEquals(400, caller.get("sobjects/Lead/CallRail_Key__c/c1%zz").status());
    }

    @Test
    void theKeyAndTheIdMayNotStandInTheBody() {
        String path = "sobjects/Lead/CallRail_Key__c/k";
        assertEquals("INVALID_FIELD", caller.rest("PATCH", path, Map.of("CallRail_Key__c", "k")).code());
        assertEquals("INVALID_FIELD", caller.rest("PATCH", path, Map.of("Id", "00Qxx0000000001EAA")).code());
        assertEquals(0, caller.fake.snapshot().get("Lead").size());
    }

    @Test
    void updateOnlyNeverCreates() {
        assertEquals(404, caller.rest("PATCH", "sobjects/Lead/CallRail_Key__c/k?updateOnly=true", LEE).status());
        caller.made("k", "Lee");
        assertEquals(200, caller.rest("PATCH", "sobjects/Lead/CallRail_Key__c/k?updateOnly=true", LEE).status());
    }

    @Test
    void severalMatchesAreThreeHundredAndNothingIsWritten() {
        caller.fake.setField("Lead", caller.fake.field("Lead", "CallRail_Key__c").without(Mark.UNIQUE));
        for (int i = 0; i < 2; i++) {
            caller.rest("POST", "sobjects/Lead", Map.of("LastName", "Lee", "Company", "-", "CallRail_Key__c", "k"));
        }
        Reply reply = caller.rest("PATCH", "sobjects/Lead/CallRail_Key__c/k", Map.of("LastName", "New"));

        assertEquals(300, reply.status());
        assertEquals(2, reply.json().size());
        assertTrue(reply.json().path(0).asText().startsWith("/services/data/v56.0/sobjects/Lead/00Q"));
        assertEquals(0, caller.fake.find("Lead", "LastName", "New").size());
    }

    @Test
    void aRefusedRecordIsFourHundredWithFields() {
        Reply reply = caller.rest("POST", "sobjects/Lead", Map.of("LastName", "Lee"));

        assertEquals(400, reply.status());
        assertEquals("REQUIRED_FIELD_MISSING", reply.code());
        assertEquals("Required fields are missing: [Company]", reply.json().path(0).path("message").asText());
        assertEquals("Company", reply.json().path(0).path("fields").path(0).asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"LastName\":\"a\",\"LastName\":\"b\"}", "{} x", "{\"LastName\":\"\\ud83d\"}"})
    void whatIsNoWellFormedObjectIsRefused(String body) {
        assertEquals("JSON_PARSER_ERROR", caller.rest("POST", "sobjects/Lead", body).code());
    }

    @Test
    void unknownThingsAreNotFound() {
        assertEquals(404, caller.get("sobjects/Nothing").status());
        assertEquals(404, caller.get("sobjects/Lead/00Qxx0000009999EAA").status());
        assertEquals(404, caller.get("sobjects/Lead/Phone/1").status());
        assertEquals(404, caller.get("chatter").status());
        assertEquals(405, caller.rest("PUT", "sobjects/Lead/00Qxx0000009999EAA", LEE).status());
        assertEquals("INVALID_FIELD", caller.get("sobjects/Lead/" + caller.made("k", "Lee") + "?fields=No").code());
    }

    @Test
    void describeTellsWhatTheTableHolds() {
        JsonNode describe = caller.get("sobjects/Lead/describe/").json();
        JsonNode key = StreamSupport.stream(describe.path("fields").spliterator(), false)
                .filter(field -> field.path("name").asText().equals("CallRail_Key__c")).findFirst().orElseThrow();

        assertEquals(80, key.path("length").asInt());
        assertTrue(key.path("externalId").asBoolean() && key.path("unique").asBoolean());
        assertEquals("xsd:string", key.path("soapType").asText());
        assertTrue(describe.path("childRelationships").isArray());
        assertEquals(4, caller.get("sobjects").json().path("sobjects").size());
        assertEquals("Lead", caller.get("sobjects/Lead/").json().path("objectDescribe").path("name").asText());
    }

    @Test
    void requestsAreCountedByTemplate() {
        String id = caller.made("k", "Lee");
        caller.get("sobjects/Lead/" + id);
        caller.get("sobjects/Lead/CallRail_Key__c/k");
        caller.query("SELECT Id FROM Lead");

        assertEquals(Map.of("POST token", 1L, "PATCH composite/sobjects/Lead/CallRail_Key__c", 1L,
                "GET sobjects/Lead/ID", 1L, "GET sobjects/Lead/CallRail_Key__c/VALUE", 1L, "GET query", 1L),
                caller.fake.requestCounts());
        caller.fake.resetCounts();
        assertEquals(Map.of(), caller.fake.requestCounts());
    }

    @Test
    void theSameSeedGivesTheSameTokens() {
        assertEquals(caller.login(), new SalesforceCaller().login());
    }
}
