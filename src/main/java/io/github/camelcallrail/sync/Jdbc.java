package io.github.camelcallrail.sync;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * One transaction at a time.
 */
final class Jdbc {

    private final DataSource dataSource;

    Jdbc(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work within a transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * What the work returns, committed; or nothing of it.
     *
     * @param what what is done, for the message
     */
    <T> T transaction(String what, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new SyncStoreException("The state's database failed to " + what + " (SQL state " + e.getSQLState() + ")", e);
        }
    }
}
