package io.github.camelcallrail.sandbox;

import io.github.camelcallrail.sandbox.SalesforceField.Mark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of objects and fields: the standard ones of section 3 of the fact sheet and the custom ones that section 4
 * tells a user to set up. Describe, validation and SOQL all read it.
 */
final class SalesforceSchema {

    private static final List<String> TAGS =
            List.of("Booked", "Emergency", "Quote", "Repeat customer", "Price shopper", "Wrong number");
    private static final List<String> LEAD_STATUS = List.of("Open - Not Contacted", "Working - Contacted",
            "Closed - Converted", "Closed - Not Converted");
    private static final List<String> TASK_STATUS = List.of("Not Started", "In Progress", "Completed",
            "Waiting on someone else", "Deferred");
    private static final List<String> SALUTATIONS = List.of("Mr.", "Ms.", "Mrs.", "Dr.", "Prof.");
    private static final List<String> SOURCES = List.of("Web", "Phone Inquiry", "Partner Referral", "Purchased List",
            "Other", "CallRail");

    private final Map<String, SalesforceObject> objects = new LinkedHashMap<>();

    SalesforceSchema() {
        put(SalesforceObject.of("Lead", "00Q", true, lead()));
        put(SalesforceObject.of("Contact", "003", true, contact()));
        put(SalesforceObject.of("Task", "00T", true, task()));
        put(SalesforceObject.of("User", "005", false, user()));
    }

    Collection<SalesforceObject> objects() {
        return objects.values();
    }

    Optional<SalesforceObject> object(String name) {
        return Optional.ofNullable(objects.get(SalesforceObject.fold(name)));
    }

    SalesforceObject require(String name) {
        return object(name).orElseThrow(() -> new IllegalArgumentException("no object " + name));
    }

    Optional<SalesforceObject> ofId(String id) {
        return objects.values().stream().filter(object -> id.startsWith(object.prefix())).findFirst();
    }

    void put(SalesforceObject object) {
        objects.put(SalesforceObject.fold(object.name()), object);
    }

    private static List<SalesforceField> lead() {
        List<SalesforceField> fields = start();
        fields.add(SalesforceField.reference("MasterRecordId", "MasterRecord", "Lead").readOnly());
        fields.addAll(person());
        fields.add(text("Company", 255).with(Mark.REQUIRED));
        fields.addAll(address(""));
        fields.add(of("Website", SalesforceType.URL, 255));
        fields.add(of("Description", SalesforceType.TEXTAREA, 32_000));
        fields.add(picklist("LeadSource", SOURCES));
        fields.add(picklist("Status", LEAD_STATUS).with(Mark.REQUIRED).preset(LEAD_STATUS.get(0)));
        fields.add(picklist("Industry", List.of("Construction", "Healthcare", "Other")));
        fields.add(picklist("Rating", List.of("Hot", "Warm", "Cold")));
        fields.add(of("NumberOfEmployees", SalesforceType.INT, 8));
        fields.add(of("AnnualRevenue", SalesforceType.CURRENCY, 18));
        fields.add(flag("HasOptedOutOfEmail"));
        fields.add(flag("DoNotCall"));
        fields.add(flag("IsUnreadByOwner").preset(true));
        fields.add(owner());
        fields.addAll(conversion());
        fields.add(of("LastActivityDate", SalesforceType.DATE, 0).readOnly());
        fields.addAll(stamps());
        fields.addAll(leadCustom());
        return fields;
    }

    private static List<SalesforceField> leadCustom() {
        return List.of(text("CallRail_Key__c", 80).with(Mark.EXTERNAL_ID, Mark.UNIQUE).labelled("CallRail Key"),
                of("CallRail_Tags__c", SalesforceType.MULTIPICKLIST, 4099).withValues(TAGS),
                picklist("CallRail_Lead_Status__c", List.of("good_lead", "not_a_lead", "not_scored"))
                        .with(Mark.RESTRICTED),
                of("CallRail_First_Call_At__c", SalesforceType.DATETIME, 0),
                of("CallRail_Last_Call_At__c", SalesforceType.DATETIME, 0),
                text("CallRail_Last_Call_Id__c", 40),
                text("CallRail_Source__c", 255),
                of("CallRail_Calls__c", SalesforceType.DOUBLE, 6));
    }

    private static List<SalesforceField> conversion() {
        return List.of(flag("IsConverted").readOnly(),
                of("ConvertedDate", SalesforceType.DATE, 0).readOnly(),
                SalesforceField.reference("ConvertedAccountId", "ConvertedAccount", "Account").readOnly(),
                SalesforceField.reference("ConvertedContactId", "ConvertedContact", "Contact").readOnly(),
                SalesforceField.reference("ConvertedOpportunityId", "ConvertedOpportunity", "Opportunity").readOnly());
    }

    private static List<SalesforceField> contact() {
        List<SalesforceField> fields = start();
        fields.addAll(person());
        fields.add(SalesforceField.reference("AccountId", "Account", "Account"));
        fields.addAll(address("Mailing"));
        fields.add(of("HomePhone", SalesforceType.PHONE, 40));
        fields.add(of("Description", SalesforceType.TEXTAREA, 32_000));
        fields.add(picklist("LeadSource", SOURCES));
        fields.add(owner());
        fields.addAll(stamps());
        return fields;
    }

    private static List<SalesforceField> task() {
        List<SalesforceField> fields = start();
        fields.add(SalesforceField.reference("WhoId", "Who", "Lead", "Contact"));
        fields.add(SalesforceField.reference("WhatId", "What", "Account", "Opportunity"));
        fields.add(text("Subject", 255));
        fields.add(of("ActivityDate", SalesforceType.DATE, 0));
        fields.add(picklist("Status", TASK_STATUS).with(Mark.REQUIRED).preset(TASK_STATUS.get(0)));
        fields.add(picklist("Priority", List.of("High", "Normal", "Low")).with(Mark.REQUIRED).preset("Normal"));
        fields.add(of("Description", SalesforceType.TEXTAREA, 32_000));
        // Whether it may be changed later is not established, so it may not.
        fields.add(picklist("TaskSubtype", List.of("Task", "Email", "Call", "LinkedIn")).with(Mark.RESTRICTED)
                .without(Mark.UPDATEABLE).preset("Task"));
        fields.add(picklist("CallType", List.of("Internal", "Inbound", "Outbound")).with(Mark.RESTRICTED));
        fields.add(of("CallDurationInSeconds", SalesforceType.INT, 8));
        fields.add(text("CallObject", 255));
        fields.add(text("CallDisposition", 255));
        fields.add(flag("IsClosed").readOnly());
        fields.add(of("CompletedDateTime", SalesforceType.DATETIME, 0).readOnly());
        fields.add(owner());
        fields.addAll(stamps());
        fields.add(text("CallRail_Call_Id__c", 40).with(Mark.EXTERNAL_ID, Mark.UNIQUE).labelled("CallRail Call Id"));
        fields.add(of("CallRail_Recording__c", SalesforceType.URL, 255));
        return fields;
    }

    private static List<SalesforceField> user() {
        List<SalesforceField> fields = start();
        fields.add(text("Username", 80));
        fields.add(text("LastName", 80).with(Mark.REQUIRED));
        fields.add(text("FirstName", 40));
        fields.add(text("Name", 121).readOnly());
        fields.add(of("Email", SalesforceType.EMAIL, 128));
        fields.add(flag("IsActive").preset(true));
        fields.addAll(stamps());
        return fields;
    }

    private static List<SalesforceField> start() {
        List<SalesforceField> fields = new ArrayList<>();
        fields.add(of("Id", SalesforceType.ID, 18).readOnly());
        fields.add(flag("IsDeleted").readOnly());
        return fields;
    }

    private static List<SalesforceField> person() {
        return List.of(text("LastName", 80).with(Mark.REQUIRED), text("FirstName", 40),
                picklist("Salutation", SALUTATIONS), text("Name", 121).readOnly(), text("Title", 128),
                of("Phone", SalesforceType.PHONE, 40), of("MobilePhone", SalesforceType.PHONE, 40),
                of("Fax", SalesforceType.PHONE, 40), of("Email", SalesforceType.EMAIL, 80));
    }

    private static List<SalesforceField> address(String prefix) {
        return List.of(of(prefix + "Street", SalesforceType.TEXTAREA, 255), text(prefix + "City", 40),
                text(prefix + "State", 80), text(prefix + "PostalCode", 20), text(prefix + "Country", 80));
    }

    private static List<SalesforceField> stamps() {
        return List.of(of("CreatedDate", SalesforceType.DATETIME, 0).readOnly(),
                SalesforceField.reference("CreatedById", "CreatedBy", "User").readOnly(),
                of("LastModifiedDate", SalesforceType.DATETIME, 0).readOnly(),
                SalesforceField.reference("LastModifiedById", "LastModifiedBy", "User").readOnly(),
                of("SystemModstamp", SalesforceType.DATETIME, 0).readOnly());
    }

    private static SalesforceField owner() {
        return SalesforceField.reference("OwnerId", "Owner", "User");
    }

    private static SalesforceField of(String name, SalesforceType type, int length) {
        return SalesforceField.of(name, type, length);
    }

    private static SalesforceField text(String name, int length) {
        return of(name, SalesforceType.STRING, length);
    }

    private static SalesforceField flag(String name) {
        return of(name, SalesforceType.BOOLEAN, 0).preset(false);
    }

    private static SalesforceField picklist(String name, List<String> values) {
        return of(name, SalesforceType.PICKLIST, 255).withValues(values);
    }
}
