package io.github.camelcallrail.sync;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Keeps state in a database: tables {@code callrail_*}, made at first use. Tried with H2 and PostgreSQL.
 */
public final class JdbcSyncStore implements SyncStore {

    /** A join and no {@code IN}, for which H2 reads all rows of the consumer. */
    static final String VERSIONS = "SELECT v.id, v.digests FROM UNNEST(?) w (id)"
            + " JOIN callrail_version v ON v.consumer = ? AND v.id = w.id";

    private final Jdbc jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> keys = new HashMap<>();
    private final JdbcLease leases;
    private Dialect dialect;

    /** A store in that database. It does not close the data source. */
    public JdbcSyncStore(DataSource dataSource) {
        this(dataSource, SyncStore.LEASE);
    }

    /** A store in which a lease lasts that long; for tests, which cannot wait. */
    public JdbcSyncStore(DataSource dataSource, Duration lease) {
        this.jdbc = new Jdbc(dataSource);
        this.leases = new JdbcLease(lease);
    }

    @Override
    public Position open(String consumer, Instant since) {
        prepare();
        return jdbc.making("open the state of consumer '" + consumer + "'", connection -> {
            Position position = position(connection, consumer);
            if (position == null) {
                insert(connection, consumer, since);
                position = new Position(since, since);
            }
            return position;
        });
    }

    @Override
    public Map<String, Version> versions(String consumer, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc.transaction("read versions", connection -> {
            Map<String, Version> found = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
                statement.setArray(1, connection.createArrayOf("VARCHAR", ids.toArray()));
                statement.setLong(2, key(consumer));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getString(1), version(consumer, rows));
                    }
                }
            }
            return found;
        });
    }

    private static Version version(String consumer, ResultSet rows) throws SQLException {
        try {
            return Version.fromBytes(rows.getBytes(2));
        } catch (IllegalArgumentException e) {
            throw new SyncStoreException("What consumer '" + consumer + "' delivered holds a row that cannot be read: delete the row"
                    + " of " + rows.getString(1) + " in callrail_version, and the record comes again", e);
        }
    }

    @Override
    public long lease(String consumer, String owner) {
        return jdbc.transaction("renew the lease",
                connection -> leases.take(connection, key(consumer), owner, Dialect.onlyProcess(connection)));
    }

    @Override
    public void release(String consumer, String owner) {
        jdbc.transaction("give back the lease", connection -> leases.release(connection, key(consumer), owner));
    }

    @Override
    public List<ConsumerState> consumers() {
        prepare();
        return jdbc.transaction("read consumers", JdbcStates::read);
    }

    @Override
    public void rewind(String consumer, Instant to) {
        prepare();
        jdbc.transaction("rewind", connection -> {
            if (position(connection, consumer) == null) {
                throw new SyncStoreException("There is no state of a consumer '" + consumer + "' in this database", null);
            }
            leases.lock(connection, key(consumer));
            return JdbcStates.rewind(connection, key(consumer), to);
        });
    }

    @Override
    public Map<String, Lane> lanes(String consumer) {
        return jdbc.transaction("read lanes", connection -> JdbcLanes.read(connection, key(consumer)));
    }

    @Override
    public Map<String, Seen> delivered(String consumer, Instant from, Instant to) {
        return jdbc.transaction("read what was delivered", connection -> JdbcListings.read(connection, key(consumer), from, to));
    }

    @Override
    public Map<String, Listing> listings(String consumer) {
        return jdbc.transaction("read listings", connection -> JdbcListings.read(connection, key(consumer)));
    }

    @Override
    public List<Waiting> waiting(String consumer) {
        return jdbc.transaction("read the waiting list", connection -> {
            List<Waiting> all = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT id, kind, start_at, since, attempts,"
                    + " next_attempt, batch, reason, digests FROM callrail_waiting WHERE consumer = ? ORDER BY since, id")) {
                statement.setLong(1, key(consumer));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        all.add(waiting(consumer, rows));
                    }
                }
            }
            return all;
        });
    }

    private static Waiting waiting(String consumer, ResultSet rows) throws SQLException {
        String id = rows.getString(1);
        try {
            long start = rows.getLong(3);
            Instant at = rows.wasNull() ? null : Instant.ofEpochMilli(start);
            return new Waiting(id, Waiting.Kind.valueOf(rows.getString(2)), at, Instant.ofEpochMilli(rows.getLong(4)),
                    rows.getInt(5), Instant.ofEpochMilli(rows.getLong(6)), rows.getString(7), rows.getString(8),
                    rows.getBytes(9) == null ? null : Version.fromBytes(rows.getBytes(9)));
        } catch (IllegalArgumentException e) {
            throw new SyncStoreException("The waiting list of consumer '" + consumer + "' holds a row that cannot be read: repair or"
                    + " delete the row of " + id + " in callrail_waiting", e);
        }
    }

    @Override
    public void commit(String consumer, long epoch, Commit commit) {
        jdbc.transaction("commit", connection -> {
            long key = key(consumer);
            leases.check(connection, key, consumer, epoch);
            return apply(connection, key, commit);
        });
    }

    @Override
    public void edit(String consumer, Commit commit) {
        jdbc.transaction("edit", connection -> {
            leases.lock(connection, key(consumer));
            return apply(connection, key(consumer), commit);
        });
    }

    private Void apply(Connection connection, long key, Commit commit) throws SQLException {
        delete(connection, "callrail_version", key, commit.forgotten());
        delete(connection, "callrail_listing", key, commit.forgotten());
        writeVersions(connection, key, commit.versions());
        JdbcListings.write(connection, dialect, key, commit.versions());
        delete(connection, "callrail_waiting", key, commit.released());
        writeWaiting(connection, key, commit.waiting().values());
        JdbcLanes.write(connection, dialect, key, commit.lanes().values());
        if (commit.checkpoint() != null) {
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE callrail_consumer SET checkpoint = ? WHERE id = ?")) {
                statement.setLong(1, commit.checkpoint().toEpochMilli());
                statement.setLong(2, key);
                statement.executeUpdate();
            }
        }
        return null;
    }

    private void writeVersions(Connection connection, long key, Map<String, Commit.Delivered> versions) throws SQLException {
        if (versions.isEmpty()) {
            return;
        }
        String sql = dialect.upsert("callrail_version", "consumer, id", "consumer, id, start_at, digests", "?, ?, ?, ?",
                "start_at = EXCLUDED.start_at, digests = EXCLUDED.digests");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Map.Entry<String, Commit.Delivered> entry : versions.entrySet()) {
                statement.setLong(1, key);
                statement.setString(2, entry.getKey());
                setInstant(statement, 3, entry.getValue().start());
                statement.setBytes(4, entry.getValue().version().toBytes());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void delete(Connection connection, String table, long key, Collection<String> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + table + " WHERE consumer = ? AND id = ?")) {
            for (String id : ids) {
                statement.setLong(1, key);
                statement.setString(2, id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void writeWaiting(Connection connection, long key, Collection<Waiting> items) throws SQLException {
        if (items.isEmpty()) {
            return;
        }
        String sql = dialect.upsert("callrail_waiting", "consumer, id",
                "consumer, id, kind, start_at, since, attempts, next_attempt, batch, reason, digests",
                "?, ?, ?, ?, ?, ?, ?, ?, ?, ?",
                "kind = EXCLUDED.kind, start_at = EXCLUDED.start_at, since = EXCLUDED.since, attempts = EXCLUDED.attempts,"
                        + " next_attempt = EXCLUDED.next_attempt, batch = EXCLUDED.batch, reason = EXCLUDED.reason,"
                        + " digests = EXCLUDED.digests");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Waiting item : items) {
                statement.setLong(1, key);
                statement.setString(2, item.id());
                statement.setString(3, item.kind().name());
                setInstant(statement, 4, item.start());
                statement.setLong(5, item.since().toEpochMilli());
                statement.setInt(6, item.attempts());
                statement.setLong(7, item.nextAttempt().toEpochMilli());
                statement.setString(8, item.batch());
                statement.setString(9, item.reason() == null ? null : item.reason().replace("\0", ""));
                statement.setBytes(10, item.version() == null ? null : item.version().toBytes());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void setInstant(PreparedStatement statement, int index, Instant instant) throws SQLException {
        if (instant == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, instant.toEpochMilli());
        }
    }

    private Position position(Connection connection, String consumer) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id, since, checkpoint FROM callrail_consumer WHERE name = ?")) {
            statement.setString(1, consumer);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                remember(consumer, rows.getLong(1));
                return new Position(Instant.ofEpochMilli(rows.getLong(2)), Instant.ofEpochMilli(rows.getLong(3)));
            }
        }
    }

    private void insert(Connection connection, String consumer, Instant since) throws SQLException {
        long id = ByteBuffer.wrap(Schema.digest(consumer)).getLong();
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO callrail_consumer (id, name, since, checkpoint, epoch) VALUES (?, ?, ?, ?, 0)")) {
            statement.setLong(1, id);
            statement.setString(2, consumer);
            statement.setLong(3, since.toEpochMilli());
            statement.setLong(4, since.toEpochMilli());
            statement.executeUpdate();
        }
        remember(consumer, id);
    }

    private void remember(String consumer, long key) {
        lock.lock();
        try {
            keys.put(consumer, key);
        } finally {
            lock.unlock();
        }
    }

    private long key(String consumer) {
        lock.lock();
        try {
            Long key = keys.get(consumer);
            if (key == null) {
                throw new IllegalStateException("The state of consumer '" + consumer + "' was not opened");
            }
            return key;
        } finally {
            lock.unlock();
        }
    }

    private void prepare() {
        lock.lock();
        try {
            if (dialect == null) {
                dialect = jdbc.making("make its tables", Schema::prepare);
            }
        } finally {
            lock.unlock();
        }
    }
}
