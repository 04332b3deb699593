package io.github.camelcallrail.hub;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.github.camelcallrail.api.Instants;
import io.github.camelcallrail.sync.ConsumerState;
import io.github.camelcallrail.sync.JdbcSyncStore;
import io.github.camelcallrail.sync.Operators;
import io.github.camelcallrail.sync.Waiting;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/**
 * What an operator does to the hub's state from the command line, with {@code mvn -Dexec.args="state ..."}. With H2 the hub must
 * not run meanwhile; its MBeans do the same while it runs.
 */
final class StateCommand {

    static final String USAGE = """
            state show                        the consumers, how far they have come, how many records wait
            state waiting CONSUMER            what waits, since when and why
            state again CONSUMER ID           deliver that record again with the next poll
            state retry CONSUMER              try all failed records again with the next poll
            state aside CONSUMER ID|all       set one or all failed records aside
            state release CONSUMER            let the deletions through that are withheld
            state forget CONSUMER             forget the records whose deletion is withheld, telling nobody
            state rewind CONSUMER DATE        let everything since then come again (2026-11-01, 2026-11-01T09:00:00Z)
            state copy JDBC-URL USER PASSWORD copy all state into an empty database""";

    private final Settings settings;
    private final PrintStream out;

    StateCommand(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * Does what the words say.
     *
     * @throws SettingsException if they say nothing known, or the database cannot be opened; the message is all a user needs
     */
    void run(List<String> words) {
        try (HikariDataSource state = open(settings.get("hub.datasource.url", "jdbc:h2:file:./data/hub"),
                settings.get("hub.datasource.username", "sa"), settings.get("hub.datasource.password", ""))) {
            run(words, state);
        } catch (IllegalArgumentException | DateTimeException | SQLException e) {
            throw new SettingsException(e.getMessage());
        }
    }

    private void run(List<String> words, DataSource state) throws SQLException {
        Operators operators = new Operators(new JdbcSyncStore(state));
        String verb = words.size() > 1 ? words.get(1) : "";
        if (verb.equals("show") && words.size() == 2) {
            operators.consumers().forEach(consumer -> out.println(line(consumer)));
        } else if (verb.equals("waiting") && words.size() == 3) {
            operators.waiting(words.get(2)).stream().map(Waiting::toLine).forEach(out::println);
        } else if (verb.equals("retry") && words.size() == 3) {
            out.println(operators.retryAll(words.get(2)) + " records are tried again with the next poll");
        } else if (verb.equals("again") && words.size() == 4) {
            operators.deliverAgain(words.get(2), words.get(3));
            out.println(words.get(3) + " is delivered again with the next poll");
        } else if (verb.equals("aside") && words.size() == 4) {
            setAside(operators, words.get(2), words.get(3));
        } else if (verb.equals("release") && words.size() == 3) {
            out.println(operators.releaseDeletions(words.get(2)) + " deletions are let through with the next poll");
        } else if (verb.equals("forget") && words.size() == 3) {
            out.println(operators.forgetDeletions(words.get(2)) + " records are forgotten");
        } else if (verb.equals("rewind") && words.size() == 4) {
            Instant to = Instants.parse(words.get(3), ZoneOffset.UTC);
            operators.rewind(words.get(2), to);
            out.println("Everything since " + to + " comes again with the next polls");
        } else if (verb.equals("copy") && words.size() == 5) {
            try (HikariDataSource target = open(words.get(2), words.get(3), words.get(4))) {
                out.println(new StateCopy(state, target).run() + " rows copied");
            }
        } else {
            throw new SettingsException("Not understood. There is:\n" + USAGE);
        }
    }

    private void setAside(Operators operators, String consumer, String id) {
        if (id.equals("all")) {
            out.println(operators.setAllAside(consumer) + " records are set aside");
        } else {
            operators.setAside(consumer, id);
            out.println(id + " is set aside");
        }
    }

    private static String line(ConsumerState consumer) {
        return consumer.name() + ": checkpoint " + consumer.checkpoint() + ", since " + consumer.since() + ", "
                + consumer.versions() + " records delivered, " + consumer.waiting() + " wait"
                + (consumer.leased() ? ", is polled now" : "");
    }

    static HikariDataSource open(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(2);
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new SettingsException("Cannot open the database: a running hub keeps H2's file to itself (end it, or use its"
                    + " MBeans), else check address, user and password");
        }
    }
}
