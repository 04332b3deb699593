package io.github.camelcallrail.component;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells what ails a consumer, from what it remembers of its last real requests: asking costs none.
 */
final class ConsumerDoctor {

    private static final int DELAYS = 10;
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final CallRailConsumer consumer;
    private final ConsumerPulse pulse;

    ConsumerDoctor(CallRailConsumer consumer, ConsumerPulse pulse) {
        this.consumer = consumer;
        this.pulse = pulse;
    }

    /** The worst of what there is; empty for a consumer that is well, or that stands by, is suspended or stopped. */
    Optional<ConsumerTrouble> diagnose() {
        if (!consumer.goesOn() || !consumer.isLeading() && pulse.failure() == null) {
            return Optional.empty();
        }
        return stuck().or(() -> Optional.ofNullable(pulse.failure()).map(ConsumerTrouble::of)).or(this::inFlight).or(this::clock);
    }

    private Optional<ConsumerTrouble> stuck() {
        Duration limit = Duration.ofMillis(consumer.delayMillis()).multipliedBy(DELAYS);
        limit = limit.compareTo(SHORTEST) < 0 ? SHORTEST : limit;
        Duration still = pulse.still();
        boolean expected = pulse.isPolling() || consumer.pollsInEachDelay();
        return expected && still.compareTo(limit) > 0 ? Optional.of(ConsumerTrouble.stuck("Nothing has moved for "
                + still.toSeconds() + " s, " + (pulse.isPolling() ? "in the middle of a poll" : "and no poll began")))
                : Optional.empty();
    }

    /** Half of what it takes until it counts as failed. */
    private Optional<ConsumerTrouble> inFlight() {
        Instant oldest = consumer.oldestInFlight();
        Duration limit = Duration.ofMillis(consumer.getEndpoint().getConfiguration().getInFlightTimeout());
        Duration age = oldest == null ? Duration.ZERO
                : Duration.between(oldest, consumer.getEndpoint().getComponent().clock().instant());
        return age.multipliedBy(2).compareTo(limit) > 0 ? Optional.of(ConsumerTrouble.of("in-flight", "A record has been with the"
                + " route for " + age.toSeconds() + " s", "After " + limit.toSeconds() + " s (inFlightTimeout) it counts as failed and"
                + " comes again; see docs/consumer.md for routes that hand work on")) : Optional.empty();
    }

    private Optional<ConsumerTrouble> clock() {
        Duration skew = consumer.getEndpoint().getComponent().requests().skew();
        return skew.abs().compareTo(SKEW) > 0 ? Optional.of(ConsumerTrouble.of("clock", "This machine's clock is "
                + skew.abs().toSeconds() + " s " + (skew.isNegative() ? "ahead of" : "behind") + " CallRail's",
                "Set it right, by NTP; records are read by CallRail's clock, so none is lost, but times of retries are off"))
                : Optional.empty();
    }
}
