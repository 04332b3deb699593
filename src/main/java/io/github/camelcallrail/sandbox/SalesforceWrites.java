package io.github.camelcallrail.sandbox;

import io.github.camelcallrail.sandbox.SalesforceField.Mark;
import java.util.List;
import java.util.Optional;

/**
 * Writes that come through the API: upserts by key, and the faults that befall single records.
 */
final class SalesforceWrites {

    private final SalesforceStore store;
    private final SalesforceWriter writer;
    private final SalesforceFaults faults;

    SalesforceWrites(SalesforceStore store, SalesforceWriter writer, SalesforceFaults faults) {
        this.store = store;
        this.writer = writer;
        this.faults = faults;
    }

    SalesforceResult create(SalesforceInput input, SalesforceActor actor) {
        if (input.id() != null) {
            return SalesforceResult.failed("INVALID_FIELD_FOR_INSERT_UPDATE",
                    "cannot specify Id in an insert call", "Id");
        }
        return faults.hit(SalesforceFaults.LOCK_ROW) ? locked(null) : writer.create(input, actor);
    }

    SalesforceResult update(SalesforceInput input, SalesforceActor actor) {
        if (input.id() == null) {
            return SalesforceResult.failed("MISSING_ARGUMENT", "Id not specified in an update call", "Id");
        }
        Optional<String> id = SalesforceIds.read(input.id());
        if (id.isEmpty()) {
            return SalesforceResult.failed("MALFORMED_ID", "id value of incorrect type: " + input.id(), "Id");
        }
        return faults.hit(SalesforceFaults.LOCK_ROW) ? locked(id.get()) : writer.update(id.get(), input, actor);
    }

    SalesforceResult delete(String id, SalesforceObject object, SalesforceActor actor) {
        Optional<String> full = SalesforceIds.read(id);
        if (full.isEmpty()) {
            return SalesforceResult.failed("MALFORMED_ID", "malformed id " + id);
        }
        return faults.hit(SalesforceFaults.LOCK_ROW) ? locked(full.get()) : writer.delete(full.get(), object, actor);
    }

    /** Upserts by the field's value in the record, or by its id where the field is {@code Id}. */
    SalesforceResult upsert(SalesforceInput input, SalesforceField key, SalesforceActor actor) {
        if (key.type() == SalesforceType.ID) {
            return input.id() == null ? create(input, actor) : update(input, actor);
        }
        if (input.id() != null) {
            return SalesforceResult.failed("INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Id and an external id cannot be specified together", "Id");
        }
        if (!(input.values().get(key.name()) instanceof String value)) {
            return SalesforceResult.failed("MISSING_ARGUMENT", key.name() + " not specified", key.name());
        }
        List<SalesforceRow> matches = matches(input.object(), key, value);
        if (matches.size() > 1) {
            return SalesforceResult.failed("DUPLICATE_EXTERNAL_ID", "more than one record found for external id field: "
                    + matches.stream().map(SalesforceRow::id).toList(), key.name());
        }
        return matches.isEmpty() ? createByKey(input, key, actor) : updateByKey(matches.get(0), input, key, actor);
    }

    /** Records of that key that are not in the recycle bin. */
    List<SalesforceRow> matches(SalesforceObject object, SalesforceField key, String value) {
        return store.byKey(object, key, value.strip()).stream().filter(row -> !row.deleted()).toList();
    }

    private SalesforceResult createByKey(SalesforceInput input, SalesforceField key, SalesforceActor actor) {
        if (faults.hit(SalesforceFaults.LOCK_ROW)) {
            return locked(null);
        }
        SalesforceResult result = writer.create(input, actor);
        boolean twin = result.success() && key.is(Mark.UNIQUE) && faults.hit(SalesforceFaults.DUPLICATE);
        return twin ? SalesforceResult.failed((String) null, SalesforceChecks.duplicate(key, result.id())) : result;
    }

    private SalesforceResult updateByKey(SalesforceRow row, SalesforceInput input, SalesforceField key,
            SalesforceActor actor) {
        if (faults.hit(SalesforceFaults.LOCK_ROW)) {
            return locked(row.id());
        }
        return writer.update(row.id(), input.without(key), actor);
    }

    private static SalesforceResult locked(String id) {
        return SalesforceResult.failed(id, SalesforceError.of("UNABLE_TO_LOCK_ROW",
                "unable to obtain exclusive access to this record or 1 records" + (id == null ? "" : ": " + id)));
    }
}
