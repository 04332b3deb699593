package io.github.camelcallrail.sandbox;

import static io.github.camelcallrail.sandbox.SalesforceCaller.lead;
import static io.github.camelcallrail.sandbox.SalesforceCaller.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcallrail.sandbox.SalesforceCaller.Reply;
import io.github.camelcallrail.sandbox.SalesforceField.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceCollectionsTest {

    private final SalesforceCaller caller = new SalesforceCaller();

    private static List<Map<String, Object>> people(int count) {
        List<Map<String, Object>> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(person("k" + i, "Person " + i));
        }
        return people;
    }

    private Reply update(Object... records) {
        return caller.rest("PATCH", "composite/sobjects", Map.of("allOrNone", false, "records", records));
    }

    @Test
    void resultsComeInTheOrderOfTheRecords() {
        caller.made("k1", "Known");
        JsonNode results = caller.upsert(List.of(person("k0", "New"), lead("K1", "LastName", "Changed"),
                lead("k2", "LastName", "x".repeat(81), "Company", "-"))).json();

        assertTrue(results.path(0).path("created").asBoolean());
        assertTrue(results.path(1).path("success").asBoolean());
        assertFalse(results.path(1).path("created").asBoolean(true));
        assertEquals("STRING_TOO_LONG", results.path(2).path("errors").path(0).path("statusCode").asText());
        assertFalse(results.path(2).has("id"));
        assertEquals("Changed", caller.fake.find("Lead", "CallRail_Key__c", "k1").get(0).get("LastName"));
    }

    @Test
    void twoHundredAreTakenAndMoreRefused() {
        assertEquals(200, caller.upsert(people(200)).json().size());
        Reply refused = caller.upsert(people(201));
        assertEquals(400, refused.status());
        assertEquals("EXCEEDED_ID_LIMIT", refused.code());
    }

    @Test
    void aKeyTwiceFailsAllItsRecordsWhateverItsCase() {
        Reply reply = caller.upsert(List.of(person("k", "A"), person("other", "B"), person("K ", "C")));

        assertEquals("DUPLICATE_VALUE", reply.recordCode(0));
        assertTrue(reply.json().path(1).path("success").asBoolean());
        assertEquals("Duplicate external id specified: K",
                reply.json().path(2).path("errors").path(0).path("message").asText());
        assertEquals(1, caller.fake.snapshot().get("Lead").size());
    }

    @Test
    void anIdTwiceFailsAllItsRecords() {
        String id = caller.made("k", "Lee");
        Reply reply = update(lead(null, "Id", id, "LastName", "A"), lead(null, "Id", id.substring(0, 15)));

        assertEquals("DUPLICATE_VALUE", reply.recordCode(0));
        assertEquals("DUPLICATE_VALUE", reply.recordCode(1));
    }

    @Test
    void allOrNoneTakesBackWhatWentWell() {
        caller.made("k0", "Before");
        Reply reply = caller.rest("PATCH", "composite/sobjects/Lead/CallRail_Key__c", Map.of("allOrNone", true,
                "records", List.of(person("k0", "After"), person("k1", "New"), lead("k2", "LastName", "No company"))));

        assertEquals(200, reply.status());
        assertEquals("ALL_OR_NONE_OPERATION_ROLLED_BACK", reply.recordCode(0));
        assertEquals("ALL_OR_NONE_OPERATION_ROLLED_BACK", reply.recordCode(1));
        assertEquals("REQUIRED_FIELD_MISSING", reply.recordCode(2));
        assertEquals(List.of("Before"), caller.names("SELECT LastName FROM Lead"));
        assertTrue(caller.upsert(List.of(person("k1", "New"))).json().path(0).path("created").asBoolean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"records\":[{\"LastName\":\"A\"}]}", "{\"records\":[{\"attributes\":{}}]}",
        "{\"records\":{}}", "{\"records\":[]}", "{\"allOrNone\":\"false\",\"records\":[]}", "{}", "[]",
        "{\"allornone\":false,\"records\":[{\"attributes\":{\"type\":\"Lead\"}}]}",
        "{\"records\":[{\"attributes\":{\"type\":\"Task\"},\"CallRail_Call_Id__c\":\"c\"}]}",
        "{\"records\":[{\"attributes\":{\"type\":\"Lead\"},\"CallRail_Key__c\":\"k\",\"LastName\":\"A\",\"No__c\":1}]}",
        "{\"records\":[{\"attributes\":{\"type\":\"Lead\"},\"CallRail_Key__c\":\"k\",\"CallRail_Calls__c\":\"1\"}]}"})
    void aCallThatCannotBeReadIsRefusedWhole(String body) {
        Reply reply = caller.rest("PATCH", "composite/sobjects/Lead/CallRail_Key__c", body);

        assertEquals(400, reply.status());
        assertNotEquals("", reply.code());
        assertEquals(List.of(), caller.fake.snapshot().get("Lead"));
    }

    @Test
    void theKeyFieldMustBeOne() {
        assertEquals("INVALID_FIELD", caller.rest("PATCH", "composite/sobjects/Lead/Phone", Map.of("records",
                people(1))).code());
        assertEquals("MISSING_ARGUMENT", caller.upsert(List.of(person(null, "A"))).recordCode(0));
        assertEquals("MISSING_ARGUMENT", caller.upsert(List.of(person("  ", "A"))).recordCode(0));
    }

    @Test
    void severalMatchesAreAnErrorOfTheRecord() {
        caller.fake.setField("Lead", caller.fake.field("Lead", "CallRail_Key__c").without(Mark.UNIQUE));
        caller.rest("POST", "composite/sobjects", Map.of("records", List.of(person("k", "A"), person("k", "B"))));

        assertEquals("DUPLICATE_EXTERNAL_ID", caller.upsert(List.of(person("k", "C"))).recordCode(0));
    }

    @Test
    void aConvertedLeadAndADeletedOneAreLeftAlone() {
        String converted = caller.made("k0", "A");
        String deleted = caller.made("k1", "B");
        caller.fake.convertLead(converted, null);
        caller.fake.delete("Lead", deleted);
        Reply reply = update(lead(null, "Id", converted, "LastName", "X"), lead(null, "Id", deleted, "LastName", "X"),
                lead(null, "Id", "00Qxx0000009999EAA", "LastName", "X"), lead(null, "LastName", "X"));

        assertEquals("CANNOT_UPDATE_CONVERTED_LEAD", reply.recordCode(0));
        assertEquals("ENTITY_IS_DELETED", reply.recordCode(1));
        assertEquals("INVALID_CROSS_REFERENCE_KEY", reply.recordCode(2));
        assertEquals("MISSING_ARGUMENT", reply.recordCode(3));
        assertEquals("CANNOT_UPDATE_CONVERTED_LEAD", caller.upsert(List.of(person("k0", "X"))).recordCode(0));
        assertEquals("DUPLICATE_VALUE", caller.upsert(List.of(person("k1", "X"))).recordCode(0));
        caller.fake.setDeletedKeysBlock(false);
        assertTrue(caller.upsert(List.of(person("k1", "X"))).json().path(0).path("created").asBoolean());
    }

    @Test
    void retrieveKeepsThePlaceOfWhatIsMissing() {
        String id = caller.made("k", "Lee");
        JsonNode records = caller.rest("POST", "composite/sobjects/Lead/", Map.of("ids",
                List.of("00Qxx0000009999EAA", id), "fields", List.of("Id", "lastName"))).json();

        assertTrue(records.path(0).isNull());
        assertEquals("Lee", records.path(1).path("LastName").asText());
        assertEquals("Lee", caller.get("composite/sobjects/Lead?fields=LastName&ids=" + id).json().path(0)
                .path("LastName").asText());
    }

    @Test
    void deletesByIds() {
        String id = caller.made("k", "Lee");
        Reply reply = caller.rest("DELETE", "composite/sobjects?allOrNone=false&ids=" + id + "%2C00Qxx0000009999EAA",
                "");

        assertTrue(reply.json().path(0).path("success").asBoolean());
        assertEquals("INVALID_CROSS_REFERENCE_KEY", reply.recordCode(1));
        assertEquals(List.of(), caller.fake.snapshot().get("Lead"));
    }

    @Test
    void anUpdateMovesTheOwnerUnlessItIsToldNotTo() {
        String id = caller.made("k", "Lee");
        Object first = caller.fake.record(id).orElseThrow().get("OwnerId");
        caller.header("sforce-auto-assign", "FALSE").upsert(List.of(person("k", "A")));
        assertEquals(first, caller.fake.record(id).orElseThrow().get("OwnerId"));

        caller.header("sforce-auto-assign", "TRUE").upsert(List.of(person("k", "B")));
        Object moved = caller.fake.record(id).orElseThrow().get("OwnerId");
        assertNotEquals(first, moved);
        caller.fake.setAutoAssign(false);
        caller.upsert(List.of(person("k", "C")));
        assertEquals(moved, caller.fake.record(id).orElseThrow().get("OwnerId"));
    }
}
