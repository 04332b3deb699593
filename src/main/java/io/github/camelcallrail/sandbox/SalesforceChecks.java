package io.github.camelcallrail.sandbox;

import io.github.camelcallrail.sandbox.SalesforceField.Mark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a record must keep to before it is stored (fact sheet, section 3, "Fields"): rights, required fields, lengths,
 * e-mail, restricted picklists, references, unique keys. Nothing is ever cut to fit.
 */
final class SalesforceChecks {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>\"]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private final SalesforceStore store;
    private boolean deletedKeysBlock = true;

    SalesforceChecks(SalesforceStore store) {
        this.store = store;
    }

    void setDeletedKeysBlock(boolean block) {
        deletedKeysBlock = block;
    }

    /**
     * @param id     the record that is changed, null for a new one
     * @param given  what the request says
     * @param result the record as it would be stored
     */
    List<SalesforceError> check(SalesforceObject object, String id, Map<String, Object> given,
            Map<String, Object> result) {
        List<SalesforceError> errors = new ArrayList<>(rights(object, id == null, given));
        if (errors.isEmpty()) {
            errors.addAll(required(object, result));
            given.forEach((name, value) -> errors.addAll(value(object.field(name).orElseThrow(), value)));
        }
        if (errors.isEmpty()) {
            errors.addAll(related(object, result, given));
            errors.addAll(unique(object, id, given));
        }
        return errors;
    }

    private List<SalesforceError> rights(SalesforceObject object, boolean creating, Map<String, Object> given) {
        Mark right = creating ? Mark.CREATEABLE : Mark.UPDATEABLE;
        List<String> refused = given.keySet().stream()
                .filter(name -> !object.field(name).orElseThrow().is(right)).toList();
        return refused.isEmpty() ? List.of() : List.of(new SalesforceError("INVALID_FIELD_FOR_INSERT_UPDATE",
                "Unable to create/update fields: " + String.join(", ", refused) + ". Please check the security settings"
                        + " of this field and verify that it is read/write for your profile or permission set.",
                refused));
    }

    private static List<SalesforceError> required(SalesforceObject object, Map<String, Object> result) {
        List<String> missing = object.fields().stream()
                .filter(field -> field.is(Mark.REQUIRED) && result.get(field.name()) == null)
                .map(SalesforceField::name).toList();
        return missing.isEmpty() ? List.of() : List.of(new SalesforceError("REQUIRED_FIELD_MISSING",
                "Required fields are missing: " + missing, missing));
    }

    private List<SalesforceError> value(SalesforceField field, Object value) {
        if (value == null) {
            return field.type() == SalesforceType.BOOLEAN ? error("INVALID_TYPE_ON_FIELD_IN_RECORD", field,
                    "value not of required type: null") : List.of();
        }
        return switch (field.type()) {
            case INT, DOUBLE, CURRENCY -> digits(field, (BigDecimal) value);
            case REFERENCE -> reference(field, (String) value);
            case BOOLEAN, DATE, DATETIME, ID -> List.of();
            default -> text(field, (String) value);
        };
    }

    private static List<SalesforceError> digits(SalesforceField field, BigDecimal value) {
        int digits = value.precision() - value.scale();
        return digits <= field.length() ? List.of()
                : error("NUMBER_OUTSIDE_VALID_RANGE", field, "value outside of valid range on numeric field: " + value);
    }

    private static List<SalesforceError> text(SalesforceField field, String value) {
        if (value.length() > field.length()) {
            String start = value.substring(0, Math.min(20, value.length()));
            return error("STRING_TOO_LONG", field, "data value too large: " + start
                    + "... (max length=" + field.length() + ")");
        }
        if (field.type() == SalesforceType.EMAIL && !EMAIL.matcher(value).matches()) {
            return error("INVALID_EMAIL_ADDRESS", field, "invalid email address: " + value);
        }
        if (field.is(Mark.RESTRICTED) && !known(field, value)) {
            return error("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", field,
                    "bad value for restricted picklist field: " + value);
        }
        return List.of();
    }

    private static boolean known(SalesforceField field, String value) {
        return field.type() == SalesforceType.MULTIPICKLIST ? field.values().containsAll(SalesforceValues.parts(value))
                : field.values().contains(value);
    }

    private List<SalesforceError> reference(SalesforceField field, String value) {
        Optional<String> id = SalesforceIds.read(value);
        if (id.isEmpty()) {
            return error("MALFORMED_ID", field, "id value of incorrect type: " + value);
        }
        Optional<SalesforceRow> target = id.flatMap(store::latest);
        if (target.isEmpty() || target.get().deleted()) {
            return error("INVALID_CROSS_REFERENCE_KEY", field, "invalid cross reference id");
        }
        return field.referenceTo().contains(target.get().object().name()) ? List.of()
                : error("MALFORMED_ID", field, "id value of incorrect type: " + value);
    }

    private List<SalesforceError> related(SalesforceObject object, Map<String, Object> result,
            Map<String, Object> given) {
        if (!object.name().equals("Task") || !(result.get("WhoId") instanceof String who)) {
            return List.of();
        }
        Optional<SalesforceRow> target = store.latest(who);
        if (given.containsKey("WhoId") && target.isPresent() && target.get().flag("IsConverted")) {
            return List.of(SalesforceError.of("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead",
                    "WhoId"));
        }
        boolean both = result.get("WhatId") != null && target.isPresent()
                && target.get().object().name().equals("Lead");
        return both ? List.of(SalesforceError.of("FIELD_INTEGRITY_EXCEPTION",
                "You cannot select a WhatId together with a lead", "WhatId")) : List.of();
    }

    private List<SalesforceError> unique(SalesforceObject object, String id, Map<String, Object> given) {
        List<SalesforceError> errors = new ArrayList<>();
        for (Map.Entry<String, Object> entry : given.entrySet()) {
            SalesforceField field = object.field(entry.getKey()).orElseThrow();
            if (field.is(Mark.UNIQUE) && entry.getValue() != null) {
                store.byKey(object, field, entry.getValue().toString()).stream()
                        .filter(row -> !row.id().equals(id) && (deletedKeysBlock || !row.deleted()))
                        .findFirst().ifPresent(row -> errors.add(duplicate(field, row.id())));
            }
        }
        return errors;
    }

    static SalesforceError duplicate(SalesforceField field, String id) {
        return SalesforceError.of("DUPLICATE_VALUE", "duplicate value found: " + field.name()
                + " duplicates value on record with id: " + id.substring(0, 15));
    }

    private static List<SalesforceError> error(String code, SalesforceField field, String message) {
        return List.of(SalesforceError.of(code, field.label() + ": " + message, field.name()));
    }
}
