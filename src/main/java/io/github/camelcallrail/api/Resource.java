package io.github.camelcallrail.api;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One row of the table of the API: everything that requests, checks, catalogue and documentation need to know about a
 * resource. To add a resource is to add a row in {@link ResourceTable}; nothing else lists resources.
 */
public final class Resource {

    private final String name;
    private final String path;
    private final String collection;
    private final IdType idType;
    private final Set<Operation> operations;
    private final Walk walk;
    private final boolean relativePaging;
    private final String keyField;
    private final List<Filter> filters;
    private final List<String> sorts;
    private final Map<Operation, Report> reports;
    private final Map<Operation, String> wrappers;
    private final List<Field> fields;
    private final List<String> recommended;
    private final List<String> versioned;
    private final List<Field> versionedFields;
    private final List<String> late;
    private final Map<String, Field> fieldsByName;

    private Resource(Row row) {
        name = row.name;
        path = row.path;
        collection = row.collection;
        idType = row.idType;
        operations = Set.copyOf(row.operations);
        walk = row.walk;
        relativePaging = row.relativePaging;
        keyField = row.keyField;
        filters = List.copyOf(row.filters);
        sorts = List.copyOf(row.sorts);
        reports = Map.copyOf(row.reports);
        wrappers = Map.copyOf(row.wrappers);
        fields = List.copyOf(row.fields);
        recommended = List.copyOf(row.recommended);
        versioned = List.copyOf(row.versioned);
        late = List.copyOf(row.late);
        fieldsByName = fields.stream().collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));
        List<String> unknown = new ArrayList<>(versioned);
        unknown.addAll(recommended);
        unknown.addAll(late);
        unknown.removeAll(fieldsByName.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("Row " + name + " names fields that it does not have: " + unknown);
        }
        versionedFields = versioned.stream().map(fieldsByName::get).toList();
    }

    /** The resource of that name; empty where there is none. */
    public static Optional<Resource> named(String name) {
        return all().stream().filter(resource -> resource.name.equals(name)).findFirst();
    }

    /** All rows, in the order of the documentation. */
    public static List<Resource> all() {
        return ResourceTable.ROWS;
    }

    /** The name in a URI: CallRail's path segment in kebab-case. */
    public String name() {
        return name;
    }

    /** The path segment below the account; empty for the accounts themselves. */
    public String path() {
        return path;
    }

    /** The key of the list in an answer, which is not always the path. */
    public String collection() {
        return collection;
    }

    /** The form of the ids. */
    public IdType idType() {
        return idType;
    }

    /** What can be asked. */
    public Set<Operation> operations() {
        return operations;
    }

    /** How it can be read piece by piece. */
    public Walk walk() {
        return walk;
    }

    /** Whether the list also knows relative paging. */
    public boolean relativePaging() {
        return relativePaging;
    }

    /** The field by whose instant records are walked and filtered by date; {@code null} where there is none. */
    public String keyField() {
        return keyField;
    }

    /** The query parameters that the list understands, without those of paging, sorting and {@code fields}. */
    public List<Filter> filters() {
        return filters;
    }

    /** The filter with that option name; empty where the list would ignore it. */
    public Optional<Filter> filter(String option) {
        return filters.stream().filter(filter -> filter.option().equals(option)).findFirst();
    }

    /** The filters without which the list is refused; a company's id, or none. */
    public List<Filter> requiredFilters() {
        return filters.stream().filter(Filter::required).toList();
    }

    /** What a {@code summary} or {@code timeseries} of this resource asks; empty for every other operation. */
    public Optional<Report> report(Operation operation) {
        return Optional.ofNullable(reports.get(operation));
    }

    /** The key that a body of that operation must stand under; empty where it stands by itself. */
    public Optional<String> wrapper(Operation operation) {
        return Optional.ofNullable(wrappers.get(operation));
    }

    /** What the list can be sorted by. */
    public List<String> sorts() {
        return sorts;
    }

    /** Every field of a record. */
    public List<Field> fields() {
        return fields;
    }

    /** The field of that name; empty where CallRail has none. */
    public Optional<Field> field(String fieldName) {
        return Optional.ofNullable(fieldsByName.get(fieldName));
    }

    /** The selectable fields that a sync needs on any plan; empty where the fields that come unasked are enough. */
    public List<String> recommended() {
        return recommended;
    }

    /**
     * The fields by which two versions of a record are told apart. A field's place in this list is stored: new ones are only
     * ever added at the end.
     */
    public List<String> versioned() {
        return versioned;
    }

    /** The fields named by {@link #versioned()}, in that order. */
    public List<Field> versionedFields() {
        return versionedFields;
    }

    /** The fields that CallRail fills some minutes after the event. */
    public List<String> late() {
        return late;
    }

    /** The names that {@code fields=} may hold in a list. */
    public List<String> selectable() {
        return fields.stream().filter(field -> field.selectable() && !field.singleOnly()).map(Field::name).toList();
    }

    @Override
    public String toString() {
        return name;
    }

    /** A row being written. */
    static final class Row {
        private final String name;
        private final String path;
        private final String collection;
        private final IdType idType;
        private final Set<Operation> operations = EnumSet.noneOf(Operation.class);
        private Walk walk = Walk.WHOLE;
        private boolean relativePaging;
        private String keyField;
        private final List<Filter> filters = new ArrayList<>();
        private final List<String> sorts = new ArrayList<>();
        private final Map<Operation, Report> reports = new EnumMap<>(Operation.class);
        private final Map<Operation, String> wrappers = new EnumMap<>(Operation.class);
        private final List<Field> fields = new ArrayList<>();
        private final List<String> recommended = new ArrayList<>();
        private final List<String> versioned = new ArrayList<>();
        private final List<String> late = new ArrayList<>();

        Row(String name, String path, String collection, IdType idType) {
            this.name = name;
            this.path = path;
            this.collection = collection;
            this.idType = idType;
        }

        Row operations(Operation... known) {
            operations.addAll(List.of(known));
            return this;
        }

        Row walkedBy(String field) {
            walk = Walk.BY_KEY;
            keyField = field;
            return this;
        }

        Row walkedByDay(String field) {
            walk = Walk.BY_DAY;
            keyField = field;
            return this;
        }

        Row report(Operation operation, Report report) {
            operations.add(operation);
            reports.put(operation, report);
            return this;
        }

        Row wrapped(Operation operation, String key) {
            wrappers.put(operation, key);
            return this;
        }

        Row relativePaging() {
            relativePaging = true;
            return this;
        }

        Row filters(Filter... known) {
            filters.addAll(List.of(known));
            return this;
        }

        Row sorts(String... known) {
            sorts.addAll(List.of(known));
            return this;
        }

        Row fields(FieldType type, String... names) {
            return add(type, false, false, false, names);
        }

        Row selectable(FieldType type, String... names) {
            return add(type, true, false, false, names);
        }

        Row premium(FieldType type, String... names) {
            return add(type, true, true, false, names);
        }

        Row singleOnly(FieldType type, boolean planGated, String... names) {
            return add(type, true, planGated, true, names);
        }

        private Row add(FieldType type, boolean isSelectable, boolean planGated, boolean single, String... names) {
            for (String field : names) {
                fields.add(new Field(field, type, isSelectable, planGated, single));
            }
            return this;
        }

        Row recommended(String... names) {
            recommended.addAll(List.of(names));
            return this;
        }

        Row late(String... names) {
            late.addAll(List.of(names));
            return this;
        }

        Row versioned(String... names) {
            versioned.addAll(List.of(names));
            return this;
        }

        Resource build() {
            return new Resource(this);
        }
    }
}
