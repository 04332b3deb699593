package io.github.camelcallrail.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcallrail.sandbox.SalesforceField.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Collections of up to 200 records (fact sheet, sections 2.1 and 3). A call is read whole before anything is written:
 * what cannot be read refuses it with 400; after that each record has its own fate and the status is 200.
 */
final class SalesforceCollections {

    private static final int MOST = 200;
    private static final int MOST_RETRIEVED = 2_000;
    private static final int MOST_RUNS = 10;

    private final SalesforceSchema schema;
    private final SalesforceStore store;
    private final SalesforceWrites writes;

    SalesforceCollections(SalesforceSchema schema, SalesforceStore store, SalesforceWrites writes) {
        this.schema = schema;
        this.store = store;
        this.writes = writes;
    }

    Answer answer(SalesforceRest call) {
        boolean get = call.method().equals("GET");
        return switch (call.method() + " " + call.size()) {
            case "POST 2" -> write(call, writes::create, null);
            case "PATCH 2" -> write(call, writes::update, "Id");
            case "DELETE 2" -> delete(call);
            case "GET 3", "POST 3" -> retrieve(call, object(call), get);
            case "PATCH 4" -> upsert(call, object(call));
            default -> throw SalesforceRefusal.notAllowed(call.method());
        };
    }

    private SalesforceObject object(SalesforceRest call) {
        return schema.object(call.segment(2)).orElseThrow(SalesforceRefusal::notFound);
    }

    private Answer upsert(SalesforceRest call, SalesforceObject object) {
        SalesforceField key = object.field(call.segment(3))
                .filter(field -> field.is(Mark.EXTERNAL_ID) || field.type() == SalesforceType.ID)
                .orElseThrow(() -> new SalesforceRefusal(400, "INVALID_FIELD", "Field name provided, " + call.segment(3)
                        + " does not match an External ID, Salesforce Id, or indexed field for " + object.name()));
        Body body = body(call);
        if (body.records().stream().anyMatch(input -> !input.object().name().equals(object.name()))) {
            throw new SalesforceRefusal(400, "INVALID_TYPE", "all records are required to be of type " + object.name());
        }
        return run(body, (input, actor) -> writes.upsert(input, key, actor), key.name(), call, true);
    }

    private Answer write(SalesforceRest call, BiFunction<SalesforceInput, SalesforceActor, SalesforceResult> writing,
            String key) {
        Body body = body(call);
        int runs = 1;
        for (int i = 1; i < body.records().size(); i++) {
            runs += body.records().get(i).object().name().equals(body.records().get(i - 1).object().name()) ? 0 : 1;
        }
        if (runs > MOST_RUNS) {
            throw new SalesforceRefusal(400, "INVALID_REQUEST", "more than " + MOST_RUNS
                    + " changes of type in a call");
        }
        return run(body, writing, key, call, false);
    }

    private Answer run(Body body, BiFunction<SalesforceInput, SalesforceActor, SalesforceResult> writing, String key,
            SalesforceRest call, boolean upsert) {
        Map<String, Integer> times = new HashMap<>();
        body.records().forEach(input -> times.merge(key(input, key), 1, Integer::sum));
        List<SalesforceResult> results = inOne(body.allOrNone(), body.records(), input -> {
            String own = key(input, key);
            return !own.isEmpty() && times.get(own) > 1 ? twice(input, key) : writing.apply(input, call.actor());
        });
        return SalesforceJson.answer(200, results.stream().map(result -> result.inCollection(upsert)).toList());
    }

    private static SalesforceResult twice(SalesforceInput input, String key) {
        boolean byId = key.equals("Id");
        Object value = byId ? input.id() : input.values().get(key);
        return SalesforceResult.failed("DUPLICATE_VALUE",
                (byId ? "Duplicate id specified: " : "Duplicate external id specified: ") + value, key);
    }

    private static String key(SalesforceInput input, String key) {
        if (key == null) {
            return "";
        }
        if (key.equals("Id")) {
            return input.id() == null ? "" : SalesforceIds.read(input.id()).orElse(input.id());
        }
        Object value = input.values().get(key);
        return value == null ? "" : SalesforceObject.fold(value.toString());
    }

    private interface One<T> {
        SalesforceResult write(T item);
    }

    private <T> List<SalesforceResult> inOne(boolean allOrNone, List<T> items, One<T> one) {
        store.begin();
        List<SalesforceResult> results = new ArrayList<>();
        items.forEach(item -> results.add(one.write(item)));
        if (!allOrNone || results.stream().allMatch(SalesforceResult::success)) {
            store.commit();
            return results;
        }
        store.rollback();
        return results.stream().map(result -> result.success() ? SalesforceResult.failed(
                "ALL_OR_NONE_OPERATION_ROLLED_BACK", "Record rolled back because not all records were valid and the"
                        + " request was using AllOrNone header") : result).toList();
    }

    private Answer delete(SalesforceRest call) {
        List<String> ids = ids(call.request().param("ids").orElse(""));
        limit(ids.size(), MOST);
        boolean allOrNone = call.request().param("allOrNone").filter("true"::equals).isPresent();
        List<SalesforceResult> results = inOne(allOrNone, ids, id -> writes.delete(id, null, call.actor()));
        return SalesforceJson.answer(200, results.stream().map(result -> result.inCollection(false)).toList());
    }

    private Answer retrieve(SalesforceRest call, SalesforceObject object, boolean get) {
        List<String> ids;
        String fields;
        if (get) {
            ids = ids(call.request().param("ids").orElse(""));
            fields = call.request().param("fields").orElse("");
        } else {
            ObjectNode body = SalesforceJson.readObject(call.request().body());
            ids = SalesforceJson.texts(body.get("ids"), "ids");
            fields = String.join(",", SalesforceJson.texts(body.get("fields"), "fields"));
        }
        limit(ids.size(), MOST_RETRIEVED);
        if (fields.isEmpty()) {
            throw new SalesforceRefusal(400, "INVALID_FIELD", "fields is required");
        }
        Collection<SalesforceField> columns = SalesforceRecords.fields(object, Optional.of(fields));
        return SalesforceJson.answer(200, ids.stream().map(id -> SalesforceIds.read(id).flatMap(store::visible)
                .filter(row -> row.object().name().equals(object.name()) && !row.deleted())
                .map(row -> SalesforceRecords.json(row, columns, call.version())).orElse(null)).toList());
    }

    private static List<String> ids(String list) {
        List<String> ids = Arrays.stream(list.split(",")).map(String::strip).filter(id -> !id.isEmpty()).toList();
        if (ids.isEmpty()) {
            throw new SalesforceRefusal(400, "INVALID_REQUEST", "ids is required");
        }
        return ids;
    }

    private static void limit(int count, int most) {
        if (count > most) {
            throw new SalesforceRefusal(400, "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than "
                    + most + " records into this call");
        }
    }

    private record Body(boolean allOrNone, List<SalesforceInput> records) {
    }

    private Body body(SalesforceRest call) {
        ObjectNode json = SalesforceJson.readObject(call.request().body());
        json.fieldNames().forEachRemaining(name -> {
            if (!Set.of("allOrNone", "records").contains(name)) {
                throw SalesforceRefusal.malformedJson("Unrecognized field \"" + name + "\"");
            }
        });
        JsonNode list = json.path("records");
        JsonNode allOrNone = json.path("allOrNone");
        if (!list.isArray() || list.isEmpty() || !allOrNone.isMissingNode() && !allOrNone.isBoolean()) {
            throw SalesforceRefusal.malformedJson("'records' is required to be a list, 'allOrNone' a boolean");
        }
        limit(list.size(), MOST);
        List<SalesforceInput> records = new ArrayList<>();
        list.forEach(record -> records.add(record(record)));
        return new Body(allOrNone.asBoolean(false), records);
    }

    private SalesforceInput record(JsonNode json) {
        JsonNode type = json.path("attributes").path("type");
        if (!(json instanceof ObjectNode record) || !type.isTextual()) {
            throw new SalesforceRefusal(400, "INVALID_TYPE", "attributes.type is required in every record");
        }
        SalesforceObject object = schema.object(type.textValue()).orElseThrow(() -> new SalesforceRefusal(400,
                "INVALID_TYPE", "sObject type '" + type.textValue() + "' is not supported."));
        return SalesforceInput.read(object, record);
    }
}
