package io.github.camelcallrail.functional;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.component.CallRailComponent;
import io.github.camelcallrail.component.CallRailConsumer;
import io.github.camelcallrail.sandbox.Sandbox;
import io.github.camelcallrail.sandbox.VirtualClock;
import io.github.camelcallrail.sandbox.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A sandbox on a virtual clock, and Camel contexts whose component asks it. Consumers do not poll by themselves: a
 * test says
 * when, so that nothing depends on timing.
 */
public abstract class CallRailTestSupport {

    /** What the clock shows at the beginning. */
    protected static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    /** The time of the sandbox and, unless a test says otherwise, of the component. */
    protected final VirtualClock clock = new VirtualClock(NOON);
    /** CallRail. */
    protected Sandbox sandbox;
    /** What is in it. */
    protected World world;
    /** What arrived at the end of consuming routes. */
    protected final List<Exchange> received = new CopyOnWriteArrayList<>();
    /** What exception handlers were told. */
    protected final List<Throwable> errors = new CopyOnWriteArrayList<>();
    /** The exchanges that exception handlers were told of. */
    protected final List<Exchange> failed = new CopyOnWriteArrayList<>();
    /** What each successful poll said it had handed over. */
    protected final List<Integer> polled = new CopyOnWriteArrayList<>();
    private final List<CamelContext> contexts = new ArrayList<>();

    @BeforeEach
    void startSandbox() {
        sandbox = sandbox(Sandbox.builder().clock(clock));
        world = sandbox.world();
    }

    @AfterEach
    void stopAll() {
        contexts.forEach(CamelContext::stop);
        sandbox.close();
    }

    /** For tests that want another one than an empty one. */
    protected Sandbox sandbox(Sandbox.Builder builder) {
        return builder.start();
    }

    /** A context whose component asks the sandbox; not started. */
    protected CamelContext context() {
        DefaultCamelContext context = new DefaultCamelContext();
        contexts.add(context);
        CallRailComponent component = context.getComponent("callrail", CallRailComponent.class);
        component.getConfiguration().setApiKey(sandbox.key());
        component.getConfiguration().setBaseUrl(sandbox.callRailUrl());
        component.getConfiguration().setAccountId(sandbox.accountId());
        component.useClock(clock);
        context.getRegistry().bind("errors", new Recorder());
        context.getRegistry().bind("polls", new DefaultPollingConsumerPollStrategy() {
            @Override
            public void commit(org.apache.camel.Consumer consumer, Endpoint endpoint, int count) {
                polled.add(count);
            }
        });
        context.getShutdownStrategy().setTimeout(5);
        return context;
    }

    /** A started context with one consuming route. */
    protected CamelContext consuming(String uri) throws Exception {
        CamelContext context = context();
        route(context, "calls", uri, received::add);
        context.start();
        return context;
    }

    /** Adds a route that consumes from there and polls only when told. */
    protected void route(CamelContext context, String id, String uri, Processor processor) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(silent(uri)).routeId(id).process(processor);
            }
        });
    }

    /** That URI with a scheduler that waits, and recorders of errors and polls. */
    protected static String silent(String uri) {
        return uri + (uri.contains("?") ? "&" : "?")
                + "startScheduler=false&exceptionHandler=#errors&pollStrategy=#polls";
    }

    /** Makes the route's consumer poll once. */
    protected static void poll(CamelContext context, String route) {
        consumer(context, route).run();
    }

    /** Makes the consumer of {@link #consuming} poll once. */
    protected static void poll(CamelContext context) {
        poll(context, "calls");
    }

    /** The route's consumer. */
    protected static CallRailConsumer consumer(CamelContext context, String route) {
        return (CallRailConsumer) context.getRoute(route).getConsumer();
    }

    /** Adds that many calls, a second apart, the last one a minute before the clock. */
    protected List<String> calls(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(call(Duration.ofSeconds(60L + count - i), Map.of()));
        }
        return ids;
    }

    /** Adds a call that started so long before the clock. */
    protected String call(Duration ago, Map<String, ?> fields) {
        Map<String, Object> call = new java.util.HashMap<>(fields);
        call.put("start_time", clock.instant().minus(ago));
        return world.addCall(call);
    }

    /** The bodies that arrived, those of batches one by one. */
    protected List<CallRailRecord> records() {
        List<CallRailRecord> records = new ArrayList<>();
        for (Exchange exchange : received) {
            Object body = exchange.getIn().getBody();
            if (body instanceof CallRailRecord record) {
                records.add(record);
            } else {
                ((List<?>) body).forEach(item -> records.add((CallRailRecord) item));
            }
        }
        return records;
    }

    /** The ids of the records that arrived, in their order. */
    protected List<String> ids() {
        return records().stream().map(CallRailRecord::id).toList();
    }

    /** How many lists of calls were asked for. */
    protected long lists() {
        return sandbox.requests().count("GET calls");
    }

    private final class Recorder implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {
            errors.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            errors.add(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            errors.add(exception);
            failed.add(exchange);
        }
    }
}
