package io.github.camelcallrail.sync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * The lease of a consumer's name, in its row and by the database's clock. Its epoch fences off an owner that slept.
 */
final class JdbcLease {

    private final Duration duration;

    JdbcLease(Duration duration) {
        this.duration = duration;
    }

    /**
     * The epoch if that owner has the lease now; 0 where somebody else has it.
     *
     * @param onlyProcess whether no other process can have this database open, so that a lease of another one is a dead one's
     */
    long take(Connection connection, long key, String owner, boolean onlyProcess) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT owner, leased_until, epoch, CURRENT_TIMESTAMP" + Dialect.of(connection).endIfIdle()
                        + " FROM callrail_consumer WHERE id = ? FOR UPDATE")) {
            select.setLong(1, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the consumer's row is gone");
                }
                String holder = row.getString(1);
                OffsetDateTime until = row.getObject(2, OffsetDateTime.class);
                OffsetDateTime now = row.getObject(4, OffsetDateTime.class);
                boolean ours = owner.equals(holder);
                boolean dead = onlyProcess && holder != null && !Owner.ofThisProcess(holder);
                if (!ours && !dead && holder != null && until != null && until.isAfter(now)) {
                    return 0;
                }
                long epoch = row.getLong(3) + (ours ? 0 : 1);
                write(connection, key, owner, now.plus(duration), epoch);
                return epoch;
            }
        }
    }

    /** The owner's name stays: if nobody takes the lease meanwhile, the same one goes on under the same epoch. */
    Void release(Connection connection, long key, String owner) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE callrail_consumer SET leased_until = NULL WHERE id = ? AND owner = ?")) {
            update.setLong(1, key);
            update.setString(2, owner);
            update.executeUpdate();
            return null;
        }
    }

    /** Locks the row, so that nobody takes the lease before this transaction ends. */
    void check(Connection connection, long key, String consumer, long epoch) throws SQLException {
        if (lock(connection, key) != epoch) {
            throw new LeaseLostException(consumer);
        }
    }

    /** Locks the row, and returns the epoch; -1 where there is no row. */
    long lock(Connection connection, long key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT epoch" + Dialect.of(connection).endIfIdle()
                + " FROM callrail_consumer WHERE id = ? FOR UPDATE")) {
            select.setLong(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    private static void write(Connection connection, long key, String owner, OffsetDateTime until, long epoch)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE callrail_consumer SET owner = ?, leased_until = ?, epoch = ? WHERE id = ?")) {
            update.setString(1, owner);
            update.setObject(2, until);
            update.setLong(3, epoch);
            update.setLong(4, key);
            update.executeUpdate();
        }
    }
}
