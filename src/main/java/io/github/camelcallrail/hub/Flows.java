package io.github.camelcallrail.hub;

import io.github.camelcallrail.component.CallRailConsumer;
import io.github.camelcallrail.crm.CrmSync;
import io.github.camelcallrail.crm.FlowTrouble;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes that run here, and what an operator does to them. A pause lasts until it is ended or the hub starts again.
 */
final class Flows {

    private static final Logger LOG = LoggerFactory.getLogger(Flows.class);

    private final CamelContext context;

    Flows(CamelContext context) {
        this.context = context;
    }

    /** Each flow as JSON. */
    List<Map<String, Object>> list() {
        return context.getRoutes().stream().filter(Flows::isFlow).sorted(Comparator.comparing(Route::getRouteId)).map(this::json)
                .toList();
    }

    /** Reads nothing more, after the exchanges at hand. */
    void pause(String id) throws Exception {
        context.getRouteController().suspendRoute(known(id).getRouteId());
        LOG.info("Flow {} is paused", id);
    }

    /** Goes on where it was paused. */
    void resume(String id) throws Exception {
        context.getRouteController().resumeRoute(known(id).getRouteId());
        LOG.info("Flow {} goes on", id);
    }

    /** Reads now. A flow that is paused stays so. */
    void poll(String id) throws Exception {
        Route route = known(id);
        if (state(id) != ServiceStatus.Started || !canPoll(route)) {
            return;
        }
        if (route.getConsumer() instanceof CallRailConsumer consumer) {
            consumer.pollNow();
        } else {
            // A timer fires when it starts, and a run that goes on ends first.
            context.getRouteController().stopRoute(id);
            context.getRouteController().startRoute(id);
        }
        LOG.info("Flow {} is told to read now", id);
    }

    private Route known(String id) {
        return Optional.ofNullable(context.getRoute(id)).filter(Flows::isFlow)
                .orElseThrow(() -> new IllegalArgumentException("There is no such flow"));
    }

    private Map<String, Object> json(Route route) {
        String id = route.getRouteId();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("description", route.getDescription());
        json.put("state", words(state(id)));
        json.put("canPoll", canPoll(route));
        json.put("trouble", trouble(route));
        if (route.getConsumer() instanceof CallRailConsumer consumer) {
            json.put("leading", consumer.isLeading());
            json.put("readUpTo", consumer.getReadUpTo());
        }
        return json;
    }

    private String trouble(Route route) {
        CrmSync crm = context.getRegistry().findSingleByType(CrmSync.class);
        String known = crm == null ? null : crm.troubles().stream().filter(trouble -> trouble.flow().equals(route.getRouteId()))
                .map(FlowTrouble::reason).findFirst().orElse(null);
        return known == null && route.getConsumer() instanceof CallRailConsumer consumer ? consumer.trouble() : known;
    }

    private ServiceStatus state(String id) {
        return context.getRouteController().getRouteStatus(id);
    }

    private static String words(ServiceStatus status) {
        if (status == ServiceStatus.Started) {
            return "running";
        }
        return status == ServiceStatus.Suspended ? "paused" : status == ServiceStatus.Stopped ? "stopped" : "changing";
    }

    /** Routes of the hub's own begin with {@code hub-}. */
    private static boolean isFlow(Route route) {
        return !route.isCreatedByKamelet() && !route.getRouteId().startsWith("hub-");
    }

    private static boolean canPoll(Route route) {
        return route.getConsumer() instanceof CallRailConsumer || route.getEndpoint().getEndpointUri().startsWith("timer:");
    }
}
