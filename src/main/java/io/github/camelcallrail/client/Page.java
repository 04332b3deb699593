package io.github.camelcallrail.client;

import io.github.camelcallrail.api.CallRailRecord;
import java.time.Instant;
import java.util.List;

/**
 * One page of a list.
 *
 * @param records      in the order received
 * @param broken       items of the list that are no records: the JSON text of each
 * @param perPage      how many records a page of this answer holds at the most: what CallRail said, else what was asked
 * @param totalPages   {@code null} where CallRail does not say
 * @param totalRecords {@code null} where CallRail does not say
 * @param hasNext      of relative paging; {@code null} with any other
 * @param serverTime   CallRail's clock when it answered; {@code null} where it sent none
 */
public record Page(List<CallRailRecord> records, List<String> broken, int perPage, Integer totalPages, Integer totalRecords,
        Boolean hasNext, Instant serverTime) {

    /** Items of the list, records and others. */
    public int size() {
        return records.size() + broken.size();
    }

    /** Whether that many pages are all there are; {@code null} where CallRail does not say. */
    public Boolean endsWith(int pages) {
        if (totalRecords != null) {
            return (long) pages * perPage >= totalRecords;
        }
        return totalPages == null ? null : pages >= totalPages;
    }
}
