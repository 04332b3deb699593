package io.github.camelcallrail.hub;

import io.github.camelcallrail.component.CallRailConsumer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/**
 * The consumers of CallRail's records that run in the hub.
 */
final class Consumers {

    private Consumers() {
    }

    /** By the ids of their routes, in the routes' order. */
    static Map<String, CallRailConsumer> byRoute(CamelContext context) {
        Map<String, CallRailConsumer> consumers = new LinkedHashMap<>();
        for (Route route : context.getRoutes()) {
            if (route.getConsumer() instanceof CallRailConsumer consumer) {
                consumers.put(route.getRouteId(), consumer);
            }
        }
        return consumers;
    }
}
