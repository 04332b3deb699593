package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts requests: by template for tests, over a rolling day for the allowance (fact sheet, section 3, "Allowance"),
 * and keeps a log of the last ones.
 */
final class SalesforceMeter {

    private static final int KEPT = 2_000;

    private final InstantSource clock;
    private final Map<String, Long> counts = new TreeMap<>();
    private final TreeMap<Long, Integer> minutes = new TreeMap<>();
    private final Deque<SalesforceCall> calls = new ArrayDeque<>();
    private int dailyLimit = 100_000;

    SalesforceMeter(InstantSource clock) {
        this.clock = clock;
    }

    void setDailyLimit(int limit) {
        dailyLimit = limit;
    }

    int dailyLimit() {
        return dailyLimit;
    }

    int used() {
        minutes.headMap(minute(clock.instant().minus(Duration.ofDays(1))), true).clear();
        return minutes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Takes one call from the allowance, unless it is used up. */
    boolean take() {
        if (used() >= dailyLimit) {
            return false;
        }
        minutes.merge(minute(clock.instant()), 1, Integer::sum);
        return true;
    }

    void log(SalesforceCall call) {
        counts.merge(call.template(), 1L, Long::sum);
        calls.addLast(call);
        if (calls.size() > KEPT) {
            calls.removeFirst();
        }
    }

    Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    List<SalesforceCall> calls() {
        return List.copyOf(calls);
    }

    void reset() {
        counts.clear();
        calls.clear();
    }

    String usage() {
        return "api-usage=" + used() + "/" + dailyLimit;
    }

    private static long minute(Instant instant) {
        return instant.getEpochSecond() / 60;
    }
}
