package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.sync.Commit.Delivered;
import io.github.camelcallrail.sync.Databases.Kind;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store does in H2 and in PostgreSQL. */
class JdbcSyncStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Databases DATABASES = new Databases();

    @AfterAll
    static void closeDatabases() throws Exception {
        DATABASES.close();
    }

    @ParameterizedTest
    @EnumSource
    void keepsThePositionThatItBeganWith(Kind kind) throws Exception {
        DataSource database = DATABASES.empty(kind);
        assertEquals(new Position(NOON, NOON), new JdbcSyncStore(database).open("c", NOON));

        SyncStore later = new JdbcSyncStore(database);
        assertEquals(new Position(NOON, NOON), later.open("c", NOON.minusSeconds(86_400)));
        later.commit("c", later.lease("c", "one"), commit(NOON.plusSeconds(60)));
        assertEquals(new Position(NOON, NOON.plusSeconds(60)), new JdbcSyncStore(database).open("c", NOON.plusSeconds(999)));
    }

    @ParameterizedTest
    @EnumSource
    void keepsVersionsOfThousandsOfRecordsForEachConsumer(Kind kind) throws Exception {
        SyncStore store = store(kind);
        store.open("other", NOON);
        Map<String, Delivered> versions = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1100; i++) {
            ids.add(ListSource.id(i));
            versions.put(ListSource.id(i), new Delivered(version(i), i % 2 == 0 ? NOON : null));
        }
        store.commit("c", store.lease("c", "one"), new Commit(null, versions, Map.of(), Set.of()));

        Map<String, Version> found = store.versions("c", ids);
        assertEquals(1100, found.size());
        assertEquals(version(1099), found.get(ListSource.id(1099)));
        assertEquals(Map.of(), store.versions("other", ids));
        assertEquals(Map.of(), store.versions("c", List.of()));

        store.commit("c", 1, new Commit(null, Map.of(ListSource.id(7), new Delivered(version(-7), NOON)), Map.of(), Set.of()));
        assertEquals(version(-7), store.versions("c", List.of(ListSource.id(7))).get(ListSource.id(7)));
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheWaitingListWithAllThatIsKnown(Kind kind) throws Exception {
        SyncStore store = store(kind);
        Waiting full = new Waiting("CAL1", Waiting.Kind.FAILED, NOON, NOON.plusSeconds(2), 3, NOON.plusSeconds(60), "CAL0", "why",
                version(5));
        Waiting bare = new Waiting("CAL2", Waiting.Kind.REQUESTED, null, NOON.plusSeconds(1), 0, NOON, null, null, null);
        store.edit("c", new Commit(null, Map.of(), Map.of("CAL1", full, "CAL2", bare), Set.of()));
        assertEquals(List.of(bare, full), store.waiting("c"));

        Waiting again = full.until(NOON.plusSeconds(99)).as(Waiting.Kind.SET_ASIDE);
        store.edit("c", new Commit(null, Map.of(), Map.of("CAL1", again), Set.of("CAL2")));
        assertEquals(List.of(again), store.waiting("c"));
    }

    @ParameterizedTest
    @EnumSource
    void takesEveryTextThatARouteCanFailWith(Kind kind) throws Exception {
        SyncStore store = store(kind);
        for (String reason : List.of("nul \0 here", "lone \uD83D and \uDE00 halves", "whole \uD83D\uDE00", "ł\u2028\uFFFF", "x".repeat(900))) {
            Waiting item = new Waiting("CAL1", Waiting.Kind.FAILED, NOON, NOON, 1, NOON, null, reason, version(5));
            store.edit("c", new Commit(null, Map.of(), Map.of("CAL1", item), Set.of()));
            assertTrue(store.waiting("c").get(0).reason().length() >= reason.length() - 2, reason);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLeaseLastsByTheDatabasesClockAndGrowsItsEpochAsItChangesHands(Kind kind) throws Exception {
        DataSource database = DATABASES.empty(kind);
        SyncStore store = new JdbcSyncStore(database);
        store.open("c", NOON);
        assertEquals(1, store.lease("c", "one"));
        assertEquals(1, store.lease("c", "one"));

        update(database, "UPDATE callrail_consumer SET owner = '" + Owner.unique() + "'");
        assertEquals(0, store.lease("c", "two"));
        update(database, "UPDATE callrail_consumer SET leased_until = CURRENT_TIMESTAMP + INTERVAL '1' SECOND");
        assertEquals(0, store.lease("c", "two"));
        update(database, "UPDATE callrail_consumer SET leased_until = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
        assertEquals(2, store.lease("c", "two"));
    }

    @ParameterizedTest
    @EnumSource
    void aReleasedLeaseIsTakenAtOnceAndOnlyItsHolderReleasesIt(Kind kind) throws Exception {
        SyncStore store = store(kind);
        String one = Owner.unique();
        String two = Owner.unique();
        assertEquals(1, store.lease("c", one));
        store.release("c", two);
        assertEquals(0, store.lease("c", two));
        store.release("c", one);
        assertEquals(1, store.lease("c", one), "the same one goes on under the same epoch");
        store.release("c", one);
        assertEquals(2, store.lease("c", two));
    }

    @ParameterizedTest
    @EnumSource
    void aCommitUnderAnOlderEpochWritesNothing(Kind kind) throws Exception {
        DataSource database = DATABASES.empty(kind);
        SyncStore store = new JdbcSyncStore(database, Duration.ZERO);
        store.open("c", NOON);
        long first = store.lease("c", "one");
        store.lease("c", "two");

        assertThrows(LeaseLostException.class, () -> store.commit("c", first, commit(NOON.plusSeconds(60))));
        assertEquals(NOON, store.open("c", NOON).checkpoint());
        assertEquals(Map.of(), store.versions("c", List.of("CAL1")));
    }

    @ParameterizedTest
    @EnumSource
    void anErrorInTheMiddleOfACommitLeavesNothingOfItBehind(Kind kind) throws Exception {
        DataSource database = DATABASES.empty(kind);
        new JdbcSyncStore(database).open("c", NOON);
        SyncStore broken = new JdbcSyncStore(new StatementHook(database, sql -> {
            if (sql.contains("SET checkpoint")) {
                throw new StackOverflowError();
            }
        }), Duration.ZERO);
        broken.open("c", NOON);
        long epoch = broken.lease("c", "one");

        assertThrows(StackOverflowError.class, () -> broken.commit("c", epoch, commit(NOON.plusSeconds(60))));
        assertEquals(Map.of(), broken.versions("c", List.of("CAL1")));
    }

    @ParameterizedTest
    @EnumSource
    void aRewindIsNotUndoneByAPollThatRunsMeanwhile(Kind kind) throws Exception {
        SyncStore store = store(kind);
        long epoch = store.lease("c", "one");
        store.commit("c", epoch, commit(NOON.plusSeconds(60)));
        store.rewind("c", NOON.minusSeconds(60));

        assertEquals(new Position(NOON.minusSeconds(60), NOON.minusSeconds(60)), store.open("c", NOON));
        assertEquals(Map.of(), store.versions("c", List.of("CAL1")));
        assertThrows(LeaseLostException.class, () -> store.commit("c", epoch, commit(NOON.plusSeconds(90))));
        store.commit("c", store.lease("c", "one"), commit(NOON.plusSeconds(90)));
        assertEquals(NOON.plusSeconds(90), store.open("c", NOON).checkpoint());
        assertThrows(SyncStoreException.class, () -> store.rewind("nobody", NOON));
    }

    @ParameterizedTest
    @EnumSource
    void tellsOperatorsWhatEachConsumerHasComeTo(Kind kind) throws Exception {
        SyncStore store = store(kind);
        store.open("b", NOON);
        store.commit("c", store.lease("c", "one"), commit(NOON.plusSeconds(60)));
        store.edit("b", new Commit(null, Map.of(), Map.of("CAL2",
                new Waiting("CAL2", Waiting.Kind.HELD, null, NOON, 0, NOON, null, null, null)), Set.of()));

        assertEquals(List.of(new ConsumerState("b", NOON, NOON, false, 0, 1, null),
                new ConsumerState("c", NOON, NOON.plusSeconds(60), true, 1, 0, "CAL1")), store.consumers());
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheStateOfANewerProgramAndSaysWhatToDo(Kind kind) throws Exception {
        DataSource database = DATABASES.empty(kind);
        new JdbcSyncStore(database).open("c", NOON);
        update(database, "UPDATE callrail_schema SET version = 99");

        SyncStoreException refused = assertThrows(SyncStoreException.class, () -> new JdbcSyncStore(database).open("c", NOON));
        assertTrue(refused.getMessage().contains("schema 99") && refused.getMessage().contains("run that version"),
                refused.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void failsOverARowThatCannotBeReadAndNamesIt(Kind kind) throws Exception {
        DataSource database = DATABASES.empty(kind);
        SyncStore store = new JdbcSyncStore(database);
        store.open("c", NOON);
        store.commit("c", store.lease("c", "one"), commit(NOON.plusSeconds(60)));
        store.edit("c", new Commit(null, Map.of(), Map.of("CAL2",
                new Waiting("CAL2", Waiting.Kind.HELD, null, NOON, 0, NOON, null, null, null)), Set.of()));
        String half = kind == Kind.H2 ? "X'0102'" : "'\\x0102'::bytea";
        update(database, "UPDATE callrail_version SET digests = " + half);
        update(database, "UPDATE callrail_waiting SET kind = 'GUESSED'");

        String version = assertThrows(SyncStoreException.class, () -> store.versions("c", List.of("CAL1"))).getMessage();
        assertTrue(version.contains("CAL1") && version.contains("callrail_version") && version.contains("'c'"), version);
        String waiting = assertThrows(SyncStoreException.class, () -> store.waiting("c")).getMessage();
        assertTrue(waiting.contains("CAL2") && waiting.contains("callrail_waiting") && waiting.contains("'c'"), waiting);
    }

    @ParameterizedTest
    @EnumSource
    void severalProcessesMayMakeTheTablesAndTheStateAtTheSameTime(Kind kind) throws Exception {
        for (int round = 0; round < 5; round++) {
            DataSource database = DATABASES.empty(kind);
            int together = 4;
            ExecutorService threads = Executors.newFixedThreadPool(together);
            CyclicBarrier start = new CyclicBarrier(together);
            Callable<Position> process = () -> {
                start.await();
                return new JdbcSyncStore(database).open("c", NOON);
            };
            List<Future<Position>> positions = new ArrayList<>();
            for (int i = 0; i < together; i++) {
                positions.add(threads.submit(process));
            }
            for (Future<Position> position : positions) {
                assertEquals(new Position(NOON, NOON), position.get());
            }
            threads.shutdown();
            assertEquals(1, new JdbcSyncStore(database).consumers().size());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRESQL")
    void aProcessThatIsPausedInTheMiddleOfACommitLetsOthersTakeOver(Kind kind) throws Exception {
        DataSource database = DATABASES.empty(kind);
        CyclicBarrier pause = new CyclicBarrier(2);
        SyncStore paused = new JdbcSyncStore(new StatementHook(database, sql -> {
            if (sql.contains("SET checkpoint")) {
                await(pause);
                await(pause);
            }
        }), Duration.ofMillis(1));
        paused.open("c", NOON);
        long epoch = paused.lease("c", "one");
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<?> commit = threads.submit(() -> paused.commit("c", epoch, commit(NOON.plusSeconds(60))));
        await(pause);

        SyncStore other = new JdbcSyncStore(database);
        other.open("c", NOON);
        long asked = System.nanoTime();
        assertEquals(epoch + 1, other.lease("c", Owner.unique()));
        Duration waited = Duration.ofNanos(System.nanoTime() - asked);
        assertTrue(waited.compareTo(SyncStore.LEASE) < 0, "took over after " + waited);
        await(pause);
        assertThrows(Exception.class, commit::get);
        assertEquals(Map.of(), other.versions("c", List.of("CAL1")));
        threads.shutdown();
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAfterTheDatabaseWasAwayAndLosesNothing(Kind kind) throws Exception {
        DataSource database = DATABASES.empty(kind);
        StatementHook hook = new StatementHook(database, sql -> { });
        VirtualClock clock = new VirtualClock(NOON);
        ListSource source = new ListSource(3);
        for (int i = 0; i < 600; i++) {
            source.add(ListSource.id(i), NOON.minusSeconds(1000L - i));
        }
        Log log = new Log();
        try (FeedLife life = new FeedLife(source, new JdbcSyncStore(hook, Duration.ZERO), FeedLife.settings("c", 1), clock, log, 0,
                Duration.ofMillis(1), FeedLife.Fate.NONE)) {
            Runnable asBefore = source.beforePage;
            source.beforePage = () -> {
                asBefore.run();
                hook.away = source.pagesAsked == 1;
            };
            assertThrows(SyncStoreException.class, () -> life.toTheEnd(NOON.minusSeconds(7200)));
            for (int second = 0; second < 10; second++) {
                clock.pass(Duration.ofSeconds(1));
                assertThrows(SyncStoreException.class, life::pollOnce);
            }
            int before = log.size();
            assertTrue(before <= 500, "delivered " + before + " with nowhere to write it down");
            hook.away = false;
            source.beforePage = asBefore;
            life.pollOnce();
        }
        assertEquals(source.calls.keySet(), log.ids());
        assertEquals(600, log.size(), "what was done before the database went is written down after it is back");
        assertFalse(hook.away);
    }

    private static SyncStore store(Kind kind) throws Exception {
        SyncStore store = new JdbcSyncStore(DATABASES.empty(kind));
        store.open("c", NOON);
        return store;
    }

    private static Commit commit(Instant checkpoint) {
        return new Commit(checkpoint, Map.of("CAL1", new Delivered(version(1), NOON)), Map.of(), Set.of());
    }

    private static Version version(int number) {
        byte[] bytes = ByteBuffer.allocate(12).putInt(number).putInt(0).putInt(1).array();
        assertArrayEquals(bytes, Version.fromBytes(bytes).toBytes());
        return Version.fromBytes(bytes);
    }

    private static void update(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(sql));
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
