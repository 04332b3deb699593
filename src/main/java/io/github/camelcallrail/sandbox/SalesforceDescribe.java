package io.github.camelcallrail.sandbox;

import io.github.camelcallrail.sandbox.SalesforceField.Mark;
import java.util.List;
import java.util.Map;

/**
 * Describe, made from the schema (fact sheet, section 5).
 */
final class SalesforceDescribe {

    private final SalesforceSchema schema;

    SalesforceDescribe(SalesforceSchema schema) {
        this.schema = schema;
    }

    Map<String, Object> global(String version) {
        return SalesforceJson.map("encoding", "UTF-8", "maxBatchSize", 200, "sobjects",
                schema.objects().stream().map(object -> basic(object, version)).toList());
    }

    Map<String, Object> basic(SalesforceObject object, String version) {
        String url = "/services/data/" + version + "/sobjects/" + object.name();
        return SalesforceJson.map("name", object.name(), "label", object.name(), "labelPlural", object.name() + "s",
                "keyPrefix", object.prefix(), "custom", false, "createable", object.writable(), "updateable",
                object.writable(), "deletable", object.writable(), "queryable", true, "retrieveable", true,
                "urls", SalesforceJson.map("sobject", url, "describe", url + "/describe",
                        "rowTemplate", url + "/{ID}"));
    }

    Map<String, Object> full(SalesforceObject object, String version) {
        Map<String, Object> json = basic(object, version);
        json.put("fields", object.fields().stream().map(SalesforceDescribe::field).toList());
        json.put("childRelationships", List.of());
        json.put("recordTypeInfos", List.of());
        return json;
    }

    private static Map<String, Object> field(SalesforceField field) {
        boolean number = field.type().number();
        boolean key = field.is(Mark.EXTERNAL_ID);
        return SalesforceJson.map("name", field.name(), "label", field.label(), "type", field.type().json(),
                "soapType", field.type().soap(), "length", field.type().text() ? field.length() : 0,
                "digits", field.type() == SalesforceType.INT ? field.length() : 0,
                "precision", number && field.type() != SalesforceType.INT ? field.length() + field.scale() : 0,
                "scale", field.scale(), "nillable", !field.is(Mark.REQUIRED) && field.type() != SalesforceType.BOOLEAN,
                "createable", field.is(Mark.CREATEABLE), "updateable", field.is(Mark.UPDATEABLE),
                "externalId", key, "unique", field.is(Mark.UNIQUE), "caseSensitive", false,
                "idLookup", key || field.type() == SalesforceType.ID, "custom", field.name().endsWith("__c"),
                "restrictedPicklist", field.is(Mark.RESTRICTED), "picklistValues", picklist(field),
                "referenceTo", field.referenceTo(), "relationshipName", field.relationship(),
                "defaultedOnCreate", field.preset() != null, "defaultValue", field.preset(),
                "filterable", filterable(field), "sortable", sortable(field));
    }

    private static List<Map<String, Object>> picklist(SalesforceField field) {
        return field.values().stream().map(value -> SalesforceJson.map("value", value, "label", value, "active", true,
                "defaultValue", value.equals(field.preset()))).toList();
    }

    static boolean filterable(SalesforceField field) {
        return field.type() != SalesforceType.TEXTAREA || field.length() <= 255;
    }

    static boolean sortable(SalesforceField field) {
        return filterable(field) && field.type() != SalesforceType.MULTIPICKLIST;
    }
}
