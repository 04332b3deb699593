package io.github.camelcallrail.crm;

import java.time.Instant;

/**
 * A flow that does not come to its end now.
 *
 * @param flow   the route's id
 * @param reason the kind of exception, and its message where that is ours; nobody's data
 * @param since  when it last worked, or failed first
 */
public record FlowTrouble(String flow, String reason, Instant since) {
}
