package io.github.camelcallrail.sandbox;

import io.github.camelcallrail.sandbox.SoqlQuery.Comparison;
import io.github.camelcallrail.sandbox.SoqlQuery.Condition;
import io.github.camelcallrail.sandbox.SoqlQuery.Literal;
import io.github.camelcallrail.sandbox.SoqlQuery.Order;
import io.github.camelcallrail.sandbox.SoqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the part of SOQL that section 5 of the fact sheet names; all else is 400 {@code MALFORMED_QUERY}. As in the
 * real one, AND and OR may not be mixed without parentheses.
 */
final class SoqlParser {

    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<>", "<", "<=", ">", ">=", "LIKE");
    private static final Set<String> PERIODS = Set.of("TODAY", "YESTERDAY", "TOMORROW");

    private final String soql;
    private final List<SoqlToken> tokens;
    private int next;

    private SoqlParser(String soql) {
        this.soql = soql;
        this.tokens = SoqlLexer.tokens(soql);
    }

    static SoqlQuery parse(String soql) {
        return new SoqlParser(soql).query();
    }

    private SoqlQuery query() {
        expect("SELECT");
        boolean count = tokens.get(next).is("COUNT") && tokens.get(next + 1).is("(");
        List<String> fields = count ? count() : names();
        expect("FROM");
        String from = name();
        Condition where = take("WHERE") ? conditions() : null;
        List<Order> order = take("ORDER") ? orders() : List.of();
        int limit = take("LIMIT") ? number() : -1;
        int offset = take("OFFSET") ? number() : 0;
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
        return new SoqlQuery(count, fields, from, where, order, limit, offset);
    }

    private List<String> count() {
        expect("COUNT");
        expect("(");
        expect(")");
        return List.of();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        do {
            names.add(name());
        } while (take(","));
        return names;
    }

    private Condition conditions() {
        Condition first = condition();
        String word = peek().is("AND") ? "AND" : "OR";
        List<Condition> parts = new ArrayList<>(List.of(first));
        while (take(word)) {
            parts.add(condition());
        }
        if (parts.size() == 1) {
            return first;
        }
        return word.equals("AND") ? new SoqlQuery.All(parts) : new SoqlQuery.Any(parts);
    }

    private Condition condition() {
        if (take("NOT")) {
            return new SoqlQuery.Not(condition());
        }
        if (take("(")) {
            Condition inner = conditions();
            expect(")");
            return inner;
        }
        return comparison();
    }

    private Condition comparison() {
        String field = name();
        String operator = peek().text().toUpperCase(Locale.ROOT);
        if (take("NOT")) {
            expect("IN");
            return new Comparison(field, "NOT IN", list());
        }
        if (take("IN") || take("INCLUDES") || take("EXCLUDES")) {
            return new Comparison(field, operator, list());
        }
        boolean known = peek().kind() != Kind.TEXT && COMPARISONS.contains(operator);
        if (!known) {
            throw unexpected();
        }
        next++;
        return new Comparison(field, operator.equals("<>") ? "!=" : operator, List.of(literal()));
    }

    private List<Literal> list() {
        expect("(");
        List<Literal> values = new ArrayList<>();
        do {
            values.add(literal());
        } while (take(","));
        expect(")");
        return values;
    }

    private Literal literal() {
        SoqlToken token = peek();
        next++;
        return switch (token.kind()) {
            case TEXT -> new Literal(Literal.Kind.TEXT, token.text(), 0);
            case NUMBER -> new Literal(Literal.Kind.NUMBER, token.text(), 0);
            case DATE -> new Literal(Literal.Kind.DATE, token.text(), 0);
            case DATETIME -> new Literal(Literal.Kind.DATETIME, token.text(), 0);
            case NAME -> word(token);
            default -> {
                next--;
                throw unexpected();
            }
        };
    }

    private Literal word(SoqlToken token) {
        String word = token.text().toUpperCase(Locale.ROOT);
        if (word.equals("NULL")) {
            return new Literal(Literal.Kind.NULL, word, 0);
        }
        if (word.equals("TRUE") || word.equals("FALSE")) {
            return new Literal(Literal.Kind.BOOLEAN, word, 0);
        }
        if (PERIODS.contains(word)) {
            return new Literal(Literal.Kind.PERIOD, word, 0);
        }
        if (word.equals("LAST_N_DAYS")) {
            expect(":");
            return new Literal(Literal.Kind.PERIOD, word, number());
        }
        next--;
        throw unexpected();
    }

    private List<Order> orders() {
        expect("BY");
        List<Order> orders = new ArrayList<>();
        do {
            String field = name();
            boolean descending = take("DESC");
            if (!descending) {
                take("ASC");
            }
            orders.add(new Order(field, descending, take("NULLS") && nullsLast()));
        } while (take(","));
        return orders;
    }

    private boolean nullsLast() {
        boolean last = take("LAST");
        if (!last) {
            expect("FIRST");
        }
        return last;
    }

    private int number() {
        SoqlToken token = peek();
        if (token.kind() != Kind.NUMBER || !token.text().matches("\\d{1,7}")) {
            throw unexpected();
        }
        next++;
        return Integer.parseInt(token.text());
    }

    private String name() {
        SoqlToken token = peek();
        boolean keyword = Set.of("FROM", "WHERE", "AND", "OR", "NOT", "IN", "LIKE", "LIMIT", "SELECT", "NULL")
                .contains(token.text().toUpperCase(Locale.ROOT));
        if (token.kind() != Kind.NAME || keyword) {
            throw unexpected();
        }
        next++;
        return token.text();
    }

    private SoqlToken peek() {
        return tokens.get(next);
    }

    private boolean take(String word) {
        boolean there = peek().is(word);
        next += there ? 1 : 0;
        return there;
    }

    private void expect(String word) {
        if (!take(word)) {
            throw unexpected();
        }
    }

    private SalesforceRefusal unexpected() {
        return SoqlLexer.malformed(soql, peek().at(), "unexpected token: '" + peek().text() + "'");
    }
}
