package io.github.camelcallrail.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A column of a query looked up in the schema: {@code LastName}, or {@code Owner.Name} over a reference.
 *
 * @param hops references to follow first
 */
record SoqlColumn(List<SalesforceField> hops, SalesforceField field) {

    /** @throws SalesforceRefusal 400 {@code INVALID_FIELD} for a name that is not there */
    static SoqlColumn of(SalesforceSchema schema, SalesforceObject from, String path) {
        List<String> names = new ArrayList<>(Arrays.asList(path.split("\\.")));
        if (names.size() > 1 && names.get(0).equalsIgnoreCase(from.name())) {
            names.remove(0);
        }
        List<SalesforceField> hops = new ArrayList<>();
        List<SalesforceObject> at = List.of(from);
        for (String name : names.subList(0, names.size() - 1)) {
            SalesforceField hop = first(at, object -> object.relationship(name)).orElseThrow(() -> noRelation(name));
            hops.add(hop);
            at = hop.referenceTo().stream().map(schema::object).flatMap(Optional::stream).toList();
        }
        String last = names.get(names.size() - 1);
        SalesforceField field = first(at, object -> object.field(last)).orElseThrow(() -> noColumn(last, from.name()));
        return new SoqlColumn(hops, field);
    }

    Object value(SalesforceStore store, SalesforceRow start) {
        SalesforceRow row = start;
        for (SalesforceField hop : hops) {
            row = target(store, row, hop);
            if (row == null) {
                return null;
            }
        }
        return row.get(field.name());
    }

    static SalesforceRow target(SalesforceStore store, SalesforceRow row, SalesforceField hop) {
        return row.get(hop.name()) instanceof String id ? store.visible(id).orElse(null) : null;
    }

    private interface Finder {
        Optional<SalesforceField> find(SalesforceObject object);
    }

    private static Optional<SalesforceField> first(List<SalesforceObject> objects, Finder finder) {
        return objects.stream().map(finder::find).flatMap(Optional::stream).findFirst();
    }

    private static SalesforceRefusal noColumn(String name, String object) {
        return new SalesforceRefusal(400, "INVALID_FIELD", "No such column '" + name + "' on entity '" + object
                + "'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field"
                + " name. Please reference your WSDL or the describe call for the appropriate names.");
    }

    private static SalesforceRefusal noRelation(String name) {
        return new SalesforceRefusal(400, "INVALID_FIELD", "Didn't understand relationship '" + name
                + "' in field path. If you are attempting to use a custom relationship, be sure to append the '__r'"
                + " after the custom relationship name.");
    }
}
