package io.github.camelcallrail.hub;

import io.github.camelcallrail.crm.CrmSync;
import io.github.camelcallrail.sync.JdbcSyncStore;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Copies the consumers' state and the ledger from one database into another, such as from H2 to PostgreSQL, in one transaction.
 */
final class StateCopy {

    private static final int BATCH = 500;

    private final DataSource from;
    private final DataSource to;

    StateCopy(DataSource from, DataSource to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Copies all rows.
     *
     * @return                          how many
     * @throws IllegalArgumentException if there is state in the target already: nothing was copied
     */
    long run() throws SQLException {
        JdbcSyncStore store = new JdbcSyncStore(to);
        if (!store.consumers().isEmpty()) {
            throw new IllegalArgumentException("There is state in the target already: name an empty database");
        }
        CrmSync.makeTables(to);
        try (Connection source = from.getConnection(); Connection target = to.getConnection()) {
            target.setAutoCommit(false);
            long rows = 0;
            for (String table : tables(source)) {
                rows += copy(source, target, table);
            }
            target.commit();
            return rows;
        }
    }

    private static List<String> tables(Connection source) throws SQLException {
        DatabaseMetaData metadata = source.getMetaData();
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = metadata.getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (name.startsWith("callrail_")) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    private static long copy(Connection source, Connection target, String table) throws SQLException {
        try (Statement delete = target.createStatement()) {
            delete.executeUpdate("DELETE FROM " + table);
        }
        try (Statement select = source.createStatement(); ResultSet rows = select.executeQuery("SELECT * FROM " + table)) {
            ResultSetMetaData columns = rows.getMetaData();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnName(i).toLowerCase(Locale.ROOT));
            }
            String sql = "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES ("
                    + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
            try (PreparedStatement insert = target.prepareStatement(sql)) {
                return insert(rows, insert, names.size());
            }
        }
    }

    private static long insert(ResultSet rows, PreparedStatement insert, int columns) throws SQLException {
        long count = 0;
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                insert.setObject(i, rows.getObject(i));
            }
            insert.addBatch();
            if (++count % BATCH == 0) {
                insert.executeBatch();
            }
        }
        insert.executeBatch();
        return count;
    }
}
