package io.github.camelcallrail.sandbox;

import static io.github.camelcallrail.sandbox.SalesforceCaller.lead;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcallrail.sandbox.SalesforceCaller.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoqlTest {

    private final SalesforceCaller caller = new SalesforceCaller();

    @BeforeEach
    void threeLeadsAndTheirDays() {
        caller.fake.setTagCatalogue(List.of("Booked", "Emergency", "Quote"));
        caller.upsert(List.of(lead("k1", "LastName", "Lee", "Company", "O'Brien & Sons \\ Albany 100%",
                "CallRail_Calls__c",
                3, "CallRail_Tags__c", "Booked;Quote", "CallRail_First_Call_At__c", "2026-11-20T10:00:00Z")));
        caller.pass(Duration.ofSeconds(1));
        caller.upsert(List.of(lead("k2", "LastName", "moreau", "Company", "A_C", "CallRail_Calls__c", 1,
                "CallRail_Tags__c",
                "Emergency", "DoNotCall", true)));
        caller.pass(Duration.ofSeconds(1));
        caller.upsert(List.of(lead("k3", "LastName", "Baker", "Company", "ABC", "Phone", "1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"LastName = 'LEE' | Lee", "lastname != 'lee' | Baker,moreau",
        "Phone != '2' | Baker,Lee,moreau", "Phone = null | Lee,moreau", "Phone = '' | Lee,moreau",
        "Company = 'O\\'Brien & Sons \\\\ Albany 100%' | Lee", "Company LIKE 'a%' | Baker,moreau",
        "Company LIKE 'A\\_C' | moreau", "Company LIKE 'A_C' | Baker,moreau", "CallRail_Calls__c > 1 | Lee",
        "CallRail_Calls__c <= 1.0 | moreau", "CallRail_Calls__c = 3 | Lee", "NOT CallRail_Calls__c = 3 | Baker,moreau",
        "CallRail_Tags__c INCLUDES ('quote','Emergency') | Lee,moreau",
        "CallRail_Tags__c INCLUDES ('Booked;Quote') | Lee", "CallRail_Tags__c INCLUDES ('Booked;Emergency') | ",
        "CallRail_Tags__c EXCLUDES ('Booked') | Baker,moreau", "CallRail_Tags__c = 'Quote;Booked' | Lee",
        "DoNotCall = true | moreau", "CallRail_Key__c IN ('k1','K3') | Baker,Lee",
        "CallRail_Key__c NOT IN ('k1','k3') | moreau",
        "LastName = 'Lee' OR (LastName LIKE 'b%' AND Phone = '1') | Baker,Lee",
        "SystemModstamp >= 2026-11-24T17:00:01Z AND SystemModstamp < 2026-11-24T12:00:02.000-0500 | moreau",
        "SystemModstamp > 2026-11-24T17:00:01+00:00 | Baker", "CreatedDate = TODAY | Baker,Lee,moreau",
        "CreatedDate = LAST_N_DAYS:3 | Baker,Lee,moreau", "CallRail_First_Call_At__c >= LAST_N_DAYS:4 | Lee",
        "CallRail_First_Call_At__c >= LAST_N_DAYS:3 | ", "CallRail_First_Call_At__c < TODAY | Lee",
        "LastModifiedBy.LastName = 'Integration' AND CallRail_Calls__c < 2 | moreau"})
    void aConditionPicks(String where, String names) {
        List<String> expected = names == null ? List.of() : List.of(names.split(","));
        assertEquals(expected, caller.names("select LastName from lead where " + where + " order by lastname"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Id DESC | Baker,moreau,Lee", "LastName | Baker,Lee,moreau",
        "CallRail_Calls__c | Baker,moreau,Lee", "CallRail_Calls__c ASC NULLS LAST | moreau,Lee,Baker",
        "CallRail_Calls__c DESC NULLS LAST, Id | Lee,moreau,Baker", "DoNotCall DESC, Company | moreau,Baker,Lee",
        "SystemModstamp DESC LIMIT 2 | Baker,moreau", "LastName LIMIT 1 OFFSET 1 | Lee"})
    void theOrderIsTheOneAskedFor(String order, String names) {
        assertEquals(List.of(names.split(",")), caller.names("SELECT LastName FROM Lead ORDER BY " + order));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SELECT FROM Lead", "SELECT Id", "SELECT Id FROM Lead WHERE", "SELECT Id FROM Account",
        "SELECT Id FROM Lead WHERE LastName = Lee", "SELECT Id FROM Lead WHERE LastName = 'Lee",
        "SELECT Id FROM Lead WHERE LastName = 'O'Brien'", "SELECT Id FROM Lead WHERE Company = 'a\\b'",
        "SELECT Id FROM Lead WHERE IsConverted = false AND Phone = '1' OR Phone = '2'", "SELECT Id FROM Lead LIMIT x",
        "SELECT Id FROM Lead GROUP BY Id", "SELECT Id, Id FROM Lead", "SELECT COUNT() n FROM Lead", "DELETE FROM Lead",
        "SELECT Id FROM Lead WHERE CallRail_Key__c IN ()", "SELECT Id FROM Lead ORDER BY CallRail_Tags__c",
        "SELECT Id FROM Lead WHERE SystemModstamp > 2026-11-24T17:00:00", "SELECT Id FROM Lead; SELECT Id FROM Task",
        "SELECT Id, (SELECT Id FROM Tasks) FROM Lead", "SELECT Id FROM Lead WHERE Phone == '1'"})
    void whatIsNotUnderstoodIsMalformed(String soql) {
        Reply reply = caller.query(soql);
        assertEquals("400 MALFORMED_QUERY", reply.status() + " " + reply.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT Nickname FROM Lead", "SELECT Owner.Nickname FROM Lead",
        "SELECT Boss.Name FROM Lead",
        "SELECT Id FROM Lead WHERE Nickname = 'x'", "SELECT Id FROM Lead ORDER BY Nickname",
        "SELECT Id FROM Lead WHERE SystemModstamp > '2026-11-24T17:00:00Z'", "SELECT Id FROM Lead WHERE LastName = 5",
        "SELECT Id FROM Lead WHERE CallRail_Calls__c = '5'", "SELECT Id FROM Lead WHERE SystemModstamp > 2026-11-24",
        "SELECT Id FROM Task WHERE ActivityDate = 2026-11-24T17:00:00Z", "SELECT Id FROM Lead WHERE DoNotCall = 'true'",
        "SELECT Id FROM Lead WHERE LastName INCLUDES ('Lee')", "SELECT Id FROM Lead WHERE CallRail_Calls__c LIKE '1%'",
        "SELECT Id FROM Lead WHERE Description = 'x'"})
    void aFieldThatIsNotThereOrOfAnotherTypeIsInvalid(String soql) {
        Reply reply = caller.query(soql);
        assertEquals("400 INVALID_FIELD", reply.status() + " " + reply.code());
    }

    @Test
    void answersInTheDeclaredSpelling() {
        JsonNode record = caller.query(
                "SELECT ID, lastname, owner.name, owner.email FROM LEAD WHERE callrail_key__C = 'K2'").json()
                .path("records").path(0);
        List<String> names = new ArrayList<>();
        record.fieldNames().forEachRemaining(names::add);

        assertEquals(List.of("attributes", "Id", "LastName", "Owner"), names);
        assertEquals("Lead", record.path("attributes").path("type").asText());
        assertEquals("/services/data/v56.0/sobjects/Lead/" + record.path("Id").asText(),
                record.path("attributes").path("url").asText());
        assertEquals("User", record.path("Owner").path("attributes").path("type").asText());
        assertTrue(record.path("Owner").path("Email").asText().contains("@"));
    }

    @Test
    void aReferenceToNothingIsNull() {
        String id = caller.fake.createAsPerson("Task", Map.of("Subject", "Call"));
        JsonNode record = caller.query("SELECT Who.Name FROM Task WHERE Id = '" + id + "'").json().path("records")
                .path(0);
        assertTrue(record.has("Who") && record.path("Who").isNull());

        String who = caller.fake.find("Lead", "LastName", "Lee").get(0).get("Id").toString();
        caller.fake.editAsPerson("Task", id, Map.of("WhoId", who));
        assertEquals("Lee", caller.query("SELECT Who.Name FROM Task").json().path("records").path(0).path("Who")
                .path("Name").asText());
    }

    @Test
    void countGivesANumberAlone() {
        JsonNode json = caller.query("SELECT COUNT() FROM Lead WHERE CallRail_Calls__c != null").json();

        assertEquals(2, json.path("totalSize").asInt());
        assertEquals(0, json.path("records").size());
    }

    @Test
    void deletedRecordsComeWithQueryAllOnly() {
        caller.fake.delete("Lead", caller.fake.find("Lead", "LastName", "Lee").get(0).get("Id").toString());

        assertEquals(List.of("Baker", "moreau"), caller.names("SELECT LastName FROM Lead ORDER BY LastName"));
        JsonNode all = caller.get("queryAll/?q=" + SalesforceCaller.encoded(
                "SELECT LastName FROM Lead WHERE IsDeleted = true")).json();
        assertEquals("Lee", all.path("records").path(0).path("LastName").asText());
    }

    @Test
    void pagesLeadToTheEndAndLocatorsGrowOld() {
        caller.fake.faults().enable("sf-page-size-5");
        List<Map<String, Object>> more = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            more.add(SalesforceCaller.person("m" + i, "More " + i));
        }
        caller.upsert(more);
        JsonNode first = caller.query("SELECT Id FROM Lead").json();
        String next = first.path("nextRecordsUrl").asText();
        JsonNode second = caller.rest("GET", next, "").json();
        JsonNode third = caller.rest("GET", second.path("nextRecordsUrl").asText(), "").json();

        assertTrue(next.matches("/services/data/v56.0/query/01g\\w{15}-5"));
        assertEquals(List.of(11, 5, 5, 1), List.of(first.path("totalSize").asInt(), first.path("records").size(),
                second.path("records").size(), third.path("records").size()));
        assertTrue(third.path("done").asBoolean());
        assertFalse(third.has("nextRecordsUrl"));
        caller.pass(Duration.ofDays(3));
        assertEquals("INVALID_QUERY_LOCATOR", caller.rest("GET", next, "").code());
        assertEquals("INVALID_QUERY_LOCATOR", caller.get("query/01gxx0000009999AAA-5").code());
    }

    @ParameterizedTest
    @CsvSource({"200, 200", "300, 300", "5, 200", "9000, 401"})
    void theCallerChoosesThePageFromTwoHundredOn(int asked, int size) {
        for (int part = 0; part < 2; part++) {
            List<Map<String, Object>> people = new ArrayList<>();
            for (int i = 0; i < 199; i++) {
                people.add(SalesforceCaller.person("p" + part + "-" + i, "Person"));
            }
            caller.upsert(people);
        }
        caller.header("sforce-query-options", "batchSize=" + asked);

        assertEquals(size, caller.query("SELECT Id FROM Lead").json().path("records").size());
    }
}
