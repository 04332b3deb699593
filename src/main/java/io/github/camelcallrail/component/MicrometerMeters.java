package io.github.camelcallrail.component;

import io.github.camelcallrail.sync.Waiting;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;

/**
 * Registers what consumers and requests count anyway as meters, so that counting costs nothing where nobody looks. Reading them
 * costs no request to CallRail.
 */
final class MicrometerMeters {

    private static final String CAMELS_NAME = "metricsRegistry";

    private final MeterRegistry registry;

    private MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** In the context's registry of meters: the only one, or of several the one that Camel's own meters are in. */
    static Optional<MicrometerMeters> in(CamelContext context) {
        Set<MeterRegistry> found = context.getRegistry().findByType(MeterRegistry.class);
        MeterRegistry registry = found.size() == 1 ? found.iterator().next()
                : context.getRegistry().lookupByNameAndType(CAMELS_NAME, MeterRegistry.class);
        return Optional.ofNullable(registry).map(MicrometerMeters::new);
    }

    Meters of(CallRailConsumer consumer, ConsumerPulse pulse) {
        List<Meter> meters = new ArrayList<>();
        String name = consumer.getConsumerName();
        meters.add(FunctionCounter.builder("callrail.records.delivered", consumer, one -> one.counts().done())
                .description("Records that the route was done with").tag("consumer", name).register(registry));
        meters.add(FunctionCounter.builder("callrail.records.failed", consumer, one -> one.counts().failed())
                .description("Records that the route failed with, each time").tag("consumer", name).register(registry));
        WaitingCounts waiting = new WaitingCounts(consumer);
        for (Waiting.Kind kind : Waiting.Kind.values()) {
            meters.add(Gauge.builder("callrail.records.waiting", waiting, one -> one.of(kind))
                    .strongReference(true).description("Records on the waiting list").tag("consumer", name)
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT)).register(registry));
        }
        meters.add(Gauge.builder("callrail.records.in.flight", consumer, CallRailConsumer::getInFlight)
                .description("Records with the route now").tag("consumer", name).register(registry));
        meters.add(FunctionTimer.builder("callrail.poll.duration", pulse, ConsumerPulse::polls, ConsumerPulse::nanos,
                TimeUnit.NANOSECONDS).description("Polls and what they took, with what the route took in them")
                .tag("consumer", name).register(registry));
        meters.add(FunctionCounter.builder("callrail.polls.failed", pulse, ConsumerPulse::failedPolls)
                .description("Polls that failed").tag("consumer", name).register(registry));
        meters.add(Gauge.builder("callrail.lag", consumer, MicrometerMeters::lag).baseUnit("seconds")
                .description("How long ago everything was read last").tag("consumer", name).register(registry));
        meters.add(Gauge.builder("callrail.leading", consumer, one -> one.isLeading() ? 1 : 0)
                .description("1 for the consumer that polls, 0 for one that stands by").tag("consumer", name)
                .register(registry));
        return () -> meters.forEach(registry::remove);
    }

    Meters of(RequestCounts requests) {
        List<Meter> meters = new ArrayList<>();
        for (String method : RequestCounts.METHODS) {
            for (String kind : RequestCounts.KINDS) {
                meters.add(FunctionCounter.builder("callrail.requests", requests, all -> all.count(method, kind))
                        .description("Requests to CallRail by method and kind of answer").tag("method", method)
                        .tag("status", kind).register(registry));
            }
        }
        meters.add(Gauge.builder("callrail.clock.skew", requests, all -> all.skew().toSeconds()).baseUnit("seconds")
                .description("How far CallRail's clock is ahead of this machine's").register(registry));
        return () -> meters.forEach(registry::remove);
    }

    private static double lag(CallRailConsumer consumer) {
        Instant upTo = consumer.upTo();
        return upTo == null ? Double.NaN
                : Math.max(0, Duration.between(upTo, consumer.getEndpoint().getComponent().clock().instant()).toSeconds());
    }
}
