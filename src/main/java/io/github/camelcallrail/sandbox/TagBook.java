package io.github.camelcallrail.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The account's tags. Guarded by the world that holds it.
 */
final class TagBook {

    private static final long FIRST_ID = 7_000_001;

    private final Map<Long, Map<String, Object>> tags = new LinkedHashMap<>();
    private long nextId = FIRST_ID;

    Map<String, Object> add(String name, String companyId, String color, Instant now) {
        Map<String, Object> tag = Records.tag(nextId++, name, companyId, color, now);
        tags.put((Long) tag.get("id"), tag);
        return tag;
    }

    void put(Map<String, Object> tag) {
        long id = ((Number) tag.get("id")).longValue();
        tags.put(id, tag);
        nextId = Math.max(nextId, id + 1);
    }

    Optional<Map<String, Object>> get(long id) {
        return Optional.ofNullable(tags.get(id));
    }

    void remove(long id) {
        tags.remove(id);
    }

    List<Map<String, Object>> all() {
        return new ArrayList<>(tags.values());
    }

    /** The tag of exactly that name which calls of that company can bear. */
    Optional<Map<String, Object>> usable(String name, String companyId) {
        return tags.values().stream().filter(tag -> tag.get("name").equals(name))
                .filter(tag -> tag.get("company_id") == null || tag.get("company_id").equals(companyId)).findFirst();
    }

    /** The tag of exactly that name on exactly that level. */
    Optional<Map<String, Object>> same(String name, String companyId) {
        return tags.values().stream().filter(tag -> tag.get("name").equals(name))
                .filter(tag -> Objects.equals(tag.get("company_id"), companyId)).findFirst();
    }
}
