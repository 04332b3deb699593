package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.Page;
import java.time.Instant;

/**
 * Where records are read.
 */
public interface Source {

    /**
     * A page of the records between two instants, both inclusive, oldest first.
     *
     * @param page counted from 1
     */
    Page window(Instant from, Instant to, int page);

    /**
     * A page of the whole list of a small resource.
     *
     * @param companyId the company whose list is meant; {@code null} for the list of all
     * @param narrowed  whether it is the list within the consumer's filters, or all that there is
     * @param page      counted from 1
     */
    default Page whole(String companyId, boolean narrowed, int page) {
        throw new UnsupportedOperationException();
    }

    /** Whether the consumer's filters narrow the list. */
    default boolean narrows() {
        return false;
    }

    /** Where the companies are read that the key sees. */
    default Source companies() {
        throw new UnsupportedOperationException();
    }

    /**
     * One record in its present state.
     *
     * @throws io.github.camelcallrail.client.CallRailNotFoundException if it is gone
     */
    CallRailRecord get(String id);
}
