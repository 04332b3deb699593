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
     * One record in its present state.
     *
     * @throws io.github.camelcallrail.client.CallRailNotFoundException if it is gone
     */
    CallRailRecord get(String id);
}
