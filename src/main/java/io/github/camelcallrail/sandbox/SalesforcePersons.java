package io.github.camelcallrail.sandbox;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The users of the org, and what people among them do by hand. Guarded by the fake's lock.
 */
final class SalesforcePersons {

    private final InstantSource clock;
    private final SalesforceSchema schema;
    private final SalesforceStore store;
    private final SalesforceWriter writer;
    private final String integrationUser;
    private final List<String> salesPeople;

    SalesforcePersons(InstantSource clock, SalesforceSchema schema, SalesforceStore store, SalesforceChecks checks,
            SalesforceIds ids) {
        this.clock = clock;
        this.schema = schema;
        this.store = store;
        SalesforceWriter first = new SalesforceWriter(clock, store, checks, ids, List.of());
        integrationUser = user(first, "Integration", SalesforceFake.USERNAME);
        salesPeople = Stream.of("Baker", "Ortiz", "Nguyen", "Klein")
                .map(name -> user(first, name, SalesforceObject.fold(name) + "@sandbox.example")).toList();
        writer = new SalesforceWriter(clock, store, checks, ids, salesPeople);
    }

    private String user(SalesforceWriter first, String name, String mail) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("LastName", name, "Username", mail, "Email", mail,
                "IsActive", true));
        return first.insert(schema.require("User"), values, new SalesforceActor(integrationUser, false));
    }

    SalesforceWriter writer() {
        return writer;
    }

    String integrationUser() {
        return integrationUser;
    }

    List<String> salesPeople() {
        return salesPeople;
    }

    void edit(String object, String id, Map<String, ?> changes, String userId) {
        SalesforceInput input = input(object, changes);
        done(writer.update(id, input, new SalesforceActor(userId, false)));
    }

    String create(String object, Map<String, ?> values) {
        return done(writer.create(input(object, values), person()));
    }

    String convert(String id, String contactId) {
        SalesforceRow lead = store.latest(id).filter(row -> row.object().name().equals("Lead") && !row.deleted())
                .orElseThrow(() -> new IllegalArgumentException("no lead " + id));
        String contact = contactId != null ? contactId : contactOf(lead);
        writer.system(id, Map.of("IsConverted", true, "Status", "Closed - Converted", "ConvertedContactId", contact,
                "ConvertedDate", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)), person());
        return contact;
    }

    private String contactOf(SalesforceRow lead) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : List.of("LastName", "FirstName", "Phone", "Email")) {
            Optional.ofNullable(lead.get(name)).ifPresent(value -> values.put(name, value));
        }
        return create("Contact", values);
    }

    void merge(String masterId, String loserId) {
        store.latest(masterId).orElseThrow(() -> new IllegalArgumentException("no lead " + masterId));
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("IsDeleted", true);
        changes.put("MasterRecordId", masterId);
        writer.system(loserId, changes, person());
    }

    void delete(String object, String id) {
        done(writer.delete(id, schema.require(object), person()));
    }

    private SalesforceInput input(String object, Map<String, ?> values) {
        try {
            return SalesforceInput.read(schema.require(object), SalesforceJson.tree(values));
        } catch (SalesforceRefusal refusal) {
            throw new IllegalArgumentException(refusal.getMessage(), refusal);
        }
    }

    private SalesforceActor person() {
        return new SalesforceActor(salesPeople.get(0), false);
    }

    private static String done(SalesforceResult result) {
        if (!result.success()) {
            throw new IllegalArgumentException(result.errors().toString());
        }
        return result.id();
    }
}
