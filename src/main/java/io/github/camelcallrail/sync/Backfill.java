package io.github.camelcallrail.sync;

import io.github.camelcallrail.client.CallRailRequestException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what lies further back than a first start reads live, once, oldest first.
 */
final class Backfill {

    private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);
    private static final int BAD_REQUEST = 400;
    private static final int STEPS = 3;
    private static final Duration STEP = Duration.ofDays(1);
    private static final int TOLD_EVERY = 10;
    /** A start as far back as the live reach was worked out a moment ago, or while nobody could be asked: not worth a lane. */
    private static final Duration SLACK = Duration.ofHours(1);

    private final FeedSettings settings;
    private final Duration liveReach;
    private final InstantSource clock;
    private final LaneReading reading;
    private int steps;
    private int told;

    Backfill(Source source, FeedSettings settings, Duration liveReach, InstantSource clock, BrokenItems broken) {
        this.settings = settings;
        this.liveReach = liveReach;
        this.clock = clock;
        this.reading = new LaneReading(source, settings, clock, broken, null);
    }

    /**
     * Where a first start is far back, live work begins later, and the rest is left to the backfill. Not a second time.
     *
     * @return whether live work begins later
     */
    boolean start(Progress progress, Instant since) {
        if (liveReach == null || settings.isWhole() || progress.allLanes().containsKey(Lane.BACKFILL)) {
            return false;
        }
        Instant now = clock.instant();
        // A whole second: CallRail is asked for no less.
        Instant border = now.minus(liveReach).truncatedTo(ChronoUnit.SECONDS);
        if (!since.isBefore(border.minus(SLACK))) {
            return false;
        }
        progress.moved(new Lane(Lane.BACKFILL, null, null).begin(now, since, border));
        progress.reached(border);
        progress.flush();
        LOG.info("Consumer '{}' begins at {}; what lies before, from {} on, is read behind that", settings.consumer(), border, since);
        return true;
    }

    void resume() {
        reading.forget();
    }

    /** Its lane if there is something to read; {@code null} where there is not. */
    Lane next(Progress progress) {
        Lane lane = progress.lane(Lane.BACKFILL);
        if (lane.readOut() && progress.idle(lane.name())) {
            progress.moved(lane.finish());
            LOG.info("Consumer '{}' has read everything from {} on", settings.consumer(), lane.run().from());
            return null;
        }
        return lane.run() == null || lane.readOut() ? null : lane;
    }

    /** While it runs, what it has not read is nothing to read again. */
    static Instant earliest(Progress progress, Instant since) {
        Lane.Run run = progress.lane(Lane.BACKFILL).run();
        return run == null ? since : run.until();
    }

    void page(Lane lane, Progress progress, Collector collector, Receiver receiver) {
        try {
            reading.page(lane, progress, collector, receiver);
        } catch (CallRailRequestException e) {
            stepForward(lane, progress, e);
            return;
        }
        BackfillState state = state(progress.lane(lane.name()));
        if (state != null && state.percent() / TOLD_EVERY > told) {
            told = state.percent() / TOLD_EVERY;
            LOG.info("Consumer '{}', backfill: {}", settings.consumer(), state.toLine(clock.instant()));
        }
    }

    /** CallRail keeps a little less than it says, or its clock is ahead. */
    private void stepForward(Lane lane, Progress progress, CallRailRequestException refusal) {
        Instant next = lane.run().position().plus(STEP);
        boolean near = lane.run().position().isBefore(Retention.earliest(clock).plus(STEP.multipliedBy(STEPS + 1)));
        if (refusal.status() != BAD_REQUEST || !near || steps == STEPS || next.isAfter(lane.run().until())) {
            throw refusal;
        }
        steps++;
        LOG.warn("Consumer '{}': CallRail refuses what is nearly 25 months old, and is asked from {} on", settings.consumer(), next);
        reading.forget();
        progress.moved(lane.at(next));
    }

    /** How it stands; {@code null} where none is going on. */
    static BackfillState state(Lane lane) {
        return lane == null || lane.run() == null ? null
                : new BackfillState(lane.run().began(), lane.run().from(), lane.run().until(), lane.run().position());
    }
}
