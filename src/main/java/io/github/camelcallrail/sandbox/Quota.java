package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An account's requests of the last hour and the last 24 hours, both rolling (section 1.4 of the fact sheet). Refused
 * requests do not count.
 */
final class Quota {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** The state of both windows after a request. */
    record Reading(boolean granted, int hourlyAllowed, int hourlyUsed, int dailyAllowed, int dailyUsed,
            Duration delay) {
    }

    private final Deque<Instant> hour = new ArrayDeque<>();
    private final Deque<Instant> day = new ArrayDeque<>();
    private int hourly;
    private int daily;

    Quota(int hourly, int daily) {
        this.hourly = hourly;
        this.daily = daily;
    }

    synchronized void limits(int perHour, int perDay) {
        hourly = perHour;
        daily = perDay;
    }

    synchronized Reading ask(Instant now) {
        forget(hour, now.minus(HOUR));
        forget(day, now.minus(DAY));
        Duration wait = Duration.ZERO;
        if (day.size() >= daily) {
            wait = untilFree(day, DAY, now);
        } else if (hour.size() >= hourly) {
            wait = untilFree(hour, HOUR, now);
        } else {
            hour.add(now);
            day.add(now);
        }
        return new Reading(wait.isZero(), hourly, hour.size(), daily, day.size(), wait);
    }

    private static void forget(Deque<Instant> window, Instant until) {
        while (!window.isEmpty() && !window.peekFirst().isAfter(until)) {
            window.removeFirst();
        }
    }

    private static Duration untilFree(Deque<Instant> window, Duration length, Instant now) {
        return window.isEmpty() ? length : Duration.between(now, window.peekFirst().plus(length));
    }
}
