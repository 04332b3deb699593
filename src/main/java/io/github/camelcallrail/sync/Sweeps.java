package io.github.camelcallrail.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads records of a certain age again when it is time, the youngest first. A run reaches back further by the time since the
 * last one began, so that what was young enough then is read once more.
 */
final class Sweeps {

    private final SweepPlan plan;
    private final InstantSource clock;
    private final Map<String, LaneReading> readings = new HashMap<>();
    private final Map<String, Missing> missing = new HashMap<>();

    Sweeps(Source source, FeedSettings settings, SweepPlan plan, InstantSource clock, BrokenItems broken) {
        this.plan = plan;
        this.clock = clock;
        plan.tiers().forEach(tier -> {
            missing.put(tier.name(), new Missing(settings, clock));
            readings.put(tier.name(), new LaneReading(source, settings, clock, broken, missing.get(tier.name())));
        });
    }

    /** A consumer's first poll reads everything: nothing of it needs to be read again before it is time. */
    void start(Progress progress) {
        Instant now = clock.instant();
        for (SweepPlan.Tier tier : plan.tiers()) {
            progress.moved(new Lane(tier.name(), now, null));
        }
    }

    /**
     * The lane in which there is something to read now; {@code null} where there is none.
     *
     * @param earliest the first instant that may be read again
     */
    Lane next(Progress progress, Instant earliest) {
        Instant now = clock.instant();
        for (SweepPlan.Tier tier : plan.tiers()) {
            Lane lane = progress.lane(tier.name());
            if (lane.readOut() && progress.idle(lane.name())) {
                lane = lane.finish();
                missing.get(tier.name()).conclude(lane.name(), progress);
                progress.moved(lane);
            }
            if (lane.run() == null && !now.isBefore(due(tier, lane, now))) {
                lane = begin(tier, lane, now, progress.checkpoint(), earliest);
                progress.moved(lane);
            }
            if (lane.run() != null && !lane.readOut()) {
                return lane;
            }
        }
        return null;
    }

    void page(Lane lane, Progress progress, Collector collector, Receiver receiver) {
        readings.get(lane.name()).page(lane, progress, collector, receiver);
    }

    /** Begins anew with what the store says: a run goes on at its place, and a tier that is no more suspects nothing. */
    void resume(Progress progress) {
        readings.values().forEach(LaneReading::forget);
        progress.allWaiting().stream()
                .filter(item -> item.kind() == Waiting.Kind.SUSPECTED && !readings.containsKey(item.batch()))
                .forEach(item -> progress.release(item.id()));
    }

    /** How the tiers stand. */
    List<SweepState> states(Map<String, Lane> lanes) {
        return plan.tiers().stream().map(tier -> {
            Lane lane = lanes.getOrDefault(tier.name(), new Lane(tier.name(), null, null));
            Instant position = lane.run() == null ? null : lane.run().position();
            return new SweepState(tier.name(), lane.lastRun(), position, due(tier, lane, clock.instant()));
        }).toList();
    }

    private static Instant due(SweepPlan.Tier tier, Lane lane, Instant now) {
        return lane.lastRun() == null ? now : lane.lastRun().plus(tier.every());
    }

    /** What live has not read yet is not read here either. Where nothing is left to read, the run ends as it begins. */
    private static Lane begin(SweepPlan.Tier tier, Lane lane, Instant now, Instant checkpoint, Instant earliest) {
        Instant from = (lane.lastRun() == null ? now : lane.lastRun()).minus(tier.reach());
        from = from.isBefore(earliest) ? earliest : from;
        Instant until = tier.youngest().equals(Duration.ZERO) ? checkpoint : now.minus(tier.youngest());
        until = until.isAfter(checkpoint) ? checkpoint : until;
        return from.isBefore(until) ? lane.begin(now, from, until) : new Lane(lane.name(), now, null);
    }
}
