package io.github.camelcallrail.hub;

import io.github.camelcallrail.component.CallRailConsumer;
import io.github.camelcallrail.crm.CrmSync;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/**
 * The hub's state as {@code /api/status} tells it. Counts are since the start; {@code failures} is what is refused now.
 */
final class Status {

    private final CamelContext context;
    private final InstantSource clock;

    Status(CamelContext context, InstantSource clock) {
        this.context = context;
        this.clock = clock;
    }

    /** The JSON's content. {@code lagSeconds} is how old the newest reading of calls is; null before the first. */
    Map<String, Object> read() {
        CrmSync crm = context.getRegistry().findSingleByType(CrmSync.class);
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("callsReceived", crm == null ? 0 : crm.callsReceived());
        status.put("leadsUpserted", crm == null ? 0 : crm.leadsUpserted());
        status.put("tasksUpserted", crm == null ? 0 : crm.tasksUpserted());
        status.put("changesWrittenBack", crm == null ? 0 : crm.changesWrittenBack());
        status.put("failures", crm == null ? 0 : crm.failures());
        status.put("lagSeconds", lag());
        DryRunRoute.status(context, status);
        return status;
    }

    private Long lag() {
        Long most = null;
        for (Route route : context.getRoutes()) {
            if (route.getConsumer() instanceof CallRailConsumer consumer) {
                Instant upTo = consumer.upTo();
                if (upTo == null) {
                    return null;
                }
                long seconds = Math.max(0, Duration.between(upTo, clock.instant()).toSeconds());
                most = most == null ? seconds : Math.max(most, seconds);
            }
        }
        return most;
    }
}
