package io.github.camelcallrail.component;

import io.github.camelcallrail.sync.ConsumerState;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a consumer leaves behind when it is renamed: state that nobody reads any more. The consumer of the new name begins anew,
 * which somebody should know.
 */
final class OrphanedStates {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedStates.class);

    private final CallRailEndpoint endpoint;
    private final String name;

    /** For a consumer whose name is new in its store. */
    OrphanedStates(CallRailEndpoint endpoint, String name) {
        this.endpoint = endpoint;
        this.name = name;
    }

    /** Warns if there are any, and returns whether it did. */
    boolean warn() {
        List<String> orphans = endpoint.getComponent().store(endpoint.getConfiguration()).consumers().stream()
                .filter(this::orphaned).map(ConsumerState::name).toList();
        if (!orphans.isEmpty()) {
            LOG.warn("Consumer '{}' is new and began at startDate, while nobody reads the state of {} any more. If it was renamed,"
                    + " it goes on where it stopped with the option consumerName={}", name, orphans, orphans.get(0));
        }
        return !orphans.isEmpty();
    }

    private boolean orphaned(ConsumerState state) {
        return !state.leased() && !endpoint.getComponent().claimed(state.name()) && state.sample() != null
                && endpoint.row().idType().accepts(state.sample());
    }
}
