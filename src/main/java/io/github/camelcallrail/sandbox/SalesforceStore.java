package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The records, with an index over the fields by which they are looked up. Writers see the latest state, readers what
 * has been committed (fact sheet, section 3, "Reading changes without gaps"). Guarded by the fake's lock.
 */
final class SalesforceStore {

    private final InstantSource clock;
    private final Map<String, SalesforceRow> rows = new LinkedHashMap<>();
    private final Map<String, Set<String>> index = new HashMap<>();
    private Duration commitDelay = Duration.ZERO;
    private Map<String, SalesforceRow> undo;

    SalesforceStore(InstantSource clock) {
        this.clock = clock;
    }

    void setCommitDelay(Duration delay) {
        commitDelay = delay;
    }

    Duration commitDelay() {
        return commitDelay;
    }

    /** The latest state, committed or not. */
    Optional<SalesforceRow> latest(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** What a reader sees. */
    Optional<SalesforceRow> visible(String id) {
        return latest(id).map(row -> row.at(clock.instant()));
    }

    List<SalesforceRow> visible(SalesforceObject object) {
        Instant now = clock.instant();
        return rows.values().stream().filter(row -> row.object().name().equals(object.name()))
                .map(row -> row.at(now)).filter(Objects::nonNull).toList();
    }

    List<SalesforceRow> latest(SalesforceObject object) {
        return rows.values().stream().filter(row -> row.object().name().equals(object.name())).toList();
    }

    /** Latest states whose key, compared without case, is the one given; deleted ones too. */
    List<SalesforceRow> byKey(SalesforceObject object, SalesforceField field, String key) {
        return index.getOrDefault(indexKey(object, field, key), Set.of()).stream().map(rows::get).toList();
    }

    void put(SalesforceObject object, String id, Map<String, Object> values) {
        SalesforceRow before = rows.get(id);
        if (undo != null && !undo.containsKey(id)) {
            undo.put(id, before);
        }
        Instant now = clock.instant();
        SalesforceRow seen = before == null || !before.visibleAt().isAfter(now) ? withoutPast(before) : before;
        replace(id, new SalesforceRow(object, id, values, now.plus(commitDelay), commitDelay.isZero() ? null : seen));
    }

    /** From here on {@link #rollback} brings back what was. */
    void begin() {
        undo = new LinkedHashMap<>();
    }

    void commit() {
        undo = null;
    }

    void rollback() {
        undo.forEach(this::replace);
        undo = null;
    }

    /** Builds the index anew, after a field became one that records are looked up by. */
    void reindex(SalesforceObject object) {
        List<String> ids = latest(object).stream().map(SalesforceRow::id).toList();
        ids.forEach(id -> {
            SalesforceRow row = rows.get(id);
            unindex(row);
            SalesforceRow moved = new SalesforceRow(object, id, row.values(), row.visibleAt(), row.before());
            rows.put(id, moved);
            index(moved);
        });
    }

    private static SalesforceRow withoutPast(SalesforceRow row) {
        return row == null ? null
                : new SalesforceRow(row.object(), row.id(), row.values(), row.visibleAt(), null);
    }

    private void replace(String id, SalesforceRow row) {
        SalesforceRow old = rows.get(id);
        if (old != null) {
            unindex(old);
        }
        if (row == null) {
            rows.remove(id);
        } else {
            rows.put(id, row);
            index(row);
        }
    }

    private void index(SalesforceRow row) {
        keys(row).forEach(key -> index.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(row.id()));
    }

    private void unindex(SalesforceRow row) {
        keys(row).forEach(key -> index.computeIfPresent(key, (k, ids) -> {
            ids.remove(row.id());
            return ids.isEmpty() ? null : ids;
        }));
    }

    private static List<String> keys(SalesforceRow row) {
        List<String> keys = new ArrayList<>();
        for (SalesforceField field : row.object().fields()) {
            boolean looked = field.is(SalesforceField.Mark.EXTERNAL_ID) || field.is(SalesforceField.Mark.UNIQUE);
            if (looked && row.get(field.name()) != null) {
                keys.add(indexKey(row.object(), field, row.get(field.name()).toString()));
            }
        }
        return keys;
    }

    private static String indexKey(SalesforceObject object, SalesforceField field, String key) {
        return object.name() + ' ' + field.name() + ' ' + SalesforceObject.fold(key);
    }
}
