package io.github.camelcallrail.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SalesPeopleTest {

    private final SalesforceCaller caller = new SalesforceCaller();
    private final SalesPeople people = new SalesPeople(caller.fake, caller, 11);

    private void leads(int count) {
        leads(caller, count);
    }

    private static void leads(SalesforceCaller caller, int count) {
        List<Map<String, Object>> leads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> lead = SalesforceCaller.person("k" + i, "Lead " + i);
            lead.put("CallRail_Tags__c", "Own tag;Booked");
            leads.add(lead);
        }
        caller.upsert(leads);
    }

    private void work(int seconds) {
        work(caller, people, seconds);
    }

    private static void work(SalesforceCaller caller, SalesPeople people, int seconds) {
        for (int i = 0; i < seconds; i++) {
            caller.pass(Duration.ofSeconds(1));
            people.tick();
        }
    }

    private List<Map<String, Object>> edited() {
        return caller.fake.snapshot().get("Lead").stream()
                .filter(lead -> !lead.get("LastModifiedById").equals(caller.fake.integrationUserId())).toList();
    }

    @Test
    void nobodyLooksBeforeTheTimeHasCome() {
        leads(100);
        work(9);
        assertEquals(0, people.edits());
        work(1);
        assertEquals(1, people.edits());
    }

    @Test
    void oneInAFewIsEditedAndTheRestLeftAlone() {
        leads(200);
        work(1000);

        assertEquals(people.edits(), edited().size());
        assertTrue(people.edits() > 30 && people.edits() < 80, "edits: " + people.edits());
    }

    @Test
    void editsKeepTheirDistance() {
        leads(100);
        work(10 + 3 * 5);
        assertEquals(6, people.edits());
        Set<Object> stamps = new HashSet<>();
        edited().forEach(lead -> stamps.add(lead.get("SystemModstamp")));
        assertEquals(6, stamps.size());
    }

    @Test
    void everyKindOfEditOccursAndTagsAreOfTheGivenList() {
        people.setTags(List.of("Booked", "VIP"));
        leads(200);
        work(1000);
        Set<Object> tags = new HashSet<>();
        Set<Object> scores = new HashSet<>();
        Set<Object> status = new HashSet<>();
        edited().forEach(lead -> {
            tags.add(lead.get("CallRail_Tags__c"));
            scores.add(lead.get("CallRail_Lead_Status__c"));
            status.add(lead.get("Status"));
        });

        assertEquals(Set.of("Booked;Own tag", "Booked;Own tag;VIP", "Own tag"), tags);
        scores.removeIf(Objects::isNull);
        assertEquals(Set.of("good_lead", "not_a_lead"), scores);
        assertTrue(status.size() > 1);
        assertTrue(edited().stream().anyMatch(lead -> !lead.get("LastName").toString().startsWith("Lead ")));
    }

    @Test
    void theSameSeedDoesTheSame() {
        leads(50);
        work(300);
        SalesforceCaller twin = new SalesforceCaller();
        leads(twin, 50);
        work(twin, new SalesPeople(twin.fake, twin, 11), 300);

        assertEquals(caller.fake.snapshot(), twin.fake.snapshot());
    }

    @Test
    void allLeadsAreNeverEdited() {
        assertThrows(IllegalArgumentException.class, () -> people.setOneIn(1));
    }
}
