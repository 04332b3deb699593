package io.github.camelcallrail.component;

import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * The health of a consumer. Not live: stuck, so that a restart helps. Not ready: whatever else ails it, or it has not polled
 * yet. Who stands by is healthy. Messages hold no quotation mark, which Camel's health page would not mask.
 */
final class CallRailHealthCheck implements HealthCheck {

    private final CallRailConsumer consumer;
    private final ConsumerPulse pulse;
    private final ConsumerDoctor doctor;
    private boolean enabled = true;

    CallRailHealthCheck(CallRailConsumer consumer, ConsumerPulse pulse, ConsumerDoctor doctor) {
        this.consumer = consumer;
        this.pulse = pulse;
        this.doctor = doctor;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Kind kind = options.get(CHECK_KIND) instanceof Kind given ? given : Kind.ALL;
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this).detail(CHECK_KIND, kind.name());
        if (!enabled) {
            return result.message("Disabled").detail(CHECK_ENABLED, false).unknown().build();
        }
        Optional<ConsumerTrouble> trouble = doctor.diagnose().filter(found -> found.stuck() || kind != Kind.LIVENESS);
        if (trouble.isPresent()) {
            down(result, trouble.get());
        } else if (kind == Kind.READINESS && !consumer.isConsumerReady()) {
            result.down().message("Consumer '" + consumer.getConsumerName() + "' has not yet polled").detail("reason", "starting");
        } else {
            result.up().detail("leading", consumer.isLeading());
        }
        return result.build();
    }

    private void down(HealthCheckResultBuilder result, ConsumerTrouble trouble) {
        result.down().message(clean(trouble.what()) + ". " + trouble.remedy());
        result.detail("reason", trouble.reason()).detail("remedy", trouble.remedy());
        result.detail(FAILURE_ERROR_COUNT, consumer.getErrorCounter());
        if (pulse.failure() instanceof CallRailPollException failure && failure.getHttpResponseCode() > 0) {
            result.detail(HTTP_RESPONSE_CODE, failure.getHttpResponseCode());
        }
    }

    private static String clean(String text) {
        return text.replaceAll("[\"\\\\\\p{Cntrl}]", "'");
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return "consumer:" + consumer.getRouteId();
    }
}
