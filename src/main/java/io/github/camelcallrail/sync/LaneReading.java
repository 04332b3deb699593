package io.github.camelcallrail.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Reads the run of a lane, a page at a time, and keeps its place.
 */
final class LaneReading {

    private final Source source;
    private final FeedSettings settings;
    private final InstantSource clock;
    private final BrokenItems broken;
    private final Missing missing;
    private KeyWalk walk;
    private Instant walked;

    /**
     * A reading of lanes.
     *
     * @param missing is told what was read; {@code null} where nobody asks what is missing
     */
    LaneReading(Source source, FeedSettings settings, InstantSource clock, BrokenItems broken, Missing missing) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
        this.broken = broken;
        this.missing = missing;
    }

    /** Reads and offers the next page of that lane's run. What the collector does not take is read again. */
    void page(Lane lane, Progress progress, Collector collector, Receiver receiver) {
        Lane.Run run = lane.run();
        if (walk == null || !run.began().equals(walked)) {
            Instant kept = Retention.earliest(clock);
            Instant from = run.position().isBefore(kept) && kept.isBefore(run.until()) ? kept : run.position();
            walk = KeyWalk.between(source, settings.resource(), from, run.until(), clock, settings.companyId());
            walked = run.began();
            forgetSeen();
        }
        Instant before = walk.reached();
        KeyWalk.Step step = walk.next();
        broken.tell(step.broken(), receiver);
        List<String> ids = step.rows().stream().map(row -> row.record().id()).toList();
        Known known = progress.known(ids);
        collector.enter(lane.name());
        for (KeyWalk.Row row : step.rows()) {
            if (!collector.offer(row.record(), row.at(), known, clock.instant())) {
                walk = null;
                return;
            }
        }
        if (walk.finished() && !collector.deliverRest()) {
            walk = null;
            return;
        }
        if (missing != null && step.broken().isEmpty()) {
            missing.saw(ids);
            // CallRail is asked up to a whole second: what begins after it is not listed.
            Instant after = walk.finished() ? run.until().truncatedTo(ChronoUnit.SECONDS) : walk.reached();
            missing.covered(lane.name(), before, after, progress);
        }
        progress.moved(lane.at(collector.safe(lane.name(), walk.reached())));
        if (walk.finished()) {
            walk = null;
        }
    }

    /** What is known of the run counts no more: it is read on from its place. */
    void forget() {
        walk = null;
        forgetSeen();
    }

    private void forgetSeen() {
        if (missing != null) {
            missing.forget();
        }
    }
}
