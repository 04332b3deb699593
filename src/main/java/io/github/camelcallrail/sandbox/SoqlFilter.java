package io.github.camelcallrail.sandbox;

import io.github.camelcallrail.sandbox.SoqlQuery.Comparison;
import io.github.camelcallrail.sandbox.SoqlQuery.Condition;
import io.github.camelcallrail.sandbox.SoqlQuery.Literal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Turns the WHERE part into a predicate. Logic has two values: a record without a value fulfils {@code !=} and
 * {@code NOT IN} and none of the others. Texts are compared without case, ids with it; '' is null. Days are those of
 * UTC.
 */
final class SoqlFilter {

    private final SalesforceSchema schema;
    private final SalesforceStore store;
    private final SalesforceObject from;
    private final Instant now;

    SoqlFilter(SalesforceSchema schema, SalesforceStore store, SalesforceObject from, Instant now) {
        this.schema = schema;
        this.store = store;
        this.from = from;
        this.now = now;
    }

    Predicate<SalesforceRow> of(Condition condition) {
        if (condition == null) {
            return row -> true;
        }
        if (condition instanceof SoqlQuery.All all) {
            return all.parts().stream().map(this::of).reduce(row -> true, Predicate::and);
        }
        if (condition instanceof SoqlQuery.Any any) {
            return any.parts().stream().map(this::of).reduce(row -> false, Predicate::or);
        }
        if (condition instanceof SoqlQuery.Not not) {
            return of(not.part()).negate();
        }
        return comparison((Comparison) condition);
    }

    private Predicate<SalesforceRow> comparison(Comparison comparison) {
        SoqlColumn column = SoqlColumn.of(schema, from, comparison.field());
        SalesforceField field = column.field();
        boolean multi = field.type() == SalesforceType.MULTIPICKLIST;
        if (!SalesforceDescribe.filterable(field)) {
            throw invalid("field '" + field.name() + "' can not be filtered in a query call");
        }
        Set<String> misfits = multi ? Set.of("LIKE", "<", "<=", ">", ">=") : Set.of("INCLUDES", "EXCLUDES");
        if (misfits.contains(comparison.operator())
                || comparison.operator().equals("LIKE") && (!field.type().text() || field.type().id())) {
            throw invalid("invalid operator on field '" + field.name() + "'");
        }
        comparison.values().forEach(literal -> checkType(field, literal));
        Predicate<Object> test = test(field, comparison.operator(), comparison.values());
        return row -> test.test(column.value(store, row));
    }

    private Predicate<Object> test(SalesforceField field, String operator, List<Literal> literals) {
        Literal first = literals.get(0);
        return switch (operator) {
            case "=", "IN" -> any(field, literals);
            case "!=", "NOT IN" -> any(field, literals).negate();
            case "INCLUDES" -> value -> includes(value, literals);
            case "EXCLUDES" -> value -> !includes(value, literals);
            case "LIKE" -> like(first);
            default -> order(field, operator, first);
        };
    }

    private Predicate<Object> any(SalesforceField field, List<Literal> literals) {
        return literals.stream().map(literal -> same(field, literal)).reduce(value -> false, Predicate::or);
    }

    private Predicate<Object> same(SalesforceField field, Literal literal) {
        if (literal.kind() == Literal.Kind.NULL || literal.kind() == Literal.Kind.TEXT && literal.text().isEmpty()) {
            return value -> value == null;
        }
        if (literal.kind() == Literal.Kind.PERIOD) {
            Predicate<Object> fromStart = order(field, ">=", literal);
            return fromStart.and(order(field, "<=", literal));
        }
        Comparable<?> wanted = read(field, literal);
        return value -> value != null && compare(comparable(field, value), wanted) == 0;
    }

    private static boolean includes(Object value, List<Literal> literals) {
        List<String> present = value == null ? List.of()
                : SalesforceValues.parts(SalesforceObject.fold(value.toString()));
        return literals.stream().map(literal -> SalesforceValues.parts(SalesforceObject.fold(literal.text())))
                .anyMatch(present::containsAll);
    }

    private static Predicate<Object> like(Literal literal) {
        StringBuilder regex = new StringBuilder();
        String text = literal.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                regex.append(Pattern.quote(String.valueOf(text.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        Pattern pattern = Pattern.compile(regex.toString(),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return value -> value != null && pattern.matcher(value.toString()).matches();
    }

    private Predicate<Object> order(SalesforceField field, String operator, Literal literal) {
        if (literal.kind() == Literal.Kind.NULL) {
            return value -> false;
        }
        boolean end = literal.kind() == Literal.Kind.PERIOD && (operator.equals("<=") || operator.equals(">"));
        Comparable<?> bound = literal.kind() == Literal.Kind.PERIOD ? period(field, literal, end) : read(field,
                literal);
        return value -> {
            if (value == null) {
                return false;
            }
            int order = compare(comparable(field, value), bound);
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        };
    }

    private Comparable<?> period(SalesforceField field, Literal literal, boolean end) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate day = switch (literal.text()) {
            case "YESTERDAY" -> today.minusDays(1);
            case "TOMORROW" -> today.plusDays(1);
            case "LAST_N_DAYS" -> end ? today : today.minusDays(literal.number());
            default -> today;
        };
        if (field.type() == SalesforceType.DATE) {
            return day;
        }
        return end ? day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1)
                : day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Comparable<?> comparable(SalesforceField field, Object value) {
        return value instanceof String text && !field.type().id() ? SalesforceObject.fold(text) : (Comparable<?>) value;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Comparable left, Comparable right) {
        return left.compareTo(right);
    }

    private static Comparable<?> read(SalesforceField field, Literal literal) {
        try {
            return switch (literal.kind()) {
                case NUMBER -> new BigDecimal(literal.text());
                case DATE -> LocalDate.parse(literal.text());
                case DATETIME -> SalesforceValues.instant(literal.text());
                case BOOLEAN -> literal.text().equals("TRUE");
                default -> text(field, literal.text());
            };
        } catch (DateTimeException e) {
            throw invalid("value of filter criterion for field '" + field.name() + "' is out of range: "
                    + literal.text());
        }
    }

    private static String text(SalesforceField field, String text) {
        if (field.type().id()) {
            return SalesforceIds.read(text).orElseThrow(() -> new SalesforceRefusal(400,
                    "INVALID_QUERY_FILTER_OPERATOR",
                    "invalid ID field: " + text));
        }
        return SalesforceObject.fold(field.type() == SalesforceType.MULTIPICKLIST
                ? SalesforceValues.joined(field, text) : text);
    }

    private static void checkType(SalesforceField field, Literal literal) {
        boolean fits = switch (literal.kind()) {
            case NULL -> true;
            case TEXT -> field.type().text();
            case NUMBER -> field.type().number();
            case BOOLEAN -> field.type() == SalesforceType.BOOLEAN;
            case DATE -> field.type() == SalesforceType.DATE;
            case DATETIME -> field.type() == SalesforceType.DATETIME;
            case PERIOD -> field.type() == SalesforceType.DATE || field.type() == SalesforceType.DATETIME;
        };
        if (!fits) {
            String quotes = field.type().text() ? "should be enclosed in quotes" : "should not be enclosed in quotes";
            throw invalid("value of filter criterion for field '" + field.name() + "' must be of type "
                    + field.type().word() + " and " + quotes);
        }
    }

    static SalesforceRefusal invalid(String message) {
        return new SalesforceRefusal(400, "INVALID_FIELD", message);
    }
}
