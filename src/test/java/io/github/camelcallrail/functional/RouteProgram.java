package io.github.camelcallrail.functional;

import com.sun.net.httpserver.HttpServer;
import io.github.camelcallrail.client.Authentication;
import io.github.camelcallrail.component.CallRailComponent;
import io.github.camelcallrail.component.CallRailConfiguration;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A program of a user's: posts the id of each new or changed call to an address. Everything comes as system properties. Answers
 * 200 at {@code /health} while it is alive and ready.
 */
public final class RouteProgram {

    private RouteProgram() {
    }

    /** Runs until it is ended. */
    public static void main(String[] args) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        configure(context.getComponent("callrail", CallRailComponent.class).getConfiguration());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("callrail:calls?consumerName=killed&initialDelay=1&delay=200&startDate=P7D")
                        .setBody(simple("${header.CamelCallRailId}")).removeHeaders("*")
                        .to(System.getProperty("receiver") + "?httpMethod=POST");
            }
        });
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(),
                Integer.getInteger("health.port")), 0);
        server.createContext("/health", exchange -> {
            byte[] text = HealthCheckHelper.invoke(context).stream().map(result -> result.getCheck().getId() + "=" + result.getState())
                    .toList().toString().getBytes(StandardCharsets.UTF_8);
            boolean up = HealthCheckHelper.invoke(context).stream().allMatch(result -> result.getState() == HealthCheck.State.UP);
            exchange.sendResponseHeaders(up ? 200 : 503, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            context.stop();
            server.stop(0);
        }));
        context.getShutdownStrategy().setTimeout(10);
        context.start();
        server.start();
        System.out.println("READY");
    }

    private static void configure(CallRailConfiguration options) {
        options.setApiKey(System.getProperty("key"));
        options.setAccountId(System.getProperty("account"));
        options.setBaseUrl(System.getProperty("callrail"));
        options.setAuthentication(Authentication.valueOf(System.getProperty("authentication", "TOKEN")));
        options.setStateUrl(System.getProperty("state"));
        options.setStateUsername(System.getProperty("state.user", "sa"));
        options.setStatePassword(System.getProperty("state.password", ""));
    }
}
