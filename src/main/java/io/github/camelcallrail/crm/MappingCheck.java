package io.github.camelcallrail.crm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares what the mapping scripts write with how the CRM describes its objects. Only what a description says counts against a
 * field: what it leaves out is taken to be in order.
 */
public final class MappingCheck {

    private static final Set<String> LIMITED = Set.of("string", "textarea", "phone", "url", "email", "picklist", "combobox",
            "encryptedstring");
    private static final Set<String> PICKLISTS = Set.of("picklist", "multipicklist");

    private final CrmSync crm;
    private final MappingProbe probe;
    private final String lead;
    private final String task;

    /** @param crm the started bean of the flows */
    public MappingCheck(CrmSync crm) {
        this.crm = crm;
        this.probe = new MappingProbe(crm.mappings());
        this.lead = probe.object(false);
        this.task = probe.object(true);
    }

    /** The CRM's objects whose descriptions are wanted. */
    public List<String> objects() {
        return lead.equals(task) ? List.of(lead) : List.of(lead, task);
    }

    /**
     * Everything that does not go together, in the order of the scripts.
     *
     * @param descriptions of each object its description, with {@code fields}; one without fields is passed over
     */
    public List<MappingProblem> problems(Map<String, Map<String, Object>> descriptions) {
        List<MappingProblem> problems = new ArrayList<>();
        Map<String, Map<String, Object>> leads = fields(descriptions.get(lead));
        if (!leads.isEmpty()) {
            Map<String, FieldUse> always = new LinkedHashMap<>(probe.lead());
            always.putAll(probe.shared());
            Map<String, FieldUse> fresh = probe.fresh();
            key(lead, crm.settings().keyField(), leads, problems);
            always.values().forEach(use -> check(lead, use, leads, List.of("createable", "updateable"), problems));
            fresh.values().forEach(use -> check(lead, use, leads, List.of("createable"), problems));
            Stream.concat(Stream.of(crm.settings().idField(), crm.settings().stampField()), crm.writeBackFields().stream())
                    .filter(field -> !always.containsKey(field) && leads.get(fold(field)) == null).distinct()
                    .forEach(field -> problems.add(missing(lead, field, "call.groovy")));
            unset(lead, leads, Stream.of(always, fresh).flatMap(uses -> uses.keySet().stream()).toList(), problems);
        }
        Map<String, Map<String, Object>> tasks = fields(descriptions.get(task));
        if (!tasks.isEmpty()) {
            Map<String, FieldUse> uses = probe.task();
            key(task, crm.settings().callIdField(), tasks, problems);
            uses.values().forEach(use -> check(task, use, tasks, List.of("createable"), problems));
            unset(task, tasks, uses.keySet(), problems);
        }
        return problems.stream().distinct().toList();
    }

    private static void check(String object, FieldUse use, Map<String, Map<String, Object>> fields, List<String> rights,
            List<MappingProblem> problems) {
        Map<String, Object> field = fields.get(fold(use.field));
        if (field == null) {
            problems.add(missing(object, use.field, use.script));
            return;
        }
        if (rights.stream().anyMatch(right -> Boolean.FALSE.equals(field.get(right)))) {
            boolean made = Boolean.TRUE.equals(field.get("createable"));
            problems.add(blocking(object, use.field, made ? "can be written only when a record is made"
                    : "may not be written", "give the integration user edit access to it, or take it out of mapping/" + use.script));
        }
        int length = field.get("length") instanceof Number number ? number.intValue() : 0;
        boolean limited = LIMITED.contains(type(field)) && length > 0;
        if (limited && use.longest > length) {
            problems.add(blocking(object, use.field, "takes " + length + " characters and mapping/" + use.script + " writes "
                    + (use.unlimited ? "text of any length" : "up to " + use.longest),
                    (use.unlimited ? "" : "make it longer, or ") + "write cut(..., " + length + ") there"));
        }
        if (PICKLISTS.contains(type(field)) && Boolean.TRUE.equals(field.get("restrictedPicklist"))) {
            restricted(object, use, field, problems);
        }
    }

    private static void restricted(String object, FieldUse use, Map<String, Object> field, List<MappingProblem> problems) {
        Set<String> values = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (field.get("picklistValues") instanceof List<?> list) {
            Json.maps(list).stream().filter(value -> !Boolean.FALSE.equals(value.get("active"))).map(value -> value.get("value"))
                    .filter(Objects::nonNull).forEach(value -> values.add(value.toString()));
        }
        List<String> others = use.words.stream().filter(word -> !values.contains(word)).toList();
        if (use.tags) {
            problems.add(blocking(object, use.field, "is restricted to its values",
                    "take the restriction off the picklist, since CallRail's tags can be any"));
        } else if (use.unlimited) {
            problems.add(blocking(object, use.field, "is restricted to its values and mapping/" + use.script
                    + " writes any text", "take the restriction off the picklist"));
        } else if (!others.isEmpty()) {
            problems.add(blocking(object, use.field, "is restricted to its values and lacks " + String.join(", ", others),
                    "add them to the picklist, or take the restriction off"));
        }
    }

    private static void key(String object, String name, Map<String, Map<String, Object>> fields, List<MappingProblem> problems) {
        Map<String, Object> field = fields.get(fold(name));
        if (field == null) {
            problems.add(missing(object, name, "beans.camel.yaml"));
        } else if (Boolean.FALSE.equals(field.get("externalId"))) {
            problems.add(blocking(object, name, "is no external id", "tick External ID and Unique in its definition"));
        } else if (Boolean.FALSE.equals(field.get("unique"))) {
            problems.add(new MappingProblem(object, name, "is not unique", "tick Unique in its definition, else two records of one"
                    + " key can be made", false));
        }
    }

    /** What the CRM wants in each new record and the mapping does not give. */
    private static void unset(String object, Map<String, Map<String, Object>> fields, Iterable<String> set,
            List<MappingProblem> problems) {
        Set<String> given = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.forEach(given::add);
        fields.values().stream().filter(field -> Boolean.FALSE.equals(field.get("nillable"))
                && Boolean.FALSE.equals(field.get("defaultedOnCreate")) && Boolean.TRUE.equals(field.get("createable"))
                && !"boolean".equals(type(field)) && !given.contains(String.valueOf(field.get("name"))))
                .forEach(field -> problems.add(new MappingProblem(object, String.valueOf(field.get("name")),
                        "is required and the mapping does not set it", "add it to the mapping, or give it a default", false)));
    }

    private static Map<String, Map<String, Object>> fields(Map<String, Object> description) {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        if (description != null && description.get("fields") instanceof List<?> list) {
            Json.maps(list).stream().filter(field -> field.get("name") != null)
                    .forEach(field -> fields.put(fold(field.get("name").toString()), field));
        }
        return fields;
    }

    private static MappingProblem missing(String object, String field, String script) {
        String place = script.endsWith(".groovy") ? "mapping/" + script : script;
        return blocking(object, field, "is not there, or the integration user may not see it",
                "make the field, give that user access to it, or take it out of " + place);
    }

    private static MappingProblem blocking(String object, String field, String problem, String remedy) {
        return new MappingProblem(object, field, problem, remedy, true);
    }

    private static String type(Map<String, Object> field) {
        return String.valueOf(field.get("type")).toLowerCase(Locale.ROOT);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
