package io.github.camelcallrail.sandbox;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An object of the org: its name, the prefix of its ids and its fields by folded name, in declared order.
 */
record SalesforceObject(String name, String prefix, boolean writable, Map<String, SalesforceField> byName) {

    static SalesforceObject of(String name, String prefix, boolean writable, Collection<SalesforceField> fields) {
        Map<String, SalesforceField> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(fold(field.name()), field));
        return new SalesforceObject(name, prefix, writable, byName);
    }

    Collection<SalesforceField> fields() {
        return byName.values();
    }

    Optional<SalesforceField> field(String name) {
        return Optional.ofNullable(byName.get(fold(name)));
    }

    /** The reference field whose relationship has this name. */
    Optional<SalesforceField> relationship(String name) {
        return fields().stream()
                .filter(field -> field.relationship() != null && fold(field.relationship()).equals(fold(name)))
                .findFirst();
    }

    SalesforceObject with(SalesforceField field) {
        Map<String, SalesforceField> more = new LinkedHashMap<>(byName);
        more.put(fold(field.name()), field);
        return new SalesforceObject(name, prefix, writable, more);
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
