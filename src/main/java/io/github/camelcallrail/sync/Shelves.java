package io.github.camelcallrail.sync;

import io.github.camelcallrail.client.CallRailException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lists in which a small resource stands: one, or one a company where CallRail wants a company named. The companies are
 * looked up with each round, so that one that comes later is seen.
 */
final class Shelves {

    private final Source source;
    private final FeedSettings settings;
    private final InstantSource clock;
    private final Map<String, Shelf> byCompany = new LinkedHashMap<>();
    private volatile List<String> troubles = List.of();
    private Instant nextRound;

    Shelves(Source source, FeedSettings settings, InstantSource clock) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
    }

    /** Everything is due at once: whoever led before may have left something. */
    void begin() {
        nextRound = null;
        byCompany.clear();
    }

    /** Looks up the companies where a round is due. */
    void look() {
        Instant now = clock.instant();
        if (nextRound != null && now.isBefore(nextRound)) {
            return;
        }
        if (fansOut()) {
            CompanyList companies = CompanyList.read(source.companies());
            if (companies.complete()) {
                byCompany.keySet().retainAll(companies.ids());
            }
            companies.ids().forEach(id -> byCompany.computeIfAbsent(id, company -> new Shelf(company, now)));
        } else {
            byCompany.computeIfAbsent(settings.companyId(), company ->
                    new Shelf(settings.isByCompany() ? company : null, now));
        }
        byCompany.values().forEach(shelf -> shelf.begin(now));
        nextRound = now.plus(settings.snapshotEvery());
    }

    private boolean fansOut() {
        return settings.isByCompany() && settings.companyId() == null;
    }

    /** The shelves to be read now: those that are due, and those where something that waits has to be looked for. */
    Set<Shelf> due(Collection<Shelf> wanted) {
        Instant now = clock.instant();
        Set<Shelf> due = new LinkedHashSet<>(wanted);
        due.removeIf(shelf -> shelf.isFailing() && !shelf.isDue(now));
        byCompany.values().stream().filter(shelf -> shelf.isDue(now)).forEach(due::add);
        return due;
    }

    Collection<Shelf> all() {
        return byCompany.values();
    }

    /** The shelf of that company, or the only one; {@code null} where there is none. */
    Shelf of(String company) {
        return fansOut() ? byCompany.get(company) : byCompany.values().stream().findFirst().orElse(null);
    }

    void read(Shelf shelf, WholeList list) {
        shelf.read(list.pages(), nextRound);
        tellTroubles();
    }

    /**
     * One company's list cannot be read: the others go on, and it is tried again after a pause that doubles.
     *
     * @throws CallRailException where it is the only list, or none can be read
     */
    void failed(Shelf shelf, CallRailException why, Receiver receiver) {
        if (!fansOut()) {
            throw why;
        }
        int failures = shelf.failed(why.getMessage());
        shelf.due(clock.instant().plus(settings.pauseAfter(failures)));
        tellTroubles();
        if (byCompany.values().stream().allMatch(Shelf::isFailing)) {
            throw why;
        }
        receiver.refused(shelf.company(), why);
    }

    private void tellTroubles() {
        troubles = byCompany.values().stream().filter(Shelf::isFailing).map(Shelf::trouble).toList();
    }

    /** The companies whose lists cannot be read, and why, a line each. */
    List<String> troubles() {
        return troubles;
    }
}
