package io.github.camelcallrail.sync;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Where databases differ.
 */
enum Dialect {
    /** H2. */
    H2("VARBINARY(4096)") {
        @Override
        String upsert(String table, String keys, String columns, String marks, String assignments) {
            return "MERGE INTO " + table + " (" + columns + ") KEY (" + keys + ") VALUES (" + marks + ")";
        }

        /** Whoever dies here takes the database with him. */
        @Override
        String endIfIdle() {
            return "";
        }

        /** On a file H2 keeps commits in memory for half a second, which a killed process loses. */
        @Override
        void prepare(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET WRITE_DELAY 0");
            }
        }
    },
    /** PostgreSQL, and the fallback for what speaks its SQL. */
    POSTGRESQL("BYTEA") {
        @Override
        String upsert(String table, String keys, String columns, String marks, String assignments) {
            return "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ") ON CONFLICT (" + keys
                    + ") DO UPDATE SET " + assignments;
        }

        @Override
        String endIfIdle() {
            return ", set_config('idle_in_transaction_session_timeout', '10s', true)";
        }

        @Override
        void prepare(Connection connection) {
            // Commits are durable as they are.
        }
    };

    private final String binary;

    Dialect(String binary) {
        this.binary = binary;
    }

    static Dialect of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().contains("H2") ? H2 : POSTGRESQL;
    }

    String binary() {
        return binary;
    }

    abstract String upsert(String table, String keys, String columns, String marks, String assignments);

    /** Whether no other process can have that database open at the same time: H2 locks its file. */
    static boolean onlyProcess(Connection connection) throws SQLException {
        String url = String.valueOf(connection.getMetaData().getURL()).toLowerCase(Locale.ROOT);
        return of(connection) == H2 && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:")
                && !url.contains("auto_server=true");
    }

    abstract void prepare(Connection connection) throws SQLException;

    /**
     * A further column for a SELECT that locks a row: it has the database end the transaction of a process that is paused, or
     * cut off, in the middle of it. Else nobody could take over as long as it sleeps.
     */
    abstract String endIfIdle();
}
