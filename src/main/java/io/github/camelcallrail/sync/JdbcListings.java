package io.github.camelcallrail.sync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the records of small resources stand in CallRail's lists, beside the table of versions.
 */
final class JdbcListings {

    private JdbcListings() {
    }

    static Map<String, Listing> read(Connection connection, long key) throws SQLException {
        Map<String, Listing> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT v.id, l.company, l.unlisted FROM callrail_version v"
                + " LEFT JOIN callrail_listing l ON l.consumer = v.consumer AND l.id = v.id WHERE v.consumer = ?")) {
            statement.setLong(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new Listing(rows.getString(2), rows.getBoolean(3)));
                }
            }
        }
        return found;
    }

    static Map<String, Seen> read(Connection connection, long key, Instant from, Instant to) throws SQLException {
        Map<String, Seen> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT v.id, v.start_at, l.unlisted"
                + " FROM callrail_version v LEFT JOIN callrail_listing l ON l.consumer = v.consumer AND l.id = v.id"
                + " WHERE v.consumer = ? AND v.start_at >= ? AND v.start_at < ?")) {
            statement.setLong(1, key);
            statement.setLong(2, from.toEpochMilli());
            statement.setLong(3, to.toEpochMilli());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new Seen(Instant.ofEpochMilli(rows.getLong(2)), rows.getBoolean(3)));
                }
            }
        }
        return found;
    }

    static void write(Connection connection, Dialect dialect, long key, Map<String, Commit.Delivered> versions)
            throws SQLException {
        if (versions.values().stream().allMatch(delivered -> delivered.listing() == null)) {
            return;
        }
        String sql = dialect.upsert("callrail_listing", "consumer, id", "consumer, id, company, unlisted", "?, ?, ?, ?",
                "company = EXCLUDED.company, unlisted = EXCLUDED.unlisted");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Map.Entry<String, Commit.Delivered> entry : versions.entrySet()) {
                Listing listing = entry.getValue().listing();
                if (listing != null) {
                    statement.setLong(1, key);
                    statement.setString(2, entry.getKey());
                    statement.setString(3, listing.company());
                    statement.setBoolean(4, listing.unlisted());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }
}
