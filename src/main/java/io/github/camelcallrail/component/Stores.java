package io.github.camelcallrail.component;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelcallrail.sync.JdbcSyncStore;
import io.github.camelcallrail.sync.MemorySyncStore;
import io.github.camelcallrail.sync.SyncStore;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The stores that consumers' states live in, one for each database. Closes the pools that it made, and no other.
 */
final class Stores {

    private static final int CONNECTIONS = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final SyncStore memory = new MemorySyncStore();
    private final Set<String> inMemory = ConcurrentHashMap.newKeySet();
    private final Map<DataSource, SyncStore> given = new IdentityHashMap<>();
    private final Map<List<String>, HikariDataSource> pools = new HashMap<>();

    /**
     * The store that those options name.
     *
     * @throws IllegalArgumentException if they name more than one
     */
    SyncStore of(CallRailConfiguration options) {
        long named = Stream.of(options.getSyncStore(), options.getDataSource(), options.getStateUrl())
                .filter(Objects::nonNull).count();
        if (named > 1) {
            throw new IllegalArgumentException("Only one of the options dataSource, stateUrl and syncStore can be set");
        }
        lock.lock();
        try {
            if (options.getSyncStore() != null) {
                return options.getSyncStore();
            }
            if (options.getStateUrl() != null) {
                return jdbc(pools.computeIfAbsent(key(options), key -> pool(options)));
            }
            return options.getDataSource() == null ? memory : jdbc(options.getDataSource());
        } finally {
            lock.unlock();
        }
    }

    /** Whether that consumer's state is kept in memory and nobody asked this before. */
    boolean isNewInMemory(CallRailConfiguration options, String consumer) {
        boolean given = options.getSyncStore() != null || options.getDataSource() != null
                || options.getStateUrl() != null;
        return !given && inMemory.add(consumer);
    }

    void close() {
        lock.lock();
        try {
            pools.values().forEach(HikariDataSource::close);
            pools.clear();
            given.clear();
        } finally {
            lock.unlock();
        }
    }

    private SyncStore jdbc(DataSource dataSource) {
        return given.computeIfAbsent(dataSource, JdbcSyncStore::new);
    }

    private static List<String> key(CallRailConfiguration options) {
        return List.of(options.getStateUrl(), String.valueOf(options.getStateUsername()));
    }

    private static HikariDataSource pool(CallRailConfiguration options) {
        if (!options.getStateUrl().startsWith("jdbc:")) {
            throw new IllegalArgumentException("stateUrl must be a JDBC address such as jdbc:h2:file:./data/callrail or"
                    + " jdbc:postgresql://HOST/DATABASE");
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(options.getStateUrl());
        config.setUsername(options.getStateUsername());
        config.setPassword(options.getStatePassword());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setPoolName("callrail-state");
        return new HikariDataSource(config);
    }
}
