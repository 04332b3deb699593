package io.github.camelcallrail.sandbox;

import java.util.List;

/**
 * A SOQL query as written, names not yet looked up.
 *
 * @param count  whether it is {@code SELECT COUNT()}
 * @param where  null for none
 * @param limit  -1 for none
 */
record SoqlQuery(boolean count, List<String> fields, String from, Condition where, List<Order> order, int limit,
        int offset) {

    /** What a record must fulfil. */
    sealed interface Condition permits All, Any, Not, Comparison {
    }

    record All(List<Condition> parts) implements Condition {
    }

    record Any(List<Condition> parts) implements Condition {
    }

    record Not(Condition part) implements Condition {
    }

    /** @param operator upper case, one blank within {@code NOT IN} */
    record Comparison(String field, String operator, List<Literal> values) implements Condition {
    }

    /** @param number the n of {@code LAST_N_DAYS:n}, else 0 */
    record Literal(Kind kind, String text, int number) {

        enum Kind {
            TEXT, NUMBER, DATE, DATETIME, BOOLEAN, NULL, PERIOD
        }
    }

    record Order(String field, boolean descending, boolean nullsLast) {
    }
}
