package io.github.camelcallrail.crm;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a flow works, said in the log only when it changes. */
final class FlowState {

    private static final Logger LOG = LoggerFactory.getLogger(FlowState.class);

    private final String flow;
    private final AtomicReference<String> failure = new AtomicReference<>();

    FlowState(String flow) {
        this.flow = flow;
    }

    void works() {
        if (failure.getAndSet(null) != null) {
            LOG.info("Flow {} works again", flow);
        }
    }

    /** What it fails with; {@code null} where it works. */
    String trouble() {
        return failure.get();
    }

    /** Only our own messages are known to hold nobody's data. */
    void fails(Exception reason) {
        boolean own = reason instanceof CrmAnswerException || reason instanceof CrmUnavailableException
                || reason instanceof MappingException;
        String text = reason.getClass().getSimpleName() + (own ? ": " + reason.getMessage() : "");
        if (!text.equals(failure.getAndSet(text))) {
            LOG.warn("Flow {} fails and will try again: {}", flow, text);
        }
        LOG.debug("Flow {} failed", flow, reason);
    }
}
