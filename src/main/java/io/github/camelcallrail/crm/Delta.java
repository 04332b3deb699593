package io.github.camelcallrail.crm;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change of one field that is kept as a change and not as a result, so that it can be applied to what somebody else
 * changed meanwhile.
 */
sealed interface Delta {

    /** The value after the change. */
    Object applyTo(Object base);

    /** For the ledger. */
    Map<String, Object> json();

    /** Of {@link #json}. */
    static Delta of(Map<?, ?> json) {
        return json.containsKey("value") ? new Replace(json.get("value"))
                : new Elements(TagSet.of(json.get("add")), TagSet.of(json.get("remove")));
    }

    /** @return {@code null} for {@code null} */
    static Map<String, Delta> read(Map<String, Object> json) {
        if (json == null) {
            return null;
        }
        Map<String, Delta> deltas = new LinkedHashMap<>();
        json.forEach((field, delta) -> deltas.put(field, of((Map<?, ?>) delta)));
        return deltas;
    }

    /** @return {@code null} for {@code null} */
    static Map<String, Object> write(Map<String, Delta> deltas) {
        if (deltas == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        deltas.forEach((field, delta) -> json.put(field, delta.json()));
        return json;
    }

    /** Those fields after those changes; what becomes nothing is left out. */
    static Map<String, Object> apply(Map<String, Object> fields, Map<String, Delta> deltas) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        deltas.forEach((field, delta) -> {
            Object value = delta.applyTo(fields.get(field));
            if (Values.empty(value)) {
                changed.remove(field);
            } else {
                changed.put(field, value);
            }
        });
        return changed;
    }

    /** A new value in place of the old one. */
    record Replace(Object value) implements Delta {

        @Override
        public Object applyTo(Object base) {
            return value;
        }

        @Override
        public Map<String, Object> json() {
            Map<String, Object> json = new HashMap<>();
            json.put("value", value);
            return json;
        }
    }

    /** Elements that came and went. */
    record Elements(List<String> add, List<String> remove) implements Delta {

        @Override
        public Object applyTo(Object base) {
            Collection<String> elements = TagSet.of(base);
            return TagSet.minus(TagSet.plus(elements, add), remove);
        }

        @Override
        public Map<String, Object> json() {
            return Map.of("add", add, "remove", remove);
        }
    }
}
