package io.github.camelcallrail.sync;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Transactions on the state's database, whose failures say what was tried.
 */
final class Jdbc {

    private final DataSource dataSource;

    Jdbc(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What the work returns, committed; or nothing of it.
     *
     * @param what what is done, for the message
     */
    <T> T transaction(String what, Transaction.Work<T> work) {
        try {
            return Transaction.run(dataSource, work);
        } catch (SQLException e) {
            throw failure(what, e);
        }
    }

    /** As {@link #transaction}, for what another process may make at the same moment. */
    <T> T making(String what, Transaction.Work<T> work) {
        try {
            return Transaction.making(dataSource, work);
        } catch (SQLException e) {
            throw failure(what, e);
        }
    }

    private static SyncStoreException failure(String what, SQLException cause) {
        return new SyncStoreException("The state's database failed to " + what + " (SQL state " + cause.getSQLState() + ")", cause);
    }
}
