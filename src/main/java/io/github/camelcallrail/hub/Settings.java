package io.github.camelcallrail.hub;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What the hub was told: on the command line ({@code -D}), else in {@code routes/application.properties}, else in the
 * environment. Decides between real accounts and the sandbox, and refuses half a configuration.
 */
final class Settings {

    static final String CALLRAIL = "camel.component.callrail.";
    static final String SALESFORCE = "camel.component.salesforce.";

    /** Options that may come from the environment, and the variable of each. */
    private static final Map<String, String> VARIABLES = variables();
    private static final List<String> SALESFORCE_NEEDS =
            List.of(SALESFORCE + "loginUrl", SALESFORCE + "clientId", SALESFORCE + "clientSecret");

    private final Properties commandLine;
    private final Properties file;
    private final Map<String, String> environment;
    private final Path routes;

    private Settings(Properties commandLine, Properties file, Map<String, String> environment, Path routes) {
        this.commandLine = commandLine;
        this.file = file;
        this.environment = environment;
        this.routes = routes;
    }

    /**
     * The settings of a process.
     *
     * @throws SettingsException if the properties file cannot be read, or what is there is half a configuration
     */
    static Settings of(Properties commandLine, Map<String, String> environment) {
        Path routes = Path.of(commandLine.getProperty("hub.routes", "routes"));
        Path path = routes.resolve("application.properties");
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            file.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException("Cannot read " + path.toAbsolutePath().normalize() + ": start the hub in the project's"
                    + " folder, or name the folder of the flows with -Dhub.routes=FOLDER");
        }
        Settings settings = new Settings(commandLine, file, environment, routes);
        settings.check();
        return settings;
    }

    private static Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(CALLRAIL + "apiKey", "CALLRAIL_API_KEY");
        variables.put(CALLRAIL + "accountId", "CALLRAIL_ACCOUNT_ID");
        variables.put(CALLRAIL + "baseUrl", "CALLRAIL_BASE_URL");
        variables.put(SALESFORCE + "loginUrl", "SALESFORCE_LOGIN_URL");
        variables.put(SALESFORCE + "clientId", "SALESFORCE_CLIENT_ID");
        variables.put(SALESFORCE + "clientSecret", "SALESFORCE_CLIENT_SECRET");
        return variables;
    }

    Path routes() {
        return routes;
    }

    /** Whether neither side is configured, so that the hub brings its own. */
    boolean sandbox() {
        return get(CALLRAIL + "apiKey") == null && SALESFORCE_NEEDS.stream().allMatch(name -> get(name) == null);
    }

    /** That property in either spelling, {@code apiKey} or {@code api-key}; {@code null} where it is nowhere or blank. */
    String get(String name) {
        for (Properties source : List.of(commandLine, file)) {
            String value = source.getProperty(name, source.getProperty(dashed(name)));
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        String variable = VARIABLES.get(name);
        String value = variable == null ? null : environment.get(variable);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String get(String name, String otherwise) {
        String value = get(name);
        return value == null ? otherwise : value;
    }

    /** Whether the user said so himself, rather than the file that the project ships. */
    boolean onCommandLine(String name) {
        return commandLine.getProperty(name) != null || commandLine.getProperty(dashed(name)) != null;
    }

    int port(String name, int otherwise) {
        String text = get(name, String.valueOf(otherwise));
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new SettingsException(name + " must be a port, 0 to 65535, but is '" + text + "'");
    }

    /** What the environment says, for options that neither the command line nor the file sets. */
    Map<String, String> fromEnvironment() {
        Map<String, String> found = new LinkedHashMap<>();
        VARIABLES.forEach((name, variable) -> {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                found.put(name, value.strip());
            }
        });
        return found;
    }

    /** Whether both sides are read and neither is written. */
    boolean dryRun() {
        return flag("hub.dryRun", false);
    }

    /** Whether Salesforce is asked whether it has what the mapping writes before the flows begin. */
    boolean checkMapping() {
        return flag("hub.checkMapping", true);
    }

    private boolean flag(String name, boolean otherwise) {
        String text = get(name, String.valueOf(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            throw new SettingsException(name + " must be true or false, but is '" + text + "'");
        }
        return text.equals("true");
    }

    List<String> companyIds() {
        return Arrays.stream(get("hub.companyIds", "").split(",")).map(String::strip).filter(id -> !id.isEmpty()).toList();
    }

    private void check() {
        dryRun();
        checkMapping();
        if (!sandbox()) {
            List<String> missing = new ArrayList<>(SALESFORCE_NEEDS);
            missing.add(0, CALLRAIL + "apiKey");
            missing.removeIf(name -> get(name) != null);
            if (!missing.isEmpty()) {
                throw new SettingsException("Half a configuration: " + String.join(", ",
                        missing.stream().map(name -> name + " (or the environment variable " + VARIABLES.get(name) + ")").toList())
                        + (missing.size() == 1 ? " is" : " are") + " missing. Set all of CallRail's key and Salesforce's login, or"
                        + " none of them to run on the sandbox");
            }
        }
        for (String id : companyIds()) {
            if (!id.matches("COM[0-9A-Za-z]{1,61}")) {
                throw new SettingsException("hub.companyIds must be ids of companies, COM and letters or digits, parted by commas");
            }
        }
        String host = get("hub.host", "localhost");
        if (!List.of("localhost", "127.0.0.1", "::1", "[::1]").contains(host)) {
            throw new SettingsException("hub.host must be localhost: what the hub shows has no password");
        }
    }

    private static String dashed(String name) {
        int dot = name.lastIndexOf('.') + 1;
        return name.substring(0, dot) + name.substring(dot).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
