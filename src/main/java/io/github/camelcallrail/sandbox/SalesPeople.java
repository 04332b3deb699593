package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * Sales people who look at leads some time after these appear: one in a few is scored, tagged, moved on or renamed, the
 * rest are left alone. Whether a lead is edited and how depends on the seed and the lead alone, not on when
 * {@link #tick} runs.
 */
public final class SalesPeople {

    private static final List<String> STATUS = List.of("Working - Contacted", "Closed - Not Converted");
    private static final List<String> NAMES = List.of("Rivera", "Okafor", "Lindqvist", "Haddad", "Moreau");

    private final SalesforceFake fake;
    private final InstantSource clock;
    private final long seed;
    private final Set<String> seen = new HashSet<>();
    private List<String> tags = List.of();
    private Duration reaction = Duration.ofSeconds(10);
    private Duration gap = Duration.ofSeconds(3);
    private int oneIn = 4;
    private Instant lastEdit = Instant.MIN;
    private long edits;

    public SalesPeople(SalesforceFake fake, InstantSource clock, long seed) {
        this.fake = fake;
        this.clock = clock;
        this.seed = seed;
    }

    /** How long after a lead's creation it is looked at; 10 s at first. */
    public synchronized void setReaction(Duration after) {
        reaction = Objects.requireNonNull(after);
    }

    /** The least time between two edits; 3 s at first. */
    public synchronized void setGap(Duration between) {
        gap = Objects.requireNonNull(between);
    }

    /** One lead in so many is edited; 4 at first, never fewer than 2. */
    public synchronized void setOneIn(int leads) {
        if (leads < 2) {
            throw new IllegalArgumentException("some leads are left alone: one in 2 at most, not one in " + leads);
        }
        oneIn = leads;
    }

    /** The tags that people choose from; the picklist of {@code CallRail_Tags__c} where nothing is set. */
    public synchronized void setTags(Collection<String> names) {
        tags = List.copyOf(names);
    }

    /** How many edits were made. */
    public synchronized long edits() {
        return edits;
    }

    /** Makes the edit that is due, if one is; the rest of those due come with later ticks. */
    public synchronized void tick() {
        Instant now = clock.instant();
        if (!lastEdit.equals(Instant.MIN) && now.isBefore(lastEdit.plus(gap))) {
            return;
        }
        for (Map<String, Object> lead : fake.records("Lead")) {
            Instant created = SalesforceValues.instant((String) lead.get("CreatedDate"));
            String id = (String) lead.get("Id");
            boolean due = !now.isBefore(created.plus(reaction));
            if (due && seen.add(id) && edited(lead, id)) {
                lastEdit = now;
                edits++;
                return;
            }
        }
    }

    private boolean edited(Map<String, Object> lead, String id) {
        Random random = random(id);
        if (random.nextInt(oneIn) != 0 || Boolean.TRUE.equals(lead.get("IsConverted"))) {
            return false;
        }
        Map<String, String> change = change(lead, random);
        List<String> people = fake.salesPeopleIds();
        if (change.isEmpty()) {
            return false;
        }
        fake.editAsPerson("Lead", id, change, people.get(random.nextInt(people.size())));
        return true;
    }

    private Random random(String id) {
        Random random = new Random(seed * 31 + id.hashCode());
        // The first number of neighbouring seeds is nearly the same.
        random.nextInt();
        return random;
    }

    private Map<String, String> change(Map<String, Object> lead, Random random) {
        int kind = random.nextInt(10);
        if (kind < 4) {
            return Map.of("CallRail_Lead_Status__c", other(lead.get("CallRail_Lead_Status__c"),
                    List.of("good_lead", "not_a_lead"), random));
        }
        if (kind < 8) {
            return tagged(lead, random, kind == 7);
        }
        return kind == 8 ? Map.of("Status", other(lead.get("Status"), STATUS, random))
                : Map.of("LastName", other(lead.get("LastName"), NAMES, random));
    }

    private Map<String, String> tagged(Map<String, Object> lead, Random random, boolean remove) {
        List<String> catalogue = tags.isEmpty() ? fake.field("Lead", "CallRail_Tags__c").values() : tags;
        Object value = lead.get("CallRail_Tags__c");
        List<String> present = new ArrayList<>(value == null ? List.of() : SalesforceValues.parts(value.toString()));
        List<String> removable = present.stream().filter(catalogue::contains).toList();
        List<String> addable = catalogue.stream().filter(tag -> present.stream().noneMatch(tag::equalsIgnoreCase))
                .toList();
        if (!removable.isEmpty() && (remove || addable.isEmpty())) {
            present.remove(removable.get(random.nextInt(removable.size())));
        } else if (!addable.isEmpty()) {
            present.add(addable.get(random.nextInt(addable.size())));
        } else {
            return Map.of();
        }
        return Map.of("CallRail_Tags__c", String.join(";", present));
    }

    private static String other(Object current, List<String> values, Random random) {
        List<String> others = values.stream().filter(value -> !value.equals(current)).toList();
        return others.get(random.nextInt(others.size()));
    }
}
