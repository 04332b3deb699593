package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.CallRailAuthenticationException;
import io.github.camelcallrail.client.CallRailException;
import io.github.camelcallrail.client.CallRailQuotaException;
import io.github.camelcallrail.client.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a small resource whole, every so often, and offers all of it: what differs from what was last delivered is news. What
 * was delivered and is not listed any more is looked into by {@link Absences}.
 */
final class SnapshotReading implements Reading {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotReading.class);
    /** A list that changed while it was read is read again so often. */
    private static final int READINGS = 3;
    private static final int BROKEN_REMEMBERED = 1000;

    private final Source source;
    private final FeedSettings settings;
    private final Shelves shelves;
    private final Absences absences;
    private final Map<String, String> companies = new HashMap<>();
    private final Set<Integer> brokenSeen = new HashSet<>();
    private final InstantSource clock;
    private Progress progress;
    private Instant reached;
    private boolean warned;
    private volatile Instant upTo;

    SnapshotReading(Source source, FeedSettings settings, InstantSource clock) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
        this.shelves = new Shelves(source, settings, clock);
        this.absences = new Absences(source, settings, clock);
    }

    @Override
    public Instant upTo() {
        return upTo;
    }

    @Override
    public List<String> troubles() {
        return shelves.troubles();
    }

    @Override
    public Set<String> read(Position position, Progress now, Collector collector, Receiver receiver) {
        begin(now);
        settleCheckpoint(collector);
        shelves.look();
        Set<Shelf> due = shelves.due(wanted());
        return due.isEmpty() ? Set.of() : read(due, row -> true, collector, receiver);
    }

    @Override
    public Set<String> again(Progress now, Collector collector, Receiver receiver) {
        begin(now);
        shelves.look();
        Set<Shelf> wanted = wanted();
        if (wanted.isEmpty()) {
            return Set.of();
        }
        Set<String> waiting = new HashSet<>();
        progress.allWaiting().forEach(item -> waiting.add(item.id()));
        Set<Shelf> due = shelves.due(wanted);
        due.retainAll(wanted);
        return read(due, waiting::contains, collector, receiver);
    }

    /** Another reading under another lease knows nothing of what was read before. */
    private void begin(Progress now) {
        if (now != progress) {
            progress = now;
            reached = null;
            shelves.begin();
        }
    }

    /** The shelves where something that waits and is due is to be looked for. */
    private Set<Shelf> wanted() {
        Instant now = clock.instant();
        List<Waiting> due = progress.allWaiting().stream()
                .filter(item -> item.dueAt(now) && progress.flying(item.id()) == null).toList();
        Set<Shelf> wanted = new LinkedHashSet<>();
        Map<String, Listing> known = progress.listings();
        for (Waiting item : due) {
            Listing listing = known.get(item.id());
            Shelf shelf = shelves.of(companies.getOrDefault(item.id(), listing == null ? null : listing.company()));
            if (shelf == null) {
                wanted.addAll(shelves.all());
            } else {
                wanted.add(shelf);
            }
        }
        // One that can be read by its id is left to the waiting room, as long as that takes fewer requests.
        boolean byId = settings.readsById() && due.size() <= wanted.stream().mapToInt(Shelf::pages).sum();
        return byId ? Set.of() : wanted;
    }

    private Set<String> read(Set<Shelf> due, Predicate<String> offered, Collector collector, Receiver receiver) {
        Set<String> seen = new HashSet<>();
        Instant first = null;
        Map<Shelf, WholeList> finished = new LinkedHashMap<>();
        List<Shelf> complete = new ArrayList<>();
        boolean told = false;
        for (Shelf shelf : due) {
            if (!collector.ready()) {
                break;
            }
            try {
                WholeList list = read(shelf, seen, offered, collector, receiver, !told);
                told = true;
                if (list.finished()) {
                    finished.put(shelf, list);
                    first = first == null ? timeOf(list) : first;
                }
                if (list.complete()) {
                    complete.add(shelf);
                }
            } catch (CallRailAuthenticationException | CallRailQuotaException e) {
                throw e;
            } catch (CallRailException e) {
                shelves.failed(shelf, e, receiver);
            }
        }
        if (collector.ready()) {
            absences.look(complete, shelves, seen, progress, collector);
        }
        // A poll that may not hand over more begins these lists again.
        if (collector.deliverRest() && collector.ready()) {
            finished.forEach(shelves::read);
            reached = first == null ? reached : first;
            upTo = reached;
            settleCheckpoint(collector);
        }
        return seen;
    }

    private Instant timeOf(WholeList list) {
        return list.serverTime() == null ? clock.instant() : list.serverTime();
    }

    private WholeList read(Shelf shelf, Set<String> seen, Predicate<String> offered, Collector collector, Receiver receiver,
            boolean first) {
        WholeList list = null;
        boolean tell = first;
        for (int i = 0; i < READINGS && collector.ready() && (list == null || !list.complete()); i++) {
            list = new WholeList(source, shelf.company(), settings.companyId(), true);
            while (!list.finished() && collector.ready()) {
                Page page = list.next();
                if (tell) {
                    receiver.answered();
                    tell = false;
                }
                page.broken().forEach(json -> reportOnce(json, receiver));
                if (!offer(page.records(), seen, offered, collector)) {
                    return list;
                }
            }
        }
        if (list.finished() && !list.complete() && !warned) {
            warned = true;
            LOG.warn("Consumer '{}': CallRail's list of {} does not hold what it counts, however often it is read. What it lists is"
                    + " handed over; that something was deleted cannot be told", settings.consumer(), settings.resource());
        }
        return list;
    }

    private boolean offer(List<CallRailRecord> rows, Set<String> seen, Predicate<String> offered, Collector collector) {
        Known known = progress.known(rows.stream().map(CallRailRecord::id).toList());
        for (CallRailRecord row : rows) {
            String id = row.id();
            seen.add(id);
            companies.put(id, row.companyId());
            Listing listing = new Listing(row.companyId(), false);
            if (known.delivered(id) != null && known.flying(id) == null) {
                progress.relist(id, known.delivered(id), listing);
            }
            if (offered.test(id) && !collector.offer(row, listing, known)) {
                return false;
            }
        }
        return true;
    }

    /** The checkpoint says that everything before it is done or waits: it moves when nothing is with the route. */
    private void settleCheckpoint(Collector collector) {
        if (reached != null && progress.inFlightCount() == 0) {
            collector.reached(reached);
        }
    }

    private void reportOnce(String json, Receiver receiver) {
        if (brokenSeen.size() < BROKEN_REMEMBERED && brokenSeen.add(json.hashCode())) {
            receiver.broken(json);
        }
    }
}
