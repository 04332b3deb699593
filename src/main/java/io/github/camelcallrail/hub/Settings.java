package io.github.camelcallrail.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
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
    static final String PASSWORD_HASH = "hub.passwordHash";

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

    /** Whether only this machine can reach the hub. */
    boolean local() {
        return List.of("localhost", "127.0.0.1", "::1", "[::1]").contains(get("hub.host", "localhost"));
    }

    /** What the hub's password is checked against; {@code null} where none is asked for. */
    PasswordHash passwordHash() {
        String text = get(PASSWORD_HASH);
        try {
            return text == null ? null : PasswordHash.parse(text);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(PASSWORD_HASH + " is " + e.getMessage() + ". It takes a hash, not the password itself:"
                    + " mvn -q process-classes exec:java -Dexec.args=password prints it");
        }
    }

    /** The key and certificate of the hub; {@code null} for plain HTTP. */
    Tls tls() {
        String keyStore = get("hub.tls.keyStore");
        String password = get("hub.tls.password");
        if (keyStore == null && password == null) {
            return null;
        }
        if (keyStore == null || password == null) {
            throw new SettingsException("TLS needs both hub.tls.keyStore, a PKCS12 file, and hub.tls.password: "
                    + (keyStore == null ? "hub.tls.keyStore" : "hub.tls.password") + " is missing");
        }
        return new Tls(Path.of(keyStore), password).checked();
    }

    /** Where the hub is found. */
    String address() {
        String host = get("hub.host", "localhost");
        return (tls() == null ? "http://" : "https://") + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host)
                + ":" + port("hub.port", 8080);
    }

    /** A PKCS12 file with the hub's key and certificate, and its password. */
    record Tls(Path keyStore, String password) {

        private Tls checked() {
            try (InputStream in = Files.newInputStream(keyStore)) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(in, password.toCharArray());
                return this;
            } catch (IOException | GeneralSecurityException e) {
                throw new SettingsException("hub.tls.keyStore cannot be read: it must name a PKCS12 file that hub.tls.password opens ("
                        + e.getClass().getSimpleName() + ")");
            }
        }

        @Override
        public String toString() {
            return "Tls[" + keyStore + "]";
        }
    }

    List<String> companyIds() {
        return Arrays.stream(get("hub.companyIds", "").split(",")).map(String::strip).filter(id -> !id.isEmpty()).toList();
    }

    private void check() {
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
        if (passwordHash() == null && !local()) {
            throw new SettingsException("hub.host is " + get("hub.host") + ", where others can reach the hub, and it has no password:"
                    + " set hub.passwordHash (mvn -q process-classes exec:java -Dexec.args=password prints it), or leave hub.host at"
                    + " localhost");
        }
        tls();
    }

    private static String dashed(String name) {
        int dot = name.lastIndexOf('.') + 1;
        return name.substring(0, dot) + name.substring(dot).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
