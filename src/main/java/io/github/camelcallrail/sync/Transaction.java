package io.github.camelcallrail.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/**
 * One transaction on a connection of its own.
 */
public final class Transaction {

    private static final int ATTEMPTS = 5;
    /**
     * A table, its row type or an index is there already: PostgreSQL's and H2's. H2 tells two that make one index at the same
     * moment by its general error, HY000.
     */
    private static final Set<String> MADE = Set.of("42P07", "42710", "42S01", "42S11", "HY000");

    private Transaction() {
    }

    /** Work within a transaction. */
    public interface Work<T> {
        /** Does it on that connection. */
        T in(Connection connection) throws SQLException;
    }

    /** What the work returns, committed; or nothing of it. */
    public static <T> T run(DataSource dataSource, Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return within(connection, work);
        }
    }

    /** As {@link #run}, for what another process may make at the same moment: it is there with the next attempt. */
    public static <T> T making(DataSource dataSource, Work<T> work) throws SQLException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return run(dataSource, work);
            } catch (SQLException e) {
                if (!madeMeanwhile(e.getSQLState())) {
                    throw e;
                }
            }
        }
        return run(dataSource, work);
    }

    /** An error is rolled back too: giving the connection back would commit half of the work. */
    private static <T> T within(Connection connection, Work<T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        T result;
        try {
            result = work.in(connection);
            connection.commit();
        } catch (Throwable e) {
            undo(connection, autoCommit, e);
            throw e;
        }
        connection.setAutoCommit(autoCommit);
        return result;
    }

    private static void undo(Connection connection, boolean autoCommit, Throwable reason) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** A unique key or a table that somebody else made, or a deadlock with him. */
    private static boolean madeMeanwhile(String state) {
        return state != null && (state.startsWith("23") || state.startsWith("40") || MADE.contains(state));
    }
}
