package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.Resource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A lease whose renewal the store answers late. */
class LateLeaseIT {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration LATE = Duration.ofMillis(13_100);

    @Test
    void isHeldForSureOnlyFromWhenItWasAskedFor() {
        Feed prompt = feed(new MemorySyncStore());
        prompt.lead();
        assertTrue(prompt.leads());

        Feed late = feed(late(new MemorySyncStore()));
        late.lead();
        assertFalse(late.leads());
    }

    private static Feed feed(SyncStore store) {
        FeedSettings settings = new FeedSettings(Resource.named("calls").orElseThrow(), "c", null, Set.of(), false,
                FeedSettings.Hold.NONE, Duration.ofHours(1), 1, Duration.ofMinutes(1), Duration.ofMinutes(30));
        Feed feed = new Feed(new ListSource(1), store, settings, () -> NOON);
        feed.open(NOON);
        return feed;
    }

    private static SyncStore late(SyncStore store) {
        return (SyncStore) Proxy.newProxyInstance(LateLeaseIT.class.getClassLoader(), new Class<?>[] {SyncStore.class},
                (proxy, method, arguments) -> {
                    long until = System.nanoTime() + LATE.toNanos();
                    try {
                        Object answer = method.invoke(store, arguments);
                        while (method.getName().equals("lease") && System.nanoTime() < until) {
                            LockSupport.parkNanos(until - System.nanoTime());
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
