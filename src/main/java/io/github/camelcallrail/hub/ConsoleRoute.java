package io.github.camelcallrail.hub;

import io.github.camelcallrail.component.CallRailConsole;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.util.json.JsonObject;

/**
 * {@code /q/dev/callrail}: the component's dev console, as JSON to who asks for that, else as text. Camel's other consoles are
 * not served: some print options and arguments of the process, and keys with them.
 */
final class ConsoleRoute extends RouteBuilder {

    @Override
    public void configure() {
        CallRailConsole console = new CallRailConsole();
        console.setCamelContext(getContext());
        from("platform-http:/q/dev/callrail?httpMethodRestrict=GET").routeId("hub-console")
                // Whatever a web request carries must steer nothing.
                .removeHeaders("*", "Accept")
                .process(exchange -> answer(console, exchange))
                .setHeader("Cache-Control", constant("no-store"));
    }

    private static void answer(CallRailConsole console, Exchange exchange) {
        boolean json = exchange.getMessage().getHeader("Accept", "", String.class).contains("json");
        Object told = console.call(json ? MediaType.JSON : MediaType.TEXT);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(told instanceof JsonObject object ? object.toJson() : told);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, json ? "application/json" : "text/plain; charset=utf-8");
    }
}
