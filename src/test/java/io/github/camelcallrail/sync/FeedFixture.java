package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;

/** A feed over a list that changes, on a clock that passes when told, with a route that a test chooses. */
abstract class FeedFixture {

    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final Resource CALLS = Resource.named("calls").orElseThrow();

    final VirtualClock clock = new VirtualClock(NOON);
    final ListSource source = new ListSource(7);
    final List<Delivery> deliveries = new ArrayList<>();
    SyncStore store;
    Consumer<Delivery> route = Delivery::done;
    int allowed = Integer.MAX_VALUE;
    private static int databases;

    enum Kind {
        MEMORY, H2
    }

    @BeforeEach
    void serverFollowsTheClock() {
        source.beforePage = () -> source.serverTime = clock.instant();
    }

    Feed feed(Kind kind, FeedSettings settings) {
        return feed(kind, settings, clock.instant().minus(Duration.ofDays(7)));
    }

    Feed feed(Kind kind, FeedSettings settings, Instant since) {
        store = store(kind);
        Feed feed = new Feed(source, store, settings, clock);
        feed.open(since);
        assertNull(feed.upTo());
        return feed;
    }

    static SyncStore store(Kind kind) {
        return kind == Kind.MEMORY ? new MemorySyncStore(Duration.ZERO) : new JdbcSyncStore(h2(), Duration.ZERO);
    }

    static DataSource h2() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:feed" + databases++ + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    static FeedSettings settings(int batchSize) {
        return new FeedSettings(CALLS, "c", null, Set.of("tags", "note", "call_summary"), false, FeedSettings.Hold.IN_PROGRESS,
                Duration.ofHours(1), batchSize, Duration.ofMinutes(1), Duration.ofMinutes(30));
    }

    void calls(int count) {
        IntStream.range(0, count).forEach(i -> source.add(ListSource.id(i), NOON.minusSeconds(10L + i)));
    }

    int poll(Feed feed) {
        return feed.poll(new Taker() {
            @Override
            public boolean ready() {
                return deliveries.size() < allowed;
            }

            @Override
            public void deliver(Delivery delivery) {
                deliveries.add(delivery);
                route.accept(delivery);
            }
        });
    }

    List<CallRailRecord> records() {
        return deliveries.stream().flatMap(delivery -> delivery.records().stream()).toList();
    }

    Set<String> ids() {
        return new HashSet<>(records().stream().map(CallRailRecord::id).toList());
    }
}
