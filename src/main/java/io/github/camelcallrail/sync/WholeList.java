package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.CallRailAnswerException;
import io.github.camelcallrail.client.Page;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * One reading of a whole list, page after page. Positions in a live list shift while one reads, so that a row can be skipped:
 * only a reading that brought as many records as CallRail counts, of a count that stayed the same, is complete. Absence from
 * any other means nothing.
 */
final class WholeList {

    private final Source source;
    private final String companyId;
    private final String onlyCompany;
    private final boolean narrowed;
    private final Set<String> ids = new LinkedHashSet<>();
    private Integer count;
    private Instant serverTime;
    private int pages;
    private boolean finished;
    private boolean consistent = true;

    /**
     * A reading that has not begun.
     *
     * @param companyId   the company whose list is meant; {@code null} for the list of all
     * @param onlyCompany the company to which every record must belong; {@code null} for any
     * @param narrowed    whether it is the list within the consumer's filters
     */
    WholeList(Source source, String companyId, String onlyCompany, boolean narrowed) {
        this.source = source;
        this.companyId = companyId;
        this.onlyCompany = onlyCompany;
        this.narrowed = narrowed;
    }

    /** The next page. */
    Page next() {
        Page page = source.whole(companyId, narrowed, pages + 1);
        int before = ids.size();
        page.records().forEach(this::take);
        Integer counted = page.totalRecords() != null ? page.totalRecords() : page.totalPages();
        consistent &= page.broken().isEmpty() && (pages == 0 || Objects.equals(count, counted));
        consistent &= page.totalRecords() == null || ids.size() <= page.totalRecords();
        count = counted;
        serverTime = pages == 0 ? page.serverTime() : serverTime;
        pages++;
        // A page of known rows alone means that CallRail ignores the number: there is no end to wait for.
        finished = page.size() == 0 || Boolean.TRUE.equals(page.endsWith(pages)) || ids.size() == before;
        if (finished && page.totalRecords() != null) {
            consistent &= ids.size() == page.totalRecords();
        }
        return page;
    }

    private void take(CallRailRecord record) {
        if (record.companyId() == null && companyId != null) {
            record.listedBy(companyId);
        }
        if (onlyCompany != null && record.companyId() != null && !onlyCompany.equals(record.companyId())) {
            throw new CallRailAnswerException("CallRail ignored company_id: a row of " + record.resource()
                    + " belongs to another company");
        }
        ids.add(record.id());
    }

    /** Whether there is no further page. */
    boolean finished() {
        return finished;
    }

    /** Whether all that CallRail counts was read, and nothing that cannot be understood. */
    boolean complete() {
        return finished && consistent;
    }

    /** The ids that were read. */
    Set<String> ids() {
        return ids;
    }

    /** CallRail's clock at the first page; {@code null} where it told none. */
    Instant serverTime() {
        return serverTime;
    }

    int pages() {
        return pages;
    }
}
