package io.github.camelcallrail.hub;

import io.github.camelcallrail.component.CallRailConsumer;
import io.github.camelcallrail.sync.BackfillState;
import io.github.camelcallrail.sync.SweepState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * What consumers read behind their live work, as {@code /api/status} tells it.
 */
final class BehindLive {

    private final CamelContext context;
    private final InstantSource clock;

    BehindLive(CamelContext context, InstantSource clock) {
        this.context = context;
        this.clock = clock;
    }

    /**
     * The tiers of the sweeps: {@code consumer}, {@code tier}, {@code lastRun}, {@code position} (null where no run goes on) and
     * {@code due}.
     */
    List<Map<String, Object>> sweeps() {
        return consumers().flatMap(consumer -> consumer.sweeps().stream().map(state -> sweep(consumer, state))).toList();
    }

    /** {@code from}, {@code until}, {@code position}, {@code percent} and {@code secondsLeft}; null where none goes on. */
    Map<String, Object> backfill() {
        return consumers().map(CallRailConsumer::backfill).filter(Objects::nonNull).findFirst().map(this::backfill).orElse(null);
    }

    private static Map<String, Object> sweep(CallRailConsumer consumer, SweepState state) {
        Map<String, Object> sweep = new LinkedHashMap<>();
        sweep.put("consumer", consumer.getConsumerName());
        sweep.put("tier", state.tier());
        sweep.put("lastRun", Objects.toString(state.lastRun(), null));
        sweep.put("position", Objects.toString(state.position(), null));
        sweep.put("due", Objects.toString(state.due(), null));
        return sweep;
    }

    private Map<String, Object> backfill(BackfillState state) {
        Map<String, Object> backfill = new LinkedHashMap<>();
        backfill.put("from", state.from().toString());
        backfill.put("until", state.until().toString());
        backfill.put("position", state.position().toString());
        backfill.put("percent", state.percent());
        Duration left = state.left(clock.instant());
        backfill.put("secondsLeft", left == null ? null : left.toSeconds());
        return backfill;
    }

    private Stream<CallRailConsumer> consumers() {
        return Consumers.byRoute(context).values().stream();
    }
}
