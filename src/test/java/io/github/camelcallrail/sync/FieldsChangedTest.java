package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Another choice of {@code fields} over a store of ten thousand calls. */
class FieldsChangedTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final int CALLS = 10_000;

    private final VirtualClock clock = new VirtualClock(NOON);
    private final ListSource source = new ListSource(3);
    private final Log log = new Log();

    @Test
    void deliversNothingBecauseOfItAndWhatChangesLaterInTheNewFields() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:fields;DB_CLOSE_DELAY=-1");
        SyncStore store = new JdbcSyncStore(database);
        for (int i = 0; i < CALLS; i++) {
            source.add(ListSource.id(i), NOON.minusSeconds(50L * (CALLS - i)));
        }
        assertEquals(CALLS, delivered(store, Set.of("tags")));

        source.calls.forEach((id, call) -> call.put("keywords", "leak " + id));
        source.calls.forEach((id, call) -> call.put("lead_score", 7));
        assertEquals(0, delivered(store, Set.of("tags", "keywords", "lead_score")), "more fields");
        source.calls.values().forEach(call -> call.remove("lead_score"));
        source.calls.values().forEach(call -> call.remove("tags"));
        assertEquals(0, delivered(store, Set.of("keywords")), "fewer fields");

        source.calls.get(ListSource.id(77)).put("keywords", "heater");
        assertEquals(1, delivered(store, Set.of("keywords")));
    }

    private int delivered(SyncStore store, Set<String> fields) {
        FeedSettings settings = new FeedSettings(Resource.named("calls").orElseThrow(), "c", null, fields, false,
                FeedSettings.Hold.IN_PROGRESS, Duration.ofDays(30), 200, Duration.ofMinutes(1), Duration.ofMinutes(30));
        int before = log.size();
        try (FeedLife life = new FeedLife(source, store, settings, clock, log, 0, Duration.ofMillis(20), FeedLife.Fate.NONE)) {
            life.toTheEnd(NOON.minus(Duration.ofDays(30)));
            life.resign();
        }
        return log.size() - before;
    }
}
