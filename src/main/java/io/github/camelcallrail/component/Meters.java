package io.github.camelcallrail.component;

import org.apache.camel.CamelContext;

/**
 * Meters that were registered with Micrometer, which need not be there. Only what is behind this class knows Micrometer's.
 */
@FunctionalInterface
interface Meters {

    /** No meters. */
    Meters NONE = () -> {
    };

    /** Takes them out of the registry. */
    void remove();

    /** The meters of a consumer; none where the class path has no Micrometer or the context no registry of it. */
    static Meters of(CallRailConsumer consumer, ConsumerPulse pulse) {
        CamelContext context = consumer.getEndpoint().getCamelContext();
        return there(context) ? MicrometerMeters.in(context).map(meters -> meters.of(consumer, pulse)).orElse(NONE) : NONE;
    }

    /** The meters of a component's requests. */
    static Meters of(CamelContext context, RequestCounts requests) {
        return there(context) ? MicrometerMeters.in(context).map(meters -> meters.of(requests)).orElse(NONE) : NONE;
    }

    private static boolean there(CamelContext context) {
        return context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") != null;
    }
}
