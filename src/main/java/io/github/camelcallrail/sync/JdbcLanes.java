package io.github.camelcallrail.sync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The table of lanes.
 */
final class JdbcLanes {

    private static final String COLUMNS = "name, last_run, began, from_at, until_at, position_at";

    private JdbcLanes() {
    }

    static Map<String, Lane> read(Connection connection, long key) throws SQLException {
        Map<String, Lane> lanes = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM callrail_lane WHERE consumer = ?")) {
            statement.setLong(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Instant began = instant(rows, 3);
                    Lane.Run run = began == null ? null : new Lane.Run(began, instant(rows, 4), instant(rows, 5), instant(rows, 6));
                    lanes.put(rows.getString(1), new Lane(rows.getString(1), instant(rows, 2), run));
                }
            }
        }
        return lanes;
    }

    static void write(Connection connection, Dialect dialect, long key, Collection<Lane> lanes) throws SQLException {
        if (lanes.isEmpty()) {
            return;
        }
        String sql = dialect.upsert("callrail_lane", "consumer, name", "consumer, " + COLUMNS, "?, ?, ?, ?, ?, ?, ?",
                "last_run = EXCLUDED.last_run, began = EXCLUDED.began, from_at = EXCLUDED.from_at, until_at = EXCLUDED.until_at,"
                        + " position_at = EXCLUDED.position_at");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Lane lane : lanes) {
                Lane.Run run = lane.run();
                statement.setLong(1, key);
                statement.setString(2, lane.name());
                JdbcSyncStore.setInstant(statement, 3, lane.lastRun());
                JdbcSyncStore.setInstant(statement, 4, run == null ? null : run.began());
                JdbcSyncStore.setInstant(statement, 5, run == null ? null : run.from());
                JdbcSyncStore.setInstant(statement, 6, run == null ? null : run.until());
                JdbcSyncStore.setInstant(statement, 7, run == null ? null : run.position());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        long millis = rows.getLong(column);
        return rows.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
