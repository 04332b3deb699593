package io.github.camelcallrail.sandbox;

import static io.github.camelcallrail.sandbox.SalesforceCaller.lead;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.camelcallrail.sandbox.SalesforceCaller.Reply;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceFieldsTest {

    private final SalesforceCaller caller = new SalesforceCaller();

    private Reply with(String field, Object value) {
        Map<String, Object> record = SalesforceCaller.person("k", "Lee");
        record.put(field, value);
        return caller.upsert(List.of(record));
    }

    private Object stored(String field) {
        return caller.fake.find("Lead", "CallRail_Key__c", "k").get(0).get(field);
    }

    private Reply task(Object... namesAndValues) {
        Map<String, Object> task = new LinkedHashMap<>(lead(null, namesAndValues));
        task.put("attributes", Map.of("type", "Task"));
        return caller.rest("PATCH", "composite/sobjects/Task/CallRail_Call_Id__c", Map.of("records", List.of(task)));
    }

    @ParameterizedTest
    @CsvSource({"FirstName,40", "LastName,80", "Company,255", "Title,128", "Phone,40", "City,40", "PostalCode,20",
        "Website,255", "Description,32000", "CallRail_Key__c,80", "CallRail_Last_Call_Id__c,40",
        "CallRail_Source__c,255"})
    void aTextThatIsTooLongIsRefusedNotCut(String field, int length) {
        assertEquals("", with(field, "x".repeat(length)).recordCode(0));
        assertEquals("STRING_TOO_LONG", with(field, "x".repeat(length + 1)).recordCode(0));
    }

    @ParameterizedTest
    @CsvSource({"Email,ann@lee.example,''", "Email,ann@lee,INVALID_EMAIL_ADDRESS", "Email,ann lee@x.example,"
        + "INVALID_EMAIL_ADDRESS", "CallRail_Lead_Status__c,good_lead,''", "CallRail_Lead_Status__c,good,"
        + "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Status,Our own,''", "LeadSource,New,''",
        "OwnerId,nobody,MALFORMED_ID", "OwnerId,005xx0000009999AAA,INVALID_CROSS_REFERENCE_KEY",
        "CreatedDate,2026-11-24T17:00:00Z,INVALID_FIELD_FOR_INSERT_UPDATE", "Name,Ann,INVALID_FIELD_FOR_INSERT_UPDATE"})
    void aValueIsJudgedByItsField(String field, String value, String code) {
        assertEquals(code, with(field, value).recordCode(0));
    }

    @ParameterizedTest
    @CsvSource({"CallRail_First_Call_At__c,2026-11-24", "CallRail_First_Call_At__c,2026-11-24T17:00:00",
        "CallRail_First_Call_At__c,yesterday", "CallRail_Calls__c,3", "DoNotCall,true", "NumberOfEmployees,7"})
    void aTextThatIsNoneOfTheTypeRefusesTheCall(String field, String value) {
        assertEquals("JSON_PARSER_ERROR", with(field, value).code());
    }

    @Test
    void aNumberOrAListIsNoText() {
        assertEquals("JSON_PARSER_ERROR", with("Phone", 4045550123L).code());
        assertEquals("JSON_PARSER_ERROR", with("CallRail_Tags__c", List.of("Booked")).code());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24T17:00:00Z", "2026-11-24T12:00:00-05:00", "2026-11-24T12:00:00.000-0500",
        "2026-11-24T17:00:00.999+00:00"})
    void dateTimesComeBackInUtcAndWholeSeconds(String value) {
        with("CallRail_First_Call_At__c", value);
        assertEquals("2026-11-24T17:00:00.000+0000", stored("CallRail_First_Call_At__c"));
    }

    @Test
    void textsAreTrimmedAndEmptyOnesAreNull() {
        with("Phone", "  +1 404  555 ");
        assertEquals("+1 404  555", stored("Phone"));
        with("Phone", "   ");
        assertNull(stored("Phone"));
    }

    @Test
    void nullClearsAndWhatIsLeftOutStays() {
        with("CallRail_Calls__c", 3);
        with("Phone", "1");
        assertEquals(3.0, stored("CallRail_Calls__c"));
        with("CallRail_Calls__c", null);
        assertNull(stored("CallRail_Calls__c"));
        assertEquals("1", stored("Phone"));
        assertEquals("REQUIRED_FIELD_MISSING", with("LastName", null).recordCode(0));
        assertEquals("INVALID_TYPE_ON_FIELD_IN_RECORD", with("DoNotCall", null).recordCode(0));
        assertEquals("NUMBER_OUTSIDE_VALID_RANGE", with("CallRail_Calls__c", 1_000_000).recordCode(0));
    }

    @Test
    void tagsComeInTheOrderOfTheCatalogueAndUnknownOnesBehind() {
        caller.fake.setTagCatalogue(List.of("Booked", "Emergency", "Quote"));
        with("CallRail_Tags__c", "Zebra; Quote;booked;Apple;Quote");

        assertEquals("Booked;Quote;Zebra;Apple", stored("CallRail_Tags__c"));
    }

    @Test
    void aCallIsLoggedUnderALeadThatIsThere() {
        String leadId = caller.made("k", "Lee");
        assertEquals("", task("CallRail_Call_Id__c", "c1", "WhoId", leadId.substring(0, 15), "Subject", "Inbound call",
                "Status", "Completed", "ActivityDate", "2026-11-24", "CallType", "Inbound", "CallDurationInSeconds",
                185,
                "TaskSubtype", "Call").recordCode(0));
        Map<String, Object> task = caller.fake.find("Task", "CallRail_Call_Id__c", "c1").get(0);
        assertEquals(Arrays.asList(leadId, "2026-11-24", 185, true, "Normal"), Arrays.asList(task.get("WhoId"),
                task.get("ActivityDate"), task.get("CallDurationInSeconds"), task.get("IsClosed"),
                task.get("Priority")));

        assertEquals("INVALID_CROSS_REFERENCE_KEY", task("CallRail_Call_Id__c", "c2", "WhoId", "00Qxx0000009999EAA")
                .recordCode(0));
        assertEquals("MALFORMED_ID", task("CallRail_Call_Id__c", "c2", "WhoId", caller.fake.integrationUserId())
                .recordCode(0));
        assertEquals("INVALID_FIELD_FOR_INSERT_UPDATE", task("CallRail_Call_Id__c", "c1", "TaskSubtype", "Call")
                .recordCode(0));
        assertEquals("JSON_PARSER_ERROR", task("CallRail_Call_Id__c", "c2", "ActivityDate", "11/24/2026").code());
    }

    @Test
    void aTaskHangsOnTheContactOfAConvertedLead() {
        String leadId = caller.made("k", "Lee");
        String contact = caller.fake.convertLead(leadId, null);

        assertEquals("CANNOT_UPDATE_CONVERTED_LEAD", task("CallRail_Call_Id__c", "c", "WhoId", leadId).recordCode(0));
        assertEquals("", task("CallRail_Call_Id__c", "c", "WhoId", contact).recordCode(0));
        assertEquals(contact, caller.fake.record(leadId).orElseThrow().get("ConvertedContactId"));
    }

    @Test
    void usersAreNotMadeThroughTheApi() {
        Reply reply = caller.rest("POST", "sobjects/User", Map.of("LastName", "Lee", "Username", "a@b.example"));
        assertEquals("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", reply.code());
    }

    @ParameterizedTest
    @CsvSource({"00Dxx0000000001,00Dxx0000000001EAA", "005xx0000000001,005xx0000000001AAA",
        "ABCDEFGHIJKLMNO,ABCDEFGHIJKLMNO555"})
    void idsHaveTheRightCheckLetters(String shortId, String longId) {
        assertEquals(longId, SalesforceIds.read(shortId).orElseThrow());
        assertEquals(longId, SalesforceIds.read(longId).orElseThrow());
        assertEquals(true, SalesforceIds.read(shortId + "ZZZ").isEmpty());
    }
}
