package io.github.camelcallrail.hub;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the hub sets for a dry run, over everything that the user said: state of its own in memory, which begins as a copy of the
 * real one, so that it shows what the next real run would do, and moves nothing of it.
 */
final class DryRunSide {

    static final String STATE = "jdbc:h2:mem:dry-run;DB_CLOSE_DELAY=-1";

    private static final Logger LOG = LoggerFactory.getLogger(DryRunSide.class);

    private DryRunSide() {
    }

    /**
     * Those properties, and those of a dry run where this is one.
     *
     * @throws SettingsException if there is real state and it cannot be read
     */
    static Map<String, String> of(Settings settings, Map<String, String> side) {
        if (!settings.dryRun()) {
            return side;
        }
        String real = side.getOrDefault("hub.datasource.url", settings.get("hub.datasource.url", ""));
        Map<String, String> properties = new LinkedHashMap<>(side);
        properties.put("hub.dryRun", "true");
        properties.put(Settings.CALLRAIL + "readOnly", "true");
        properties.put("hub.datasource.url", STATE);
        properties.put("hub.datasource.username", "sa");
        properties.put("hub.datasource.password", "");
        copy(settings, real);
        return properties;
    }

    private static void copy(Settings settings, String real) {
        if (!exists(real)) {
            return;
        }
        try (HikariDataSource from = StateCommand.open(real, settings.get("hub.datasource.username", "sa"),
                settings.get("hub.datasource.password", ""));
                HikariDataSource to = StateCommand.open(STATE, "sa", "")) {
            long rows = new StateCopy(from, to).run();
            if (rows > 0) {
                LOG.info("Dry run: begins with a copy of the hub's state, {} rows; the state itself stays as it is", rows);
            }
        } catch (SQLException e) {
            throw new SettingsException("The dry run cannot copy the state in hub.datasource.url, SQL state " + e.getSQLState());
        }
    }

    /** Whether there may be state: H2 would make an empty file where there is none, and in memory there is never any yet. */
    private static boolean exists(String url) {
        if (url.startsWith("jdbc:h2:mem:") || url.isBlank()) {
            return false;
        }
        if (!url.startsWith("jdbc:h2:file:")) {
            return true;
        }
        String file = url.substring("jdbc:h2:file:".length()).split(";")[0];
        return Files.exists(Path.of(file.replaceFirst("^~", System.getProperty("user.home")) + ".mv.db"));
    }
}
