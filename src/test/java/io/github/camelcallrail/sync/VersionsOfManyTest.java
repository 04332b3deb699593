package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class VersionsOfManyTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void findsThoseOfOneConsumerInH2() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:versions-of-many");
        try (HikariDataSource pool = new HikariDataSource(config)) {
            findsThoseOfOneConsumer(pool);
        }
    }

    @Test
    void findsThoseOfOneConsumerInPostgres() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            findsThoseOfOneConsumer(postgres.getPostgresDatabase());
        }
    }

    private static void findsThoseOfOneConsumer(DataSource database) {
        SyncStore store = new JdbcSyncStore(database);
        Map<String, Version> written = new HashMap<>();
        List<String> wanted = new ArrayList<>(List.of("CALunknown", "", "CAL'),(\u00e9"));
        for (int i = 0; i < 600; i++) {
            written.put("CAL" + i, Version.fromBytes(ByteBuffer.allocate(8).putInt(i).putInt(-i).array()));
            wanted.add("CAL" + i);
        }
        for (String consumer : List.of("one", "other")) {
            store.open(consumer, NOON);
        }
        Map<String, Commit.Delivered> delivered = new HashMap<>();
        written.forEach((id, version) -> delivered.put(id, new Commit.Delivered(version, NOON)));
        store.edit("one", new Commit(null, delivered, Map.of(), Set.of(), Set.of()));

        assertEquals(written, store.versions("one", wanted));
        assertEquals(Map.of("CAL7", written.get("CAL7")), store.versions("one", Set.of("CAL7", "CALx")));
        assertEquals(Map.of(), store.versions("other", wanted));
        assertEquals(Map.of(), store.versions("one", List.of()));
    }
}
