package io.github.camelcallrail.sync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What operators ask of the tables.
 */
final class JdbcStates {

    private JdbcStates() {
    }

    static List<ConsumerState> read(Connection connection) throws SQLException {
        List<ConsumerState> states = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, since, checkpoint,"
                        + " CASE WHEN leased_until > CURRENT_TIMESTAMP THEN 1 ELSE 0 END,"
                        + " (SELECT COUNT(*) FROM callrail_version v WHERE v.consumer = c.id),"
                        + " (SELECT COUNT(*) FROM callrail_waiting w WHERE w.consumer = c.id),"
                        + " (SELECT MIN(id) FROM callrail_version v WHERE v.consumer = c.id)"
                        + " FROM callrail_consumer c ORDER BY name")) {
            while (rows.next()) {
                states.add(new ConsumerState(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2)),
                        Instant.ofEpochMilli(rows.getLong(3)), rows.getInt(4) == 1, rows.getLong(5), rows.getLong(6),
                        rows.getString(7)));
            }
        }
        return states;
    }

    /** Under a new epoch: a poll that runs meanwhile must not move the checkpoint on. */
    static Void rewind(Connection connection, long key, Instant to) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM callrail_version WHERE consumer = ?"
                        + " AND (start_at >= ? OR start_at IS NULL)")) {
            delete.setLong(1, key);
            delete.setLong(2, to.toEpochMilli());
            delete.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE callrail_consumer SET checkpoint = ?,"
                + " epoch = epoch + 1, since = CASE WHEN since < ? THEN since ELSE ? END WHERE id = ?")) {
            for (int i = 1; i <= 3; i++) {
                update.setLong(i, to.toEpochMilli());
            }
            update.setLong(4, key);
            update.executeUpdate();
        }
        return null;
    }
}
