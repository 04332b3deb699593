package io.github.camelcallrail.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads what lies behind the checkpoint by the instant of its key field.
 */
final class WindowReading implements Reading {

    private final Source source;
    private final FeedSettings settings;
    private final InstantSource clock;
    private final BrokenItems broken;
    private volatile Instant upTo;

    WindowReading(Source source, FeedSettings settings, InstantSource clock, BrokenItems broken) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
        this.broken = broken;
    }

    @Override
    public Instant upTo() {
        return upTo;
    }

    @Override
    public Set<String> read(Position position, Progress progress, Collector collector, Receiver receiver) {
        Instant start = start(position, progress);
        if (start.isAfter(clock.instant().plus(KeyWalk.AHEAD))) {
            // It is to begin in the future: nothing is there yet, and dates the wrong way round bring anything.
            return Set.of();
        }
        try (ReadAhead ahead = new ReadAhead(source)) {
            KeyWalk walk = new KeyWalk(ahead, settings.resource(), start, clock, settings.companyId());
            return read(walk, progress, collector, receiver, ahead);
        }
    }

    private Set<String> read(KeyWalk walk, Progress progress, Collector collector, Receiver receiver, ReadAhead ahead) {
        Set<String> seen = new HashSet<>();
        boolean first = true;
        while (!walk.finished() && collector.ready()) {
            KeyWalk.Step step = walk.next();
            if (first) {
                receiver.answered();
                first = false;
            }
            if (receiver.takesAll() && collector.ready()) {
                walk.readAhead(ahead);
            }
            broken.tell(step.broken(), receiver);
            collector.enter(Lane.LIVE);
            Known known = progress.known(step.rows().stream().map(row -> row.record().id()).toList());
            for (KeyWalk.Row row : step.rows()) {
                seen.add(row.record().id());
                if (!collector.offer(row.record(), row.at(), known, walk.end())) {
                    return seen;
                }
            }
            collector.reached(walk.reached());
        }
        if (collector.deliverRest() && walk.finished()) {
            collector.reached(walk.end());
            upTo = walk.end();
        }
        return seen;
    }

    private Instant start(Position position, Progress progress) {
        Instant start = progress.checkpoint().minus(settings.overlap());
        Instant earliest = Retention.earliest(clock);
        start = start.isBefore(position.since()) ? position.since() : start;
        return start.isBefore(earliest) ? earliest : start;
    }
}
