package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A CRM that is away for six hours, at 500 calls an hour and a poll a minute. */
class OutageTest {

    private static final Instant START = Instant.parse("2026-11-24T06:00:00Z");
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(7200);

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void costsTimeAndNeitherRecordsNorRequests(int batchSize) {
        Day without = new Day(batchSize, false);
        Day with = new Day(batchSize, true);
        System.out.println("fifteen hours at 500 calls an hour in deliveries of " + batchSize + " asks " + without.requests()
                + " requests, with six hours of outage " + with.requests() + "; all delivered "
                + with.backlogGone.toMinutes() + " minutes after it ended");

        assertEquals(without.source.calls.keySet(), without.done);
        assertEquals(with.source.calls.keySet(), with.done);
        assertEquals(with.done.size(), with.accepted, "each once");
        assertTrue(with.requests() <= without.requests() * 1.05, with.requests() + " requests, " + without.requests() + " without");
    }

    private static final class Day implements Taker {
        private final VirtualClock clock = new VirtualClock(START);
        private final ListSource source = new ListSource(11);
        private final Set<String> done = new HashSet<>();
        private final boolean outage;
        private int accepted;
        private Duration backlogGone = Duration.ZERO;

        Day(int batchSize, boolean outage) {
            this.outage = outage;
            source.beforePage = () -> source.serverTime = clock.instant();
            Feed feed = new Feed(source, new MemorySyncStore(), FeedLife.settings("c", batchSize, Duration.ofHours(1)), clock);
            feed.open(START);
            Instant next = START;
            int calls = 0;
            for (int minute = 0; minute < 15 * 60; minute++) {
                clock.pass(Duration.ofMinutes(1));
                while (minute < 14 * 60 && next.isBefore(clock.instant())) {
                    source.add(ListSource.id(calls++), next);
                    next = next.plus(BETWEEN_CALLS);
                }
                poll(feed);
                if (away() || done.size() < source.calls.size() && backlogGone.isZero()) {
                    backlogGone = Duration.ZERO;
                } else if (backlogGone.isZero()) {
                    backlogGone = Duration.between(START.plus(Duration.ofHours(8)), clock.instant());
                }
            }
        }

        private void poll(Feed feed) {
            try {
                feed.poll(this);
            } catch (HeldBackException e) {
                assertTrue(outage);
            }
        }

        private boolean away() {
            Duration into = Duration.between(START, clock.instant());
            return outage && into.compareTo(Duration.ofHours(2)) >= 0 && into.compareTo(Duration.ofHours(8)) < 0;
        }

        int requests() {
            return source.pagesAsked + source.idsAsked.size();
        }

        @Override
        public void deliver(Delivery delivery) {
            if (away()) {
                delivery.failed(new IllegalStateException("away"));
                return;
            }
            delivery.records().stream().map(CallRailRecord::id).forEach(done::add);
            accepted += delivery.records().size();
            delivery.done();
        }
    }
}
