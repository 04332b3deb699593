package io.github.camelcallrail.crm;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a flow works, said in the log only when it changes. */
final class FlowState {

    private static final Logger LOG = LoggerFactory.getLogger(FlowState.class);

    private final String flow;
    private final Clock clock;
    private final AtomicReference<FlowTrouble> trouble = new AtomicReference<>();

    FlowState(String flow, Clock clock) {
        this.flow = flow;
        this.clock = clock;
    }

    /** What it fails with now. */
    Optional<FlowTrouble> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    void works() {
        if (trouble.getAndSet(null) != null) {
            LOG.info("Flow {} works again", flow);
        }
    }

    /** Only our own messages are known to hold nobody's data. */
    void fails(Exception reason) {
        boolean own = reason instanceof CrmAnswerException || reason instanceof CrmUnavailableException
                || reason instanceof MappingException;
        String text = reason.getClass().getSimpleName() + (own ? ": " + reason.getMessage() : "");
        FlowTrouble before = trouble.get();
        Instant since = before == null ? clock.instant() : before.since();
        trouble.set(new FlowTrouble(flow, text, since));
        if (before == null || !before.reason().equals(text)) {
            LOG.warn("Flow {} fails and will try again: {}", flow, text);
        }
        LOG.debug("Flow {} failed", flow, reason);
    }
}
