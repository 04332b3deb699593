package io.github.camelcallrail.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what a sweep should have brought and did not. That is no deletion: at the end of the run each is asked for by its id, or
 * so many are missing that none of them is believed, and all are withheld until an operator lets them through.
 */
final class Missing {

    private static final Logger LOG = LoggerFactory.getLogger(Missing.class);

    private final FeedSettings settings;
    private final InstantSource clock;
    private final Set<String> seen = new HashSet<>();
    private int known;

    Missing(FeedSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What was read counts no more. */
    void forget() {
        seen.clear();
    }

    void saw(List<String> ids) {
        seen.addAll(ids);
    }

    /** Everything that is listed from that instant to before the other was among what was seen since the last time. */
    void covered(String lane, Instant from, Instant to, Progress progress) {
        if (settings.onlyNew() || !from.isBefore(to)) {
            return;
        }
        Map<String, Seen> delivered = progress.delivered(from, to);
        Set<String> back = new HashSet<>();
        Instant now = clock.instant();
        delivered.forEach((id, record) -> {
            if (seen.contains(id)) {
                if (record.unlisted()) {
                    back.add(id);
                }
            } else if (!record.unlisted() && progress.waiting(id) == null && progress.flying(id) == null) {
                progress.hold(new Waiting(id, Waiting.Kind.SUSPECTED, record.start(), now, 0, now, lane, null, null));
            }
        });
        Map<String, Version> versions = back.isEmpty() ? Map.of() : progress.known(back).delivered();
        back.stream().filter(id -> progress.flying(id) == null && versions.containsKey(id))
                .forEach(id -> progress.fill(id, versions.get(id), delivered.get(id).start(), new Listing(null, false)));
        known += delivered.size();
        seen.clear();
    }

    /** The run of that lane is over. */
    void conclude(String lane, Progress progress) {
        int all = known;
        known = 0;
        List<Waiting> suspects = progress.allWaiting().stream()
                .filter(item -> item.kind() == Waiting.Kind.SUSPECTED && lane.equals(item.batch())).toList();
        if (suspects.isEmpty()) {
            return;
        }
        boolean believed = Plausible.SWEEP.gone(suspects.size(), all);
        Instant now = clock.instant();
        Waiting.Kind kind = believed ? Waiting.Kind.MISSING : Waiting.Kind.WITHHELD;
        String reason = believed ? null : all + " were known";
        suspects.forEach(item -> progress.hold(new Waiting(item.id(), kind, item.start(), item.since(), 0, now, null, reason, null)));
        if (!believed) {
            LOG.warn("Consumer '{}': {} of {} {} that {} read again are not listed any more. They are told as deleted only when an"
                    + " operator lets that through (releaseDeletions), and count as there when they are listed again",
                    settings.consumer(), suspects.size(), all, settings.resource(), lane);
        }
    }
}
