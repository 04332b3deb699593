package io.github.camelcallrail.crm;

import io.github.camelcallrail.sync.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** Statements over JDBC, each transaction on a connection of its own. */
final class Database {

    /** What is done in one transaction. */
    interface Work<T> {
        T in(Sql sql) throws SQLException;
    }

    /** Makes an object of a row. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Does that work in one transaction, which is undone as a whole if the work fails.
     *
     * @throws IllegalStateException if the database refuses
     */
    <T> T transaction(Work<T> work) {
        try {
            return Transaction.run(dataSource, connection -> work.in(new Sql(connection)));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** As {@link #transaction}, for what another process may make at the same moment. */
    <T> T making(Work<T> work) {
        try {
            return Transaction.making(dataSource, connection -> work.in(new Sql(connection)));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static IllegalStateException failure(SQLException cause) {
        return new IllegalStateException("The ledger's database failed, SQL state " + cause.getSQLState(), cause);
    }

    /** Statements of one transaction. */
    record Sql(Connection connection) {

        /** How many values one {@code IN} list gets. */
        private static final int LIST = 200;

        <T> List<T> query(String sql, Row<T> row, Object... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                List<T> rows = new ArrayList<>();
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        rows.add(row.of(result));
                    }
                }
                return rows;
            }
        }

        /** All rows of a query that ends before its {@code IN} list, for any number of values. */
        <T> List<T> queryIn(String sql, Row<T> row, Collection<String> values) throws SQLException {
            List<String> all = List.copyOf(values);
            List<T> rows = new ArrayList<>();
            for (int from = 0; from < all.size(); from += LIST) {
                List<String> some = all.subList(from, Math.min(all.size(), from + LIST));
                String places = String.join(", ", Collections.nCopies(some.size(), "?"));
                rows.addAll(query(sql + " IN (" + places + ")", row, some.toArray()));
            }
            return rows;
        }

        int update(String sql, Object... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return statement.executeUpdate();
            }
        }

        void batch(String sql, Collection<Object[]> rows) throws SQLException {
            if (rows.isEmpty()) {
                return;
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (Object[] row : rows) {
                    bind(statement, row);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }

        private static void bind(PreparedStatement statement, Object[] values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (value == null) {
                    statement.setNull(i + 1, Types.VARCHAR);
                } else if (value instanceof Long number) {
                    statement.setLong(i + 1, number);
                } else if (value instanceof Integer number) {
                    statement.setInt(i + 1, number);
                } else if (value instanceof Boolean flag) {
                    statement.setBoolean(i + 1, flag);
                } else {
                    statement.setString(i + 1, value.toString());
                }
            }
        }
    }
}
