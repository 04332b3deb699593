package io.github.camelcallrail.crm;

import io.github.camelcallrail.crm.Database.Sql;
import java.sql.SQLException;
import java.util.List;

/** The ledger's tables, made at first use; standard SQL that H2 and PostgreSQL both take. */
final class LedgerSchema {

    private static final int VERSION = 1;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE IF NOT EXISTS callrail_crm_call (id VARCHAR(64) PRIMARY KEY, caller_key VARCHAR(120), "
                    + "record VARCHAR(1000000) NOT NULL, task VARCHAR(1000000), task_open BOOLEAN NOT NULL, "
                    + "gone BOOLEAN NOT NULL)",
            "CREATE INDEX IF NOT EXISTS callrail_crm_call_caller ON callrail_crm_call (caller_key)",
            "CREATE TABLE IF NOT EXISTS callrail_crm_lead (caller_key VARCHAR(120) PRIMARY KEY, crm_id VARCHAR(64), "
                    + "crm VARCHAR(1000000) NOT NULL, ours VARCHAR(1000000) NOT NULL, open_changes VARCHAR(1000000), "
                    + "recheck BOOLEAN NOT NULL, revision BIGINT NOT NULL)",
            "CREATE INDEX IF NOT EXISTS callrail_crm_lead_crm ON callrail_crm_lead (crm_id)",
            "CREATE TABLE IF NOT EXISTS callrail_crm_failure (flow VARCHAR(60) NOT NULL, what VARCHAR(60) NOT NULL, "
                    + "subject VARCHAR(120) NOT NULL, record_id VARCHAR(64), code VARCHAR(200) NOT NULL, "
                    + "fields VARCHAR(1000) NOT NULL, since_ms BIGINT NOT NULL, times INT NOT NULL, "
                    + "PRIMARY KEY (flow, what, subject))",
            "ALTER TABLE callrail_crm_call ADD COLUMN IF NOT EXISTS start_ms BIGINT DEFAULT 0 NOT NULL",
            "CREATE INDEX IF NOT EXISTS callrail_crm_call_start ON callrail_crm_call (start_ms)",
            "ALTER TABLE callrail_crm_failure ADD COLUMN IF NOT EXISTS aside BOOLEAN DEFAULT FALSE NOT NULL",
            "CREATE TABLE IF NOT EXISTS callrail_crm_written (revision BIGINT PRIMARY KEY, at_ms BIGINT NOT NULL, "
                    + "call_id VARCHAR(64) NOT NULL, kind VARCHAR(20) NOT NULL, what VARCHAR(1000) NOT NULL)",
            "CREATE TABLE IF NOT EXISTS callrail_crm_position (name VARCHAR(60) PRIMARY KEY, "
                    + "at_value BIGINT NOT NULL)");

    private LedgerSchema() {
    }

    /** @throws IllegalStateException if a newer version of this software made the tables */
    static void create(Database database) {
        database.making(LedgerSchema::createTables);
        int found = database.transaction(LedgerSchema::version);
        if (found > VERSION) {
            throw new IllegalStateException("The ledger's tables are of version " + found
                    + ", this software knows up to "
                    + VERSION + ": use the version that made them, or a newer one");
        }
    }

    private static int createTables(Sql sql) throws SQLException {
        for (String table : TABLES) {
            sql.update(table);
        }
        position(sql, "schema", VERSION);
        position(sql, "revision", 0);
        return TABLES.size();
    }

    private static void position(Sql sql, String name, long value) throws SQLException {
        if (sql.query("SELECT name FROM callrail_crm_position WHERE name = ?", row -> row.getString(1), name)
                .isEmpty()) {
            sql.update("INSERT INTO callrail_crm_position (name, at_value) VALUES (?, ?)", name, value);
        }
    }

    private static int version(Sql sql) throws SQLException {
        return sql.query("SELECT at_value FROM callrail_crm_position WHERE name = 'schema'", row -> row.getInt(1))
                .get(0);
    }
}
