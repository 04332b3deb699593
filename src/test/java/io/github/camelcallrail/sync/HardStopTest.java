package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelcallrail.sync.Databases.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Feeds that stop anywhere, with what they had in hand and had not committed thrown away, and go on from the store alone. */
class HardStopTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final int TWICE_A_STOP = 250;
    private static final Databases DATABASES = new Databases();

    @AfterAll
    static void closeDatabases() throws Exception {
        DATABASES.close();
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingAndRepeatsNoMoreThanAGroupAStop(Kind kind) throws Exception {
        int runs = Integer.getInteger("stop.runs", 100);
        long seed = Long.getLong("stop.seed", 1207);
        int stops = 0;
        int twice = 0;
        int most = 0;
        int records = 0;
        try (HikariDataSource pool = pool(DATABASES.empty(kind))) {
            for (int run = 0; run < runs; run++) {
                Run one = new Run(pool, seed * 100_000 + run, "run" + run);
                one.play();
                stops += one.stops;
                twice += one.twice();
                most = Math.max(most, one.mostTwice);
                records += one.source.calls.size();
            }
        }
        System.out.println("stopped hard " + stops + " times in " + runs + " runs over " + kind + ", seed " + seed + ": " + records
                + " records, 0 lost, " + twice + " twice, at most " + most + " a stop");
        assertTrue(stops >= runs, "only " + stops + " stops");
    }

    private static HikariDataSource pool(DataSource dataSource) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(dataSource);
        pool.setMaximumPoolSize(8);
        return pool;
    }

    /** One world, one consumer, several lives. */
    private static final class Run {
        private final Random random;
        private final DataSource dataSource;
        private final String name;
        private final long seed;
        private final VirtualClock clock = new VirtualClock(NOON);
        private final ListSource source;
        private final Log log = new Log();
        private final FeedSettings settings;
        private final int hands;
        private final Duration pause;
        private int stops;
        private int mostTwice;

        Run(DataSource dataSource, long seed, String name) {
            this.random = new Random(seed);
            this.seed = seed;
            this.dataSource = dataSource;
            this.name = name;
            this.source = new ListSource(seed);
            source.pageSize = random.nextBoolean() ? 250 : 40;
            boolean batches = random.nextBoolean();
            pause = Duration.ofMillis(random.nextInt(8));
            hands = random.nextBoolean() ? 0 : 1 + random.nextInt(4);
            settings = FeedLife.settings(name, batches ? 2 + random.nextInt(249) : 1);
            int calls = 100 + random.nextInt(600);
            for (int i = 0; i < calls; i++) {
                source.add(ListSource.id(i), NOON.minusSeconds(1 + random.nextInt(3000)));
            }
        }

        void play() {
            int lives = 2 + random.nextInt(3);
            for (int life = 0; life < lives; life++) {
                live(FeedLife.Fate.anywhere(random, Math.max(1, source.calls.size() / settings.batchSize())));
            }
            live(FeedLife.Fate.NONE);
            assertEquals(source.calls.keySet(), log.ids(), "lost in the run with seed " + seed);
        }

        private void live(FeedLife.Fate fate) {
            int before = log.size();
            Set<String> had = log.ids();
            try (FeedLife life = new FeedLife(source, new JdbcSyncStore(dataSource, Duration.ZERO), settings, clock, log, hands,
                    pause, fate)) {
                boolean stopped = life.toTheEnd(NOON.minusSeconds(7 * 86_400L));
                stops += stopped ? 1 : 0;
            }
            int again = log.size() - before - fresh(had);
            mostTwice = Math.max(mostTwice, again);
            int inHand = hands * settings.batchSize();
            assertTrue(again <= TWICE_A_STOP + inHand, again + " came twice in the run with seed " + seed);
        }

        private int fresh(Set<String> had) {
            Set<String> now = new HashSet<>(log.ids());
            now.removeAll(had);
            return now.size();
        }

        int twice() {
            return log.size() - source.calls.size();
        }
    }
}
