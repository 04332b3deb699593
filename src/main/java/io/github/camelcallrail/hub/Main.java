package io.github.camelcallrail.hub;

import io.github.camelcallrail.sandbox.Sandbox;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the hub: the flows in {@code routes/} over the accounts that are configured, or over the sandbox where none is.
 */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    /** Wide, since a demonstration polls every two seconds. */
    private static final int HOURLY_LIMIT = 100_000;
    private static final int DAILY_LIMIT = 1_000_000;

    private Main() {
    }

    /** Runs until the process is told to end, or does what the arguments say: {@code state show} and its like, {@code password}. */
    public static void main(String[] args) {
        try {
            if (args.length == 1 && args[0].equals("password")) {
                new PasswordCommand(System.in, System.out, new SecureRandom()).run();
                System.exit(0);
            }
            Settings settings = Settings.of(System.getProperties(), System.getenv());
            if (args.length > 0) {
                command(settings, List.of(args));
                System.exit(0);
            }
            checkFree(settings.port("hub.port", 8080), "hub.port", settings);
            System.exit(settings.sandbox() ? runOnSandbox(settings) : new Hub(settings).run(Map.of()));
        } catch (SettingsException e) {
            LOG.error("{}", e.getMessage());
            System.exit(1);
        } catch (Exception e) {
            LOG.error("The hub ended", e);
            System.exit(1);
        }
    }

    private static void command(Settings settings, List<String> words) {
        if (!words.get(0).equals("state")) {
            throw new SettingsException("'" + words.get(0) + "' is not known. There is:\n" + PasswordCommand.USAGE + "\n"
                    + StateCommand.USAGE);
        }
        new StateCommand(settings, System.out).run(words);
    }

    private static int runOnSandbox(Settings settings) throws Exception {
        int port = settings.port("sandbox.port", 8081);
        checkFree(port, "sandbox.port", settings);
        try (Sandbox sandbox = Sandbox.builder().port(port).limits(HOURLY_LIMIT, DAILY_LIMIT).seeded().live(true).start()) {
            if (settings.get("sandbox.faults") != null) {
                sandbox.faults().byName(settings.get("sandbox.faults"));
            }
            LOG.info("No CallRail key is configured: the hub runs on the sandbox, an offline CallRail and Salesforce with invented"
                    + " people.");
            return new Hub(settings).run(SandboxSide.properties(settings, sandbox));
        }
    }

    private static void checkFree(int port, String option, Settings settings) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.get("hub.host", "localhost"), port));
        } catch (java.io.IOException e) {
            throw new SettingsException(String.format(Locale.ROOT,
                    "Port %d is in use: end what uses it, or choose another with -D%s=PORT", port, option));
        }
    }
}
