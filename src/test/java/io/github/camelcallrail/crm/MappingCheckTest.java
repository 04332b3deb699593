package io.github.camelcallrail.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped mapping against descriptions that are right but for one thing. */
class MappingCheckTest {

    @TempDir
    private Path directory;
    private final Map<String, Map<String, Object>> lead = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> task = new LinkedHashMap<>();
    private final FlowDriver flow = new FlowDriver();

    @BeforeEach
    void describeAsTheReadmeSays() {
        text(lead, "Id", 18).putAll(Map.of("createable", false, "updateable", false, "nillable", false));
        text(lead, "SystemModstamp", 0).putAll(Map.of("createable", false, "updateable", false));
        text(lead, "CallRail_Key__c", 80).putAll(Map.of("externalId", true, "unique", true));
        text(lead, "LastName", 80).put("nillable", false);
        text(lead, "Company", 255).put("nillable", false);
        text(lead, "Phone", 40);
        text(lead, "City", 40);
        picklist(lead, "LeadSource", false);
        text(lead, "CallRail_Last_Call_Id__c", 40);
        text(lead, "CallRail_Source__c", 255);
        text(lead, "CallRail_First_Call_At__c", 0).put("type", "datetime");
        text(lead, "CallRail_Last_Call_At__c", 0).put("type", "datetime");
        text(lead, "CallRail_Calls__c", 0).put("type", "double");
        picklist(lead, "CallRail_Lead_Status__c", true, "good_lead", "not_a_lead", "not_scored");
        picklist(lead, "CallRail_Tags__c", false).put("type", "multipicklist");
        text(task, "CallRail_Call_Id__c", 40).putAll(Map.of("externalId", true, "unique", true));
        text(task, "WhoId", 18).put("type", "reference");
        text(task, "Subject", 255);
        picklist(task, "Status", false).put("nillable", false);
        picklist(task, "TaskSubtype", true, "Task", "Call").put("updateable", false);
        text(task, "ActivityDate", 0).put("type", "date");
        picklist(task, "CallType", true, "Internal", "Inbound", "Outbound");
        text(task, "CallDurationInSeconds", 0).put("type", "int");
        text(task, "CallObject", 255);
        text(task, "CallDisposition", 255);
        text(task, "Description", 32_000);
        text(task, "CallRail_Recording__c", 255).put("type", "url");
    }

    private static Map<String, Object> text(Map<String, Map<String, Object>> object, String name, int length) {
        Map<String, Object> field = new LinkedHashMap<>(Map.of("name", name, "type", "string", "length", length, "createable", true,
                "updateable", true, "nillable", true, "defaultedOnCreate", false, "externalId", false, "unique", false));
        object.put(name, field);
        return field;
    }

    private static Map<String, Object> picklist(Map<String, Map<String, Object>> object, String name, boolean restricted,
            String... values) {
        Map<String, Object> field = text(object, name, 255);
        field.put("type", "picklist");
        field.put("restrictedPicklist", restricted);
        field.put("picklistValues", Arrays.stream(values).map(value -> Map.of("value", value, "active", true)).toList());
        return field;
    }

    private List<String> problems() {
        flow.restart();
        MappingCheck check = new MappingCheck(flow.sync);
        assertEquals(List.of("Lead", "Task"), check.objects());
        return check.problems(Map.of("Lead", Map.of("fields", new ArrayList<>(lead.values())), "Task",
                Map.of("fields", new ArrayList<>(task.values())))).stream()
                .map(problem -> (problem.blocking() ? "" : "(advice) ") + problem).toList();
    }

    private void finds(String... problems) {
        assertEquals(List.of(problems), problems());
    }

    @Test
    void hasNothingAgainstTheFieldsOfTheReadme() {
        finds();
    }

    @Test
    void namesEachFieldThatIsMissing() {
        lead.remove("CallRail_Source__c");
        lead.remove("SystemModstamp");
        task.remove("CallRail_Recording__c");
        List<String> found = problems();
        assertEquals(3, found.size(), found::toString);
        assertEquals("Lead.CallRail_Source__c is not there, or the integration user may not see it: make the field, give that user"
                + " access to it, or take it out of mapping/lead.groovy", found.get(0));
        assertTrue(found.get(1).startsWith("Lead.SystemModstamp is not there"));
        assertTrue(found.get(2).startsWith("Task.CallRail_Recording__c is not there"));
    }

    @Test
    void namesWhatIsTooShort() {
        lead.get("CallRail_Source__c").put("length", 80);
        lead.get("Phone").put("length", 10);
        task.get("CallRail_Recording__c").put("length", 100);
        finds("Lead.CallRail_Source__c takes 80 characters and mapping/lead.groovy writes up to 255: make it longer, or write"
                + " cut(..., 80) there",
                "Lead.Phone takes 10 characters and mapping/lead-new.groovy writes up to 12: make it longer, or write cut(..., 10)"
                        + " there",
                "Task.CallRail_Recording__c takes 100 characters and mapping/task.groovy writes up to 255: make it longer, or write"
                        + " cut(..., 100) there");
    }

    @Test
    void namesTextThatIsNeverCut() throws Exception {
        for (String name : List.of("lead", "lead-shared", "task", "call")) {
            Files.copy(Path.of("routes", "mapping", name + ".groovy"), directory.resolve(name + ".groovy"));
        }
        Files.writeString(directory.resolve("lead-new.groovy"), "[Company: caller.displayName, City: caller.city]");
        flow.mappings = directory.toString();
        finds("Lead.Company takes 255 characters and mapping/lead-new.groovy writes text of any length: write cut(..., 255) there",
                "Lead.City takes 40 characters and mapping/lead-new.groovy writes text of any length: write cut(..., 40) there");
    }

    @Test
    void namesWhatMayNotBeWritten() {
        lead.get("CallRail_Calls__c").put("createable", false);
        lead.get("CallRail_Tags__c").put("updateable", false);
        lead.get("City").put("updateable", false);
        finds("Lead.CallRail_Calls__c may not be written: give the integration user edit access to it, or take it out of"
                + " mapping/lead.groovy",
                "Lead.CallRail_Tags__c can be written only when a record is made: give the integration user edit access to it, or"
                        + " take it out of mapping/lead-shared.groovy");
    }

    @Test
    void wantsExternalIds() {
        lead.get("CallRail_Key__c").put("externalId", false);
        task.get("CallRail_Call_Id__c").put("unique", false);
        finds("Lead.CallRail_Key__c is no external id: tick External ID and Unique in its definition",
                "(advice) Task.CallRail_Call_Id__c is not unique: tick Unique in its definition, else two records of one key can be"
                        + " made");
        lead.remove("CallRail_Key__c");
        assertTrue(problems().get(0).startsWith("Lead.CallRail_Key__c is not there"));
    }

    @Test
    void namesPicklistsThatWouldRefuse() {
        picklist(lead, "CallRail_Lead_Status__c", true, "good_lead", "not_a_lead");
        lead.get("CallRail_Tags__c").put("restrictedPicklist", true);
        finds("Lead.CallRail_Tags__c is restricted to its values: take the restriction off the picklist, since CallRail's tags can"
                + " be any",
                "Lead.CallRail_Lead_Status__c is restricted to its values and lacks not_scored: add them to the picklist, or take"
                        + " the restriction off");
    }

    @Test
    void advisesOfWhatIsRequiredAndNotSet() {
        text(lead, "Region__c", 20).put("nillable", false);
        finds("(advice) Lead.Region__c is required and the mapping does not set it: add it to the mapping, or give it a default");
    }

    @Test
    void concludesNothingFromADescriptionThatSaysNothing() {
        lead.values().forEach(field -> field.keySet().retainAll(List.of("name")));
        task.clear();
        finds();
        assertFalse(problems().stream().anyMatch(text -> text.contains("Task")));
    }
}
