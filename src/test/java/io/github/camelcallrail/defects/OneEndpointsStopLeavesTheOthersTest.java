package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.component.CallRailConstants;
import io.github.camelcallrail.functional.CallRailTestSupport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Stopping one endpoint closes the client that others share (CAMEL-13125). */
class OneEndpointsStopLeavesTheOthersTest extends CallRailTestSupport {

    @Test
    void aConsumerPollsOnWhenAnotherStops() throws Exception {
        CamelContext context = context();
        route(context, "a", "callrail:calls", received::add);
        route(context, "b", "callrail:calls?direction=inbound", received::add);
        context.start();
        poll(context, "a");
        context.getRouteController().stopRoute("a");
        calls(3);
        poll(context, "b");
        assertEquals(3, received.size());

        context.getRouteController().startRoute("a");
        poll(context, "a");
        assertEquals(6, received.size());
        assertEquals(List.of(), errors);
    }

    @Test
    void aProducerTagsOnWhenTheOneThatReadTheCatalogueStops() throws Exception {
        List.of("A", "B", "C").forEach(name -> world.addTag(Map.of("name", name)));
        String id = call(Duration.ofMinutes(5), Map.of());
        CamelContext context = context();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").routeId("one").to("callrail:calls?operation=tag&managedTags=A");
                from("direct:two").routeId("two").to("callrail:calls?operation=tag&managedTags=B,C,Late");
            }
        });
        context.start();
        context.createProducerTemplate().requestBodyAndHeader("direct:one", "A", CallRailConstants.ID, id);
        context.getRouteController().stopRoute("one");
        context.removeRoute("one");
        world.addTag(Map.of("name", "Late"));
        context.createProducerTemplate().requestBodyAndHeader("direct:two", "B;Late", CallRailConstants.ID, id);

        assertEquals(List.of("A", "B", "Late"), world.call(id).orElseThrow().get("tags"));
    }
}
