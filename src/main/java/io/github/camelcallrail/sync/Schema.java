package io.github.camelcallrail.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of the state, and the number that tells which form they have.
 */
final class Schema {

    static final int VERSION = 1;

    private Schema() {
    }

    /** Makes what is missing, and refuses a form that this program does not know. */
    static Dialect prepare(Connection connection) throws SQLException {
        Dialect dialect = Dialect.of(connection);
        dialect.prepare(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS callrail_schema (part VARCHAR(40) PRIMARY KEY, version INT NOT NULL)");
            int found = version(statement);
            if (found > VERSION) {
                throw new SyncStoreException("The state in this database was written by a newer camel-callrail (schema " + found
                        + ", this one knows " + VERSION + "): run that version, or give this one another database", null);
            }
            for (String table : tables(dialect)) {
                statement.execute(table);
            }
            if (found == 0) {
                statement.execute("INSERT INTO callrail_schema (part, version) VALUES ('sync', " + VERSION + ")");
            }
        }
        return dialect;
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT version FROM callrail_schema WHERE part = 'sync'")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private static List<String> tables(Dialect dialect) {
        return List.of(
                "CREATE TABLE IF NOT EXISTS callrail_consumer (id BIGINT PRIMARY KEY, name VARCHAR(1000) NOT NULL UNIQUE,"
                        + " since BIGINT NOT NULL, checkpoint BIGINT NOT NULL, owner VARCHAR(64), leased_until TIMESTAMP WITH TIME ZONE,"
                        + " epoch BIGINT NOT NULL)",
                "CREATE TABLE IF NOT EXISTS callrail_version (consumer BIGINT NOT NULL, id VARCHAR(64) NOT NULL,"
                        + " start_at BIGINT, digests " + dialect.binary() + " NOT NULL, PRIMARY KEY (consumer, id))",
                "CREATE INDEX IF NOT EXISTS callrail_version_start ON callrail_version (consumer, start_at)",
                "CREATE TABLE IF NOT EXISTS callrail_waiting (consumer BIGINT NOT NULL, id VARCHAR(64) NOT NULL,"
                        + " kind VARCHAR(20) NOT NULL, start_at BIGINT, since BIGINT NOT NULL, attempts INT NOT NULL,"
                        + " next_attempt BIGINT NOT NULL, batch VARCHAR(64), reason VARCHAR(1000), digests " + dialect.binary() + ","
                        + " PRIMARY KEY (consumer, id))",
                "CREATE TABLE IF NOT EXISTS callrail_lane (consumer BIGINT NOT NULL, name VARCHAR(40) NOT NULL, last_run BIGINT,"
                        + " began BIGINT, from_at BIGINT, until_at BIGINT, position_at BIGINT, PRIMARY KEY (consumer, name))",
                "CREATE TABLE IF NOT EXISTS callrail_listing (consumer BIGINT NOT NULL, id VARCHAR(64) NOT NULL,"
                        + " company VARCHAR(64), unlisted BOOLEAN NOT NULL, PRIMARY KEY (consumer, id))");
    }

    /** A number of its own for a consumer's name, the same in every process. */
    static byte[] digest(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
