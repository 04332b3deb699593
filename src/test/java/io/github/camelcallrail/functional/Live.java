package io.github.camelcallrail.functional;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.component.CallRailComponent;
import io.github.camelcallrail.component.CallRailConsumer;
import io.github.camelcallrail.sandbox.Sandbox;
import io.github.camelcallrail.sync.JdbcSyncStore;
import io.github.camelcallrail.sync.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;

/** A sandbox in real time, one database, and contexts whose consumers poll by themselves, several times a second. */
public final class Live implements AutoCloseable {

    /** The name of the consumer in {@link #calls}. */
    public static final String NAME = "c";

    private final Sandbox sandbox;
    private final JdbcDataSource database = new JdbcDataSource();
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final List<Throwable> told = new CopyOnWriteArrayList<>();
    private final List<CamelContext> contexts = new ArrayList<>();

    /** An empty world. */
    public Live() {
        sandbox = Sandbox.builder().limits(1_000_000, 10_000_000).start();
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    /** CallRail. */
    public Sandbox sandbox() {
        return sandbox;
    }

    /** The ids that routes said had arrived, in their order. */
    public List<String> arrived() {
        return arrived;
    }

    /** What exception handlers were told, of consumers with {@code exceptionHandler=#told}. */
    public List<Throwable> told() {
        return told;
    }

    /** The URI of a consumer that polls at once and every 50 ms, with those options too. */
    public static String calls(String options) {
        return "callrail:calls?consumerName=" + NAME + "&initialDelay=1&delay=50" + (options.isEmpty() ? "" : "&")
                + options;
    }

    /** A context that asks the sandbox and keeps its state in the database; not started. */
    public CamelContext context() {
        DefaultCamelContext context = new DefaultCamelContext();
        CallRailComponent component = context.getComponent("callrail", CallRailComponent.class);
        component.getConfiguration().setApiKey(sandbox.key());
        component.getConfiguration().setBaseUrl(sandbox.callRailUrl());
        component.getConfiguration().setAccountId(sandbox.accountId());
        component.getConfiguration().setDataSource(database);
        component.getConfiguration().setRetryDelay(100);
        context.getRegistry().bind("told", new Recorder());
        context.getShutdownStrategy().setTimeout(2);
        contexts.add(context);
        return context;
    }

    /** A started context with those routes. */
    public CamelContext start(RouteBuilder routes) throws Exception {
        CamelContext context = context();
        context.addRoutes(routes);
        context.start();
        return context;
    }

    /** Writes down that the exchange's record, or records, arrived. */
    public void arrive(Exchange exchange) {
        Object body = exchange.getIn().getBody();
        List<?> records = body instanceof List<?> list ? list : List.of(body);
        records.forEach(record -> arrived.add(((CallRailRecord) record).id()));
    }

    /** Adds a call that started so many seconds ago. */
    public String call(int secondsAgo) {
        return sandbox.world().addCall(Map.of("start_time", Instant.now().minusSeconds(secondsAgo)));
    }

    /** Adds that many calls, a second apart, oldest first. */
    public List<String> calls(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(call(10 + count - i));
        }
        return ids;
    }

    /** What waits, as the database has it. */
    public List<Waiting> waiting() {
        JdbcSyncStore store = new JdbcSyncStore(database);
        store.open(NAME, Instant.EPOCH);
        return store.waiting(NAME);
    }

    /** The database. */
    public JdbcDataSource database() {
        return database;
    }

    /** How many lists of calls were asked for. */
    public long lists() {
        return sandbox.requests().count("GET calls");
    }

    /** Waits until that many polls more were begun and answered. */
    public void morePolls(int count) {
        long before = lists();
        until(() -> lists() > before + count);
    }

    /** The consumer of that route. */
    public static CallRailConsumer consumer(CamelContext context, String route) {
        return (CallRailConsumer) context.getRoute(route).getConsumer();
    }

    /** Waits until that holds, half a minute at most. */
    public static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    private final class Recorder implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {
            told.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            told.add(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            told.add(exception);
        }
    }

    @Override
    public void close() {
        contexts.forEach(CamelContext::stop);
        sandbox.close();
    }
}
