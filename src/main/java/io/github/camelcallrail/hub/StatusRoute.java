package io.github.camelcallrail.hub;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * {@code /api/status}.
 */
final class StatusRoute extends RouteBuilder {

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public void configure() {
        Status status = new Status(getContext(), InstantSource.system());
        from("platform-http:/api/status?httpMethodRestrict=GET").routeId("hub-status")
                // Whatever a web request carries must steer nothing.
                .removeHeaders("*")
                .process(exchange -> exchange.getMessage().setBody(mapper.writeValueAsString(status.read())))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .setHeader("Cache-Control", constant("no-store"));
    }
}
