package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Operation;
import io.github.camelcallrail.client.CallRailAuthenticationException;
import io.github.camelcallrail.client.CallRailException;
import io.github.camelcallrail.client.CallRailNotFoundException;
import io.github.camelcallrail.client.CallRailQuotaException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into what was delivered and is not listed any more. Absence is no deletion: a record is told as deleted when two
 * complete readings of the full list lack it, its company is still there, and CallRail says 404 to its id where it can be asked
 * for. So many at once that it is hard to believe are withheld until an operator lets them through. One that is there after all
 * has left the list: its present state is offered, and it is not looked into again until it comes back.
 */
final class Absences {

    private static final Logger LOG = LoggerFactory.getLogger(Absences.class);

    /** Within a filter many can leave the list at once and be alive: so many are asked for by their ids to find out. */
    private static final int MOST_ASKED = 250;

    private final Source source;
    private final FeedSettings settings;
    private final InstantSource clock;

    Absences(Source source, FeedSettings settings, InstantSource clock) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Looks into what is missing.
     *
     * @param read    the shelves of which a complete reading was just made
     * @param seen    ids that were read
     */
    void look(List<Shelf> read, Shelves shelves, Set<String> seen, Progress progress, Collector collector) {
        Map<String, Listing> known = progress.listings();
        dropUnborn(read, shelves, seen, known, progress);
        if (settings.onlyNew()) {
            return;
        }
        Map<String, Listing> listed = new HashMap<>(known);
        listed.values().removeIf(Listing::unlisted);
        Set<String> missing = new TreeSet<>();
        listed.forEach((id, listing) -> {
            Shelf shelf = shelves.of(listing.company());
            boolean gone = shelf == null ? !read.isEmpty() : read.contains(shelf) && inScope(listing);
            if (gone && !seen.contains(id) && !isSettled(id, progress)) {
                missing.add(id);
            }
        });
        if (missing.isEmpty()) {
            return;
        }
        Search search = new Search(missing, known, shelves, progress, collector);
        read.forEach(search::again);
        search.conclude(listed.size());
    }

    /** A list of one company says nothing of another's records. */
    private boolean inScope(Listing listing) {
        return settings.companyId() == null || listing.company() == null || settings.companyId().equals(listing.company());
    }

    private boolean readsAlone() {
        return settings.resource().operations().contains(Operation.GET);
    }

    /** With the route, set aside, withheld, or a deletion that failed and is not due: that one is looked after already. */
    private boolean isSettled(String id, Progress progress) {
        Waiting waiting = progress.waiting(id);
        return progress.flying(id) != null || waiting != null && !waiting.dueAt(clock.instant())
                && (waiting.failed() || waiting.kind() == Waiting.Kind.SET_ASIDE || waiting.kind() == Waiting.Kind.WITHHELD);
    }

    /** What waits, was never delivered and is not there any more is nothing to anybody. */
    private void dropUnborn(List<Shelf> read, Shelves shelves, Set<String> seen, Map<String, Listing> known, Progress progress) {
        if (settings.readsById() || !read.containsAll(shelves.all())) {
            return;
        }
        progress.allWaiting().stream().filter(item -> !seen.contains(item.id()) && !known.containsKey(item.id()))
                .forEach(item -> progress.release(item.id()));
    }

    /** A search for what is missing. */
    private final class Search {
        private final Set<String> missing;
        private final Map<String, Listing> known;
        private final Shelves shelves;
        private final Progress progress;
        private final Collector collector;
        private final Set<String> unsure = new HashSet<>();

        Search(Set<String> missing, Map<String, Listing> known, Shelves shelves, Progress progress, Collector collector) {
            this.missing = missing;
            this.known = known;
            this.shelves = shelves;
            this.progress = progress;
            this.collector = collector;
        }

        /** Reads the full list again, twice where the first reading was of a part of it. */
        void again(Shelf shelf) {
            Set<String> here = new HashSet<>(missing);
            here.removeIf(id -> shelves.of(known.get(id).company()) != shelf);
            // Where a record can be asked for by its id, a filter does no harm.
            boolean widened = !readsAlone() && source.narrows();
            for (int i = 0; i < (widened ? 2 : 1) && !here.isEmpty() && collector.ready(); i++) {
                WholeList list = new WholeList(source, shelf.company(), widened ? null : settings.companyId(), !widened);
                try {
                    read(list, here, widened);
                } catch (CallRailAuthenticationException | CallRailQuotaException e) {
                    throw e;
                } catch (CallRailException e) {
                    LOG.debug("Not told whether {} records of {} are gone", here.size(), settings.resource(), e);
                }
                if (!list.complete()) {
                    unsure.addAll(here);
                    here.clear();
                }
                here.retainAll(missing);
            }
            if (!collector.ready()) {
                unsure.addAll(here);
            }
        }

        private void read(WholeList list, Set<String> here, boolean widened) {
            while (!list.finished() && collector.ready()) {
                for (CallRailRecord row : list.next().records()) {
                    if (here.contains(row.id()) && missing.remove(row.id())) {
                        found(row, new Listing(row.companyId(), widened));
                    }
                }
            }
        }

        void conclude(int listed) {
            missing.removeAll(unsure);
            Set<String> strays = strays();
            withhold(strays, "their company is not listed any more");
            missing.removeAll(strays);
            missing.removeIf(id -> shelves.of(known.get(id).company()) == null && !isLetThrough(id));
            Set<String> sudden = sudden();
            boolean believed = Plausible.SNAPSHOT.gone(sudden.size(), listed);
            if (believed || readsAlone() && source.narrows() && sudden.size() <= MOST_ASKED) {
                missing.removeIf(id -> !isGone(id));
                sudden = sudden();
                believed = Plausible.SNAPSHOT.gone(sudden.size(), listed);
            }
            if (!believed) {
                withhold(sudden, listed + " were known");
                missing.removeAll(sudden);
            }
            for (String id : missing) {
                if (collector.ready()) {
                    collector.gone(id, null, progress.known(List.of(id)));
                }
            }
        }

        private Set<String> sudden() {
            Set<String> sudden = new TreeSet<>(missing);
            sudden.removeIf(this::isLetThrough);
            return sudden;
        }

        /** By an operator, or because it was found to be gone before and the route failed over it. */
        private boolean isLetThrough(String id) {
            Waiting waiting = progress.waiting(id);
            return waiting != null && (waiting.kind() == Waiting.Kind.REQUESTED
                    || waiting.failed() && Version.gone(settings.resource()).equals(waiting.version()));
        }

        /** Records of companies that the key does not see any more: that the key lost them is likelier than that all is gone. */
        private Set<String> strays() {
            Set<String> strays = new TreeSet<>(missing);
            strays.removeIf(id -> known.get(id).company() == null || isLetThrough(id));
            if (strays.isEmpty()) {
                return strays;
            }
            CompanyList companies = CompanyList.read(source.companies());
            if (!companies.complete()) {
                missing.removeAll(strays);
                return Set.of();
            }
            strays.removeIf(id -> companies.ids().contains(known.get(id).company()));
            return strays;
        }

        private void withhold(Set<String> ids, String why) {
            if (ids.isEmpty()) {
                return;
            }
            Instant now = clock.instant();
            ids.forEach(id -> progress.hold(new Waiting(id, Waiting.Kind.WITHHELD, null, now, 0, now, null, why, null)));
            LOG.warn("Consumer '{}': {} {} are not listed any more ({}). They are told as deleted only when an operator lets that"
                    + " through (releaseDeletions), and count as there when they are listed again", settings.consumer(), ids.size(),
                    settings.resource(), why);
        }

        /** Whether CallRail says so to its id, or cannot be asked. One that is there has left the list. */
        private boolean isGone(String id) {
            if (!readsAlone()) {
                return true;
            }
            if (!collector.ready()) {
                return false;
            }
            try {
                CallRailRecord record = source.get(id);
                found(record.listedBy(known.get(id).company()), new Listing(known.get(id).company(), true));
            } catch (CallRailNotFoundException e) {
                return true;
            } catch (CallRailAuthenticationException | CallRailQuotaException e) {
                throw e;
            } catch (CallRailException | IllegalArgumentException e) {
                LOG.debug("Not told whether a record of {} is gone", settings.resource(), e);
            }
            return false;
        }

        private void found(CallRailRecord record, Listing listing) {
            Known before = progress.known(List.of(record.id()));
            if (before.delivered(record.id()) != null && before.flying(record.id()) == null) {
                progress.relist(record.id(), before.delivered(record.id()), listing);
            }
            collector.offer(record, listing, before);
        }
    }
}
