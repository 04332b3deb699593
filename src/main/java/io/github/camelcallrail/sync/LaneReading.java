package io.github.camelcallrail.sync;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Reads the run of a lane, a page at a time, and keeps its place.
 */
final class LaneReading {

    private final Source source;
    private final FeedSettings settings;
    private final InstantSource clock;
    private final BrokenItems broken;
    private KeyWalk walk;
    private Instant walked;

    LaneReading(Source source, FeedSettings settings, InstantSource clock, BrokenItems broken) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
        this.broken = broken;
    }

    /** Reads and offers the next page of that lane's run. What the collector does not take is read again. */
    void page(Lane lane, Progress progress, Collector collector, Receiver receiver) {
        Lane.Run run = lane.run();
        if (walk == null || !run.began().equals(walked)) {
            walk = KeyWalk.between(source, settings.resource(), run.position(), run.until(), clock, settings.companyId());
            walked = run.began();
        }
        KeyWalk.Step step = walk.next();
        broken.tell(step.broken(), receiver);
        Known known = progress.known(step.rows().stream().map(row -> row.record().id()).toList());
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
        progress.moved(lane.at(collector.safe(lane.name(), walk.reached())));
        if (walk.finished()) {
            walk = null;
        }
    }

    /** What is known of the run counts no more: it is read on from its place. */
    void forget() {
        walk = null;
    }
}
