package io.github.camelcallrail.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Creates, changes and deletes single records, with the fields that the system keeps itself.
 */
final class SalesforceWriter {

    private static final SalesforceError DELETED = SalesforceError.of("ENTITY_IS_DELETED", "entity is deleted");

    private final InstantSource clock;
    private final SalesforceStore store;
    private final SalesforceChecks checks;
    private final SalesforceIds ids;
    private final List<String> salesPeople;
    private int assigned;

    SalesforceWriter(InstantSource clock, SalesforceStore store, SalesforceChecks checks, SalesforceIds ids,
            List<String> salesPeople) {
        this.clock = clock;
        this.store = store;
        this.checks = checks;
        this.ids = ids;
        this.salesPeople = salesPeople;
    }

    SalesforceResult create(SalesforceInput input, SalesforceActor actor) {
        SalesforceObject object = input.object();
        if (!object.writable()) {
            return SalesforceResult.failed("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
                    "entity type cannot be inserted: " + object.name());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        object.fields().forEach(field -> values.put(field.name(), field.preset()));
        values.putAll(given(input, true));
        List<SalesforceError> errors = checks.check(object, null, input.values(), values);
        if (!errors.isEmpty()) {
            return new SalesforceResult(null, false, errors);
        }
        return SalesforceResult.created(insert(object, values, actor));
    }

    /** Stores a record without a question, for the users of the org. */
    String insert(SalesforceObject object, Map<String, Object> values, SalesforceActor actor) {
        String id = ids.next(object.prefix());
        values.put("Id", id);
        values.putIfAbsent("IsDeleted", false);
        if (object.field("OwnerId").isPresent()) {
            values.putIfAbsent("OwnerId", assigns(object, actor) ? nextOwner(null) : actor.userId());
        }
        values.put("CreatedDate", now());
        values.put("CreatedById", actor.userId());
        store(object, id, values, actor);
        return id;
    }

    SalesforceResult update(String id, SalesforceInput input, SalesforceActor actor) {
        Optional<SalesforceRow> row = store.latest(id).filter(found -> found.object().name()
                .equals(input.object().name()));
        if (row.isEmpty()) {
            return SalesforceResult.failed(null, SalesforceError.of("INVALID_CROSS_REFERENCE_KEY",
                    "invalid cross reference id"));
        }
        SalesforceResult refused = refused(row.get());
        return refused != null ? refused : change(row.get(), input, actor);
    }

    private static SalesforceResult refused(SalesforceRow row) {
        if (row.deleted()) {
            return SalesforceResult.failed(row.id(), DELETED);
        }
        if (row.flag("IsConverted")) {
            return SalesforceResult.failed(row.id(),
                    SalesforceError.of("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead"));
        }
        return row.object().writable() ? null : SalesforceResult.failed(row.id(), SalesforceError.of(
                "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id"));
    }

    private SalesforceResult change(SalesforceRow row, SalesforceInput input, SalesforceActor actor) {
        Map<String, Object> values = new LinkedHashMap<>(row.values());
        values.putAll(given(input, false));
        List<SalesforceError> errors = checks.check(row.object(), row.id(), input.values(), values);
        if (!errors.isEmpty()) {
            return new SalesforceResult(row.id(), false, errors);
        }
        if (assigns(row.object(), actor) && !input.values().containsKey("OwnerId")) {
            values.put("OwnerId", nextOwner((String) row.get("OwnerId")));
        }
        store(row.object(), row.id(), values, actor);
        return SalesforceResult.updated(row.id());
    }

    SalesforceResult delete(String id, SalesforceObject object, SalesforceActor actor) {
        Optional<SalesforceRow> row = store.latest(id)
                .filter(found -> object == null || found.object().name().equals(object.name()));
        if (row.isEmpty()) {
            return SalesforceResult.failed(null, SalesforceError.of("INVALID_CROSS_REFERENCE_KEY",
                    "invalid cross reference id"));
        }
        if (row.get().deleted()) {
            return SalesforceResult.failed(id, DELETED);
        }
        system(id, Map.of("IsDeleted", true), actor);
        return SalesforceResult.updated(id);
    }

    /** Sets fields that only the system may set. */
    void system(String id, Map<String, Object> changes, SalesforceActor actor) {
        SalesforceRow row = store.latest(id).orElseThrow(() -> new IllegalArgumentException("no record " + id));
        Map<String, Object> values = new LinkedHashMap<>(row.values());
        values.putAll(changes);
        store(row.object(), id, values, actor);
    }

    private void store(SalesforceObject object, String id, Map<String, Object> values, SalesforceActor actor) {
        values.put("LastModifiedDate", now());
        values.put("LastModifiedById", actor.userId());
        values.put("SystemModstamp", now());
        if (values.get("LastName") != null) {
            values.put("Name", Stream.of("FirstName", "LastName").map(values::get).filter(String.class::isInstance)
                    .map(String.class::cast).collect(Collectors.joining(" ")));
        }
        if (object.name().equals("Task")) {
            close(values);
        }
        store.put(object, id, values);
    }

    private void close(Map<String, Object> task) {
        boolean closed = "Completed".equals(task.get("Status"));
        task.put("IsClosed", closed);
        if (!closed) {
            task.put("CompletedDateTime", null);
        } else if (task.get("CompletedDateTime") == null) {
            task.put("CompletedDateTime", now());
        }
    }

    /** Ids in full; an empty picklist that has a default takes it on creation. */
    private static Map<String, Object> given(SalesforceInput input, boolean creating) {
        Map<String, Object> values = new LinkedHashMap<>();
        input.values().forEach((name, value) -> {
            SalesforceField field = input.object().field(name).orElseThrow();
            boolean reference = field.type() == SalesforceType.REFERENCE && value != null;
            Object kept = reference ? SalesforceIds.read((String) value).orElse((String) value) : value;
            values.put(name, kept == null && creating ? field.preset() : kept);
        });
        return values;
    }

    private static boolean assigns(SalesforceObject object, SalesforceActor actor) {
        return actor.autoAssign() && object.name().equals("Lead");
    }

    private String nextOwner(String current) {
        String owner = salesPeople.get(assigned++ % salesPeople.size());
        return owner.equals(current) && salesPeople.size() > 1 ? nextOwner(current) : owner;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
