package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Resource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A feed from its start to its hard stop, or to the end of its work. The route writes each record to a log and completes at
 * once or on threads of its own.
 */
final class FeedLife implements AutoCloseable, Taker {

    private final Feed feed;
    private final VirtualClock clock;
    private final Log log;
    private final ExecutorService threads;
    private final int hands;
    private final Semaphore free;
    private final AtomicInteger stepsLeft;
    private final Fate fate;
    private final Duration pause;
    private volatile boolean dead;

    /**
     * Where a life ends.
     *
     * @param steps how many times it passes that point before
     */
    record Fate(Point point, int steps) {
        static final Fate NONE = new Fate(Point.NEVER, 0);

        /** Somewhere on the way of that many deliveries. */
        static Fate anywhere(Random random, int deliveries) {
            Point point = Point.values()[random.nextInt(Point.values().length - 1)];
            boolean route = point == Point.BEFORE_THE_ROUTE || point == Point.AFTER_THE_ROUTE;
            return new Fate(point, random.nextInt(route ? deliveries : point == Point.AT_A_PAGE ? 3 : 15));
        }
    }

    /** Where it can end. */
    enum Point {
        BEFORE_THE_ROUTE, AFTER_THE_ROUTE, AT_A_PAGE, BEFORE_THE_STORE, AFTER_THE_STORE, NEVER
    }

    /** The end, which nobody catches. */
    private static final class HardStop extends Error {
        private static final long serialVersionUID = 1L;
    }

    FeedLife(ListSource source, SyncStore store, FeedSettings settings, VirtualClock clock, Log log, int hands, Duration pause,
            Fate fate) {
        this.clock = clock;
        this.log = log;
        this.hands = hands;
        this.free = new Semaphore(hands);
        this.threads = Executors.newFixedThreadPool(Math.max(1, hands));
        this.fate = fate;
        this.pause = pause;
        this.stepsLeft = new AtomicInteger(fate.steps);
        source.beforePage = () -> {
            source.serverTime = clock.instant();
            pass(Point.AT_A_PAGE);
        };
        this.feed = new Feed(source, mortal(store), settings, clock);
    }

    static FeedSettings settings(String name, int batchSize, Duration overlap) {
        return new FeedSettings(Resource.named("calls").orElseThrow(), name, null, Set.of("tags"), false,
                FeedSettings.Hold.IN_PROGRESS, overlap, batchSize, Duration.ofMinutes(1), Duration.ofMinutes(30));
    }

    /** Polls until nothing is left, or until it dies; returns whether it died. */
    boolean toTheEnd(Instant since) {
        try {
            feed.open(since);
            do {
                feed.poll(this);
                free.acquireUninterruptibly(hands);
                free.release(hands);
                feed.flush();
            } while (feed.upTo() == null && !dead);
        } catch (HardStop stop) {
            dead = true;
        }
        return dead;
    }

    /** Ends in order. */
    void resign() {
        feed.resign();
    }

    /** One poll more. */
    void pollOnce() {
        feed.poll(this);
    }

    @Override
    public boolean ready() {
        return !dead;
    }

    @Override
    public void deliver(Delivery delivery) {
        if (hands == 0) {
            work(delivery);
            return;
        }
        free.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                work(delivery);
            } catch (HardStop stop) {
                dead = true;
            } finally {
                free.release();
            }
        });
    }

    private void work(Delivery delivery) {
        pass(Point.BEFORE_THE_ROUTE);
        for (CallRailRecord record : delivery.records()) {
            if (dead) {
                return;
            }
            log.add(record.id());
        }
        clock.pass(pause);
        pass(Point.AFTER_THE_ROUTE);
        delivery.done();
    }

    private void pass(Point point) {
        if (dead || fate.point == point && stepsLeft.getAndDecrement() == 0) {
            dead = true;
            throw new HardStop();
        }
    }

    private SyncStore mortal(SyncStore store) {
        return (SyncStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {SyncStore.class},
                (proxy, method, arguments) -> {
                    pass(Point.BEFORE_THE_STORE);
                    try {
                        Object result = method.invoke(store, arguments);
                        pass(Point.AFTER_THE_STORE);
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() {
        dead = true;
        threads.shutdown();
        free.acquireUninterruptibly(hands);
    }
}
