package io.github.camelcallrail.sandbox;

import io.github.camelcallrail.sandbox.SalesforceField.Mark;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything under {@code sobjects}: describe, single records by id and by key, {@code updated} and {@code deleted}.
 */
final class SalesforceRecords {

    private final InstantSource clock;
    private final SalesforceSchema schema;
    private final SalesforceStore store;
    private final SalesforceWrites writes;
    private final SalesforceDescribe describe;

    SalesforceRecords(InstantSource clock, SalesforceSchema schema, SalesforceStore store, SalesforceWrites writes) {
        this.clock = clock;
        this.schema = schema;
        this.store = store;
        this.writes = writes;
        this.describe = new SalesforceDescribe(schema);
    }

    Answer answer(SalesforceRest call) {
        if (call.size() == 1) {
            return read(call, () -> describe.global(call.version()));
        }
        SalesforceObject object = schema.object(call.segment(1)).orElseThrow(SalesforceRefusal::notFound);
        return switch (call.size()) {
            case 2 -> call.method().equals("POST") ? create(call, object)
                    : read(call, () -> SalesforceJson.map("objectDescribe", describe.basic(object, call.version()),
                            "recentItems", List.of()));
            case 3 -> under(call, object, call.segment(2));
            case 4 -> byKey(call, object);
            default -> throw SalesforceRefusal.notFound();
        };
    }

    private Answer under(SalesforceRest call, SalesforceObject object, String name) {
        return switch (name) {
            case "describe" -> read(call, () -> describe.full(object, call.version()));
            case "updated" -> read(call, () -> updated(call, object));
            case "deleted" -> read(call, () -> deleted(call, object));
            default -> byId(call, object, name);
        };
    }

    private interface Reading {
        Object answer();
    }

    private static Answer read(SalesforceRest call, Reading reading) {
        if (call.writes()) {
            throw notAllowed(call);
        }
        return SalesforceJson.answer(200, reading.answer());
    }

    private Answer create(SalesforceRest call, SalesforceObject object) {
        SalesforceInput input = SalesforceInput.read(object, SalesforceJson.readObject(call.request().body()));
        return created(call, object, writes.create(input, call.actor()));
    }

    private Answer byId(SalesforceRest call, SalesforceObject object, String id) {
        return switch (call.method()) {
            case "GET" -> one(call, object, SalesforceIds.read(id).flatMap(store::visible));
            case "PATCH" -> update(call, object, id);
            case "DELETE" -> done(writes.delete(id, object, call.actor()));
            default -> throw notAllowed(call);
        };
    }

    private Answer update(SalesforceRest call, SalesforceObject object, String id) {
        SalesforceInput input = SalesforceInput.read(object, SalesforceJson.readObject(call.request().body()));
        if (input.id() != null) {
            throw inBody("Id");
        }
        return done(writes.update(new SalesforceInput(object, id, input.values()), call.actor()));
    }

    private Answer byKey(SalesforceRest call, SalesforceObject object) {
        SalesforceField key = key(object, call.segment(2));
        List<SalesforceRow> matches = writes.matches(object, key, call.segment(3));
        if (matches.size() > 1) {
            return SalesforceJson.answer(300, matches.stream()
                    .map(row -> SalesforceJson.recordUrl(object.name(), call.version(), row.id())).toList());
        }
        return switch (call.method()) {
            case "GET" -> one(call, object, matches.stream().findFirst().map(row -> row.at(clock.instant())));
            case "PATCH" -> upsert(call, object, key, matches.isEmpty());
            case "DELETE" -> done(writes.delete(matches.stream().findFirst()
                    .orElseThrow(SalesforceRefusal::notFound).id(), object, call.actor()));
            default -> throw notAllowed(call);
        };
    }

    private static SalesforceField key(SalesforceObject object, String name) {
        return object.field(name).filter(field -> field.is(Mark.EXTERNAL_ID)).orElseThrow(() -> new SalesforceRefusal(
                404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + name));
    }

    private Answer upsert(SalesforceRest call, SalesforceObject object, SalesforceField key, boolean isNew) {
        SalesforceInput input = SalesforceInput.read(object, SalesforceJson.readObject(call.request().body()));
        if (input.id() != null || input.values().containsKey(key.name())) {
            throw inBody(input.id() != null ? "Id" : key.name());
        }
        if (isNew && call.request().param("updateOnly").filter("true"::equals).isPresent()) {
            throw SalesforceRefusal.notFound();
        }
        String value = call.segment(3).strip();
        SalesforceResult result = writes.upsert(input.with(key, value.isEmpty() ? null : value), key, call.actor());
        if (result.success() && !result.created()) {
            return SalesforceJson.answer(200, SalesforceJson.map("id", result.id(), "success", true, "errors",
                    List.of(), "created", false));
        }
        return created(call, object, result);
    }

    private static SalesforceRefusal inBody(String field) {
        return new SalesforceRefusal(400, List.of(SalesforceError.of("INVALID_FIELD",
                "The " + field + " field should not be specified in the sobject data.", field)));
    }

    private static Answer created(SalesforceRest call, SalesforceObject object, SalesforceResult result) {
        failIf(result);
        return SalesforceJson.answer(201, SalesforceJson.map("id", result.id(), "success", true, "errors", List.of(),
                "created", true))
                .with("Location", SalesforceJson.recordUrl(object.name(), call.version(), result.id()));
    }

    private static Answer done(SalesforceResult result) {
        failIf(result);
        return SalesforceJson.empty(204);
    }

    private static void failIf(SalesforceResult result) {
        if (result.failedBy("ENTITY_IS_DELETED")) {
            throw new SalesforceRefusal(404, result.errors());
        }
        if (result.failedBy("MALFORMED_ID") && result.id() == null
                || result.failedBy("INVALID_CROSS_REFERENCE_KEY") && result.errors().get(0).fields().isEmpty()) {
            throw SalesforceRefusal.notFound();
        }
        if (!result.success()) {
            throw new SalesforceRefusal(400, result.errors());
        }
    }

    private Answer one(SalesforceRest call, SalesforceObject object, Optional<SalesforceRow> found) {
        SalesforceRow row = found.filter(one -> one.object().name().equals(object.name()) && !one.deleted())
                .orElseThrow(SalesforceRefusal::notFound);
        return SalesforceJson.answer(200, json(row, fields(object, call.request().param("fields")), call.version()));
    }

    static Collection<SalesforceField> fields(SalesforceObject object, Optional<String> list) {
        if (list.isEmpty()) {
            return object.fields();
        }
        return Arrays.stream(list.get().split(",")).map(String::strip).map(name -> object.field(name)
                .orElseThrow(() -> SalesforceRefusal.noColumn(name, object.name()))).toList();
    }

    static Map<String, Object> json(SalesforceRow row, Collection<SalesforceField> fields, String version) {
        Map<String, Object> json = SalesforceJson.map("attributes",
                SalesforceJson.attributes(row.object().name(), version, row.id()));
        fields.forEach(field -> json.put(field.name(), SalesforceValues.write(field, row.get(field.name()))));
        return json;
    }

    private Map<String, Object> updated(SalesforceRest call, SalesforceObject object) {
        Instant end = bound(call, "end");
        List<String> ids = within(call, object, end).stream().filter(row -> !row.deleted())
                .map(SalesforceRow::id).toList();
        return SalesforceJson.map("ids", ids, "latestDateCovered", stamp(covered(end)));
    }

    private Map<String, Object> deleted(SalesforceRest call, SalesforceObject object) {
        Instant end = bound(call, "end");
        List<Map<String, Object>> records = within(call, object, end).stream().filter(SalesforceRow::deleted)
                .map(row -> SalesforceJson.map("id", row.id(), "deletedDate",
                        stamp((Instant) row.get("SystemModstamp"))))
                .toList();
        return SalesforceJson.map("deletedRecords", records, "earliestDateAvailable",
                stamp(clock.instant().minus(Duration.ofDays(30))), "latestDateCovered", stamp(covered(end)));
    }

    private List<SalesforceRow> within(SalesforceRest call, SalesforceObject object, Instant end) {
        Instant start = bound(call, "start");
        if (!start.isBefore(end)) {
            throw new SalesforceRefusal(400, "INVALID_REPLICATION_DATE", "startDate before endDate is required");
        }
        if (start.isBefore(clock.instant().minus(Duration.ofDays(30)))) {
            throw new SalesforceRefusal(400, "INVALID_REPLICATION_DATE", "startDate cannot be more than 30 days ago");
        }
        return store.visible(object).stream().filter(row -> {
            Instant stamp = (Instant) row.get("SystemModstamp");
            return !stamp.isBefore(start) && !stamp.isAfter(end);
        }).toList();
    }

    /** Up to where no transaction can still be in flight. */
    private Instant covered(Instant end) {
        Instant safe = clock.instant().minus(store.commitDelay()).truncatedTo(ChronoUnit.SECONDS);
        return end.isBefore(safe) ? end : safe;
    }

    private static Instant bound(SalesforceRest call, String name) {
        try {
            return SalesforceValues.instant(call.request().param(name).orElse("")).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw new SalesforceRefusal(400, "INVALID_REPLICATION_DATE", name + " is required to be a dateTime");
        }
    }

    private static Object stamp(Instant instant) {
        return SalesforceValues.write(null, instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private static SalesforceRefusal notAllowed(SalesforceRest call) {
        return SalesforceRefusal.notAllowed(call.method());
    }
}
