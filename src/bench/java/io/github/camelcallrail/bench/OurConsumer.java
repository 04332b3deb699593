package io.github.camelcallrail.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelcallrail.sync.JdbcSyncStore;
import io.github.camelcallrail.sync.MemorySyncStore;
import io.github.camelcallrail.sync.SyncStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/**
 * The consumer, with versions, waiting list and checkpoint kept in an empty store. A run ends when its first poll has committed
 * everything.
 */
final class OurConsumer implements Variant {

    private static final Path STATE = Path.of("target", "bench", "state.mv.db");

    private final String name;
    private final int batchSize;
    private final Function<Reader, Processor> route;
    private final boolean onFile;

    OurConsumer(String name, int batchSize, Function<Reader, Processor> route, boolean onFile) {
        this.name = "ours, " + name + (onFile ? ", H2 file" : ", memory");
        this.batchSize = batchSize;
        this.route = route;
        this.onFile = onFile;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Run prepare(String url) throws Exception {
        return new Poll(url);
    }

    private final class Poll implements Run, PollingConsumerPollStrategy {
        private final Reader reader = new Reader();
        private final CountDownLatch ended = new CountDownLatch(1);
        private final CamelContext context = new DefaultCamelContext();
        private final HikariDataSource database;
        private Exception failure;

        Poll(String url) throws Exception {
            database = onFile ? database() : null;
            SyncStore store = onFile ? new JdbcSyncStore(database) : new MemorySyncStore();
            store.open("another", Instant.now());
            context.disableJMX();
            context.getRegistry().bind("store", store);
            context.getRegistry().bind("poll", this);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("callrail:calls?apiKey=bench&accountId=ACC1&baseUrl=" + url + "&startDate=P6D&syncStore=#store"
                            + "&batchSize=" + batchSize + "&initialDelay=1&delay=3600000&pollStrategy=#poll")
                            .routeId("bench").autoStartup(false).process(route.apply(reader));
                }
            });
            context.start();
        }

        @Override
        public int read() throws Exception {
            context.getRouteController().startRoute("bench");
            if (!ended.await(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException(name + " did not end");
            }
            if (failure != null) {
                throw failure;
            }
            return reader.records();
        }

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            return true;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            ended.countDown();
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            failure = cause;
            ended.countDown();
            return false;
        }

        @Override
        public void close() throws Exception {
            context.stop();
            if (database != null) {
                database.close();
                Files.deleteIfExists(STATE);
            }
        }
    }

    private static HikariDataSource database() throws Exception {
        Files.createDirectories(STATE.getParent());
        Files.deleteIfExists(STATE);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + STATE.toAbsolutePath().toString().replace(".mv.db", ""));
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }
}
