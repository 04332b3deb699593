package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.CallRailAnswerException;
import io.github.camelcallrail.client.CallRailAuthenticationException;
import io.github.camelcallrail.client.CallRailException;
import io.github.camelcallrail.client.CallRailNotFoundException;
import io.github.camelcallrail.client.CallRailPermissionException;
import io.github.camelcallrail.client.CallRailQuotaException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after what waits, is due, and was not brought by a poll's walk: reads it in its present state, alone by its id, or
 * several with one page of their time.
 */
final class WaitingRoom {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRoom.class);

    private final Source source;
    private final FeedSettings settings;
    private final Progress progress;
    private final InstantSource clock;
    private CallRailException failure;
    private CompanyList companies;

    WaitingRoom(Source source, FeedSettings settings, Progress progress, InstantSource clock) {
        this.source = source;
        this.settings = settings;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Reads and offers what is due.
     *
     * @param seen                ids that the walk brought
     * @throws CallRailException  if one of them could not be read; it is tried again later, the others were read
     */
    void lookAfter(Collector collector, Set<String> seen) {
        collector.enter(Lane.WAITING);
        Instant now = clock.instant();
        List<Waiting> due = new ArrayList<>(progress.allWaiting().stream()
                .filter(item -> settings.readsById() && item.dueAt(now) && !seen.contains(item.id()) && progress.flying(item.id()) == null)
                .sorted(Comparator.comparing(Waiting::start, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Waiting::id)).toList());
        readMissing(due, collector);
        while (!due.isEmpty() && collector.ready()) {
            if (due.size() > 1 && due.get(1).start() != null) {
                readTogether(due, collector);
            } else {
                readAlone(due.remove(0), collector);
            }
        }
        collector.deliverRest();
        if (failure != null) {
            throw failure;
        }
    }

    /** No list brings them. */
    private void readMissing(List<Waiting> due, Collector collector) {
        List<Waiting> missing = due.stream().filter(item -> item.kind() == Waiting.Kind.MISSING).toList();
        due.removeAll(missing);
        for (Waiting item : missing) {
            if (collector.ready()) {
                readAlone(item, collector);
            }
        }
    }

    /** One page from the first one's second on brings at least that one, and often many: it never costs more than alone. */
    private void readTogether(List<Waiting> due, Collector collector) {
        Instant last = due.stream().map(Waiting::start).filter(start -> start != null).max(Instant::compareTo).orElseThrow();
        KeyWalk.Step step;
        Instant reached;
        try {
            KeyWalk walk = KeyWalk.between(source, settings.resource(), due.get(0).start(), last.plusSeconds(1), clock,
                    settings.companyId());
            step = walk.next();
            reached = walk.finished() ? last.plusSeconds(1) : walk.reached();
        } catch (CallRailAuthenticationException | CallRailQuotaException e) {
            throw e;
        } catch (CallRailException e) {
            postpone(due.remove(0), e);
            return;
        }
        Map<String, KeyWalk.Row> rows = new HashMap<>();
        step.rows().forEach(row -> rows.put(row.record().id(), row));
        Known known = progress.known(due.stream().map(Waiting::id).filter(rows::containsKey).toList());
        Waiting first = due.get(0);
        boolean firstBrought = rows.containsKey(first.id());
        due.removeIf(item -> rows.containsKey(item.id())
                && offer(item, rows.get(item.id()).record(), known, collector));
        if (!firstBrought) {
            // It has left the list, or its second holds more than a page.
            due.remove(first);
            readAlone(first, collector);
        }
        due.stream().filter(item -> item.start() != null && item.start().isBefore(reached)).toList().forEach(item -> {
            due.remove(item);
            if (collector.ready()) {
                readAlone(item, collector);
            }
        });
    }

    private void readAlone(Waiting item, Collector collector) {
        try {
            CallRailRecord record = source.get(item.id());
            offer(item, record, progress.known(List.of(item.id())), collector);
        } catch (CallRailNotFoundException e) {
            gone(item, collector);
        } catch (IllegalArgumentException e) {
            LOG.warn("Consumer '{}' was asked for a record of an id that CallRail cannot have given", settings.consumer());
            progress.release(item.id());
        } catch (CallRailAuthenticationException | CallRailQuotaException e) {
            throw e;
        } catch (CallRailException e) {
            postpone(item, e);
        }
    }

    /**
     * The list of a small resource is what tells that something is gone, unless that was made sure of before: an operator let it
     * through, or the route failed over it.
     */
    private void gone(Waiting item, Collector collector) {
        Known known = progress.known(List.of(item.id()));
        try {
            if (strayed(item, known.delivered(item.id()))) {
                withhold(item);
                return;
            }
        } catch (CallRailAuthenticationException | CallRailQuotaException e) {
            throw e;
        } catch (CallRailException e) {
            postpone(item, e);
            return;
        }
        boolean sure = !settings.isWhole() || item.kind() == Waiting.Kind.REQUESTED
                || Version.gone(settings.resource()).equals(item.version());
        if (sure) {
            collector.gone(item.id(), item.start(), known);
        } else {
            progress.release(item.id());
        }
    }

    /** That the key has lost the company is likelier than that the record is deleted. */
    private boolean strayed(Waiting item, Version delivered) {
        boolean letThrough = item.kind() == Waiting.Kind.REQUESTED || Version.gone(settings.resource()).equals(item.version());
        if (letThrough || delivered == null || settings.isWhole() || !delivered.isOfNone(Set.of(), settings.resource())) {
            return false;
        }
        try {
            if (companies == null) {
                companies = CompanyList.read(source.companies());
            }
        } catch (CallRailPermissionException e) {
            // Whoever may not list companies does not lose one by that.
            return false;
        }
        if (!companies.complete()) {
            throw new CallRailAnswerException("CallRail's list of companies does not hold what it counts");
        }
        return delivered.isOfNone(companies.ids(), settings.resource());
    }

    private void withhold(Waiting item) {
        Instant now = clock.instant();
        progress.hold(new Waiting(item.id(), Waiting.Kind.WITHHELD, item.start(), item.since(), 0, now, null,
                "its company is not listed any more", null));
        LOG.warn("Consumer '{}': {} is not there any more, nor is its company. It is told as deleted only when an operator lets that"
                + " through (releaseDeletions)", settings.consumer(), item.id());
    }

    /** Always true: whatever becomes of it, it has been looked after. */
    private boolean offer(Waiting item, CallRailRecord record, Known known, Collector collector) {
        boolean goesOn = settings.isWhole() ? collector.offer(record, listing(item, record), known)
                : item.kind() == Waiting.Kind.MISSING ? hidden(item, record, known, collector)
                : collector.offer(record, item.start(), known, clock.instant());
        if (goesOn && item.equals(progress.waiting(item.id())) && !item.failed()) {
            Instant now = clock.instant();
            progress.hold(item.until(now.plus(collector.pause(record, item.start(), now))));
        }
        return true;
    }

    /** It has left the list and is there: that is remembered, so that no sweep asks for it again. */
    private boolean hidden(Waiting item, CallRailRecord record, Known known, Collector collector) {
        Listing unlisted = new Listing(record.companyId(), true);
        if (known.delivered(item.id()) != null && known.flying(item.id()) == null) {
            progress.fill(item.id(), known.delivered(item.id()), item.start(), unlisted);
        }
        return collector.offer(record, item.start(), unlisted, known, clock.instant());
    }

    /** One that an operator asked for, and no list has brought: a filter hides it. */
    private Listing listing(Waiting item, CallRailRecord record) {
        Listing before = progress.listings().getOrDefault(item.id(), new Listing(record.companyId(), false));
        return item.kind() == Waiting.Kind.REQUESTED ? new Listing(before.company(), true) : before;
    }

    private void postpone(Waiting item, CallRailException reason) {
        progress.hold(item.until(clock.instant().plus(settings.pauseAfter(item.attempts() + 1))));
        failure = reason;
    }
}
