package io.github.camelcallrail.sandbox;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a sandbox in a process of its own until it is ended. Each option is {@code --name=value} or the system property
 * {@code sandbox.name}: {@code port} (8081), {@code seed} (1), {@code calls} and {@code callers} (a bulk world of so
 * many, instead of the seeded one; {@code calls=0} an empty one), {@code days} (over how many the bulk lies, 6), {@code
 * live} (true for the seeded world), {@code pace} (seconds between two calls, 5), {@code faults} and {@code quirks}
 * (names), {@code key}, {@code account}, {@code hourlyLimit}, {@code dailyLimit}.
 *
 * <p>Prints its addresses and the key, then a line {@code READY}.
 */
public final class SandboxMain {

    private static final Set<String> OPTIONS = Set.of("port", "seed", "calls", "callers", "days", "live", "pace",
            "faults", "quirks", "key", "account", "hourlyLimit", "dailyLimit");

    private SandboxMain() {
    }

    /** Starts it and waits for the end of the process. */
    public static void main(String[] args) throws InterruptedException {
        Sandbox sandbox = start(args, System.getProperties(), System.out);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            sandbox.close();
            ended.countDown();
        }, "sandbox-end"));
        ended.await();
    }

    static Sandbox start(String[] args, Properties properties, PrintStream out) {
        Map<String, String> options = options(args, properties);
        Sandbox sandbox = builder(options).start();
        option(options, "faults").ifPresent(sandbox.faults()::byName);
        option(options, "quirks").ifPresent(sandbox.callRail().quirks()::byName);
        out.println("CallRail    " + sandbox.callRailUrl() + "  Authorization: Token token=\"" + sandbox.key() + "\"");
        out.println("  gateway   " + sandbox.gatewayUrl() + "  Authorization: Bearer " + sandbox.key());
        out.println("  account   " + sandbox.accountId() + ", " + sandbox.world().size() + " calls");
        out.println("Salesforce  " + sandbox.baseUrl());
        out.println("Control     " + sandbox.baseUrl() + "/sandbox");
        out.println("READY");
        out.flush();
        return sandbox;
    }

    private static Sandbox.Builder builder(Map<String, String> options) {
        Sandbox.Builder builder = Sandbox.builder().port(number(options, "port", 8081)).seed(number(options, "seed", 1))
                .pace(Duration.ofSeconds(number(options, "pace", 5)))
                .limits(number(options, "hourlyLimit", CallRailFake.HOURLY_LIMIT),
                        number(options, "dailyLimit", CallRailFake.DAILY_LIMIT));
        option(options, "key").ifPresent(builder::key);
        option(options, "account").ifPresent(builder::accountId);
        int calls = number(options, "calls", -1);
        if (calls < 0) {
            builder.seeded();
        } else if (calls > 0) {
            int callers = number(options, "callers", Math.max(1, calls * 4 / 5));
            builder.bulk(calls, callers, Duration.ofDays(number(options, "days", 6)));
        }
        return builder.live(option(options, "live").map(Boolean::parseBoolean).orElse(calls < 0));
    }

    private static Map<String, String> options(String[] args, Properties properties) {
        Map<String, String> options = new TreeMap<>();
        OPTIONS.forEach(name -> Optional.ofNullable(properties.getProperty("sandbox." + name))
                .ifPresent(value -> options.put(name, value)));
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (!arg.startsWith("--") || equals < 0 || !OPTIONS.contains(arg.substring(2, equals))) {
                throw new IllegalArgumentException(arg + ": not --name=value with a name of " + OPTIONS);
            }
            options.put(arg.substring(2, equals), arg.substring(equals + 1));
        }
        return options;
    }

    private static Optional<String> option(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name)).filter(value -> !value.isBlank());
    }

    private static int number(Map<String, String> options, String name, int usual) {
        return option(options, name).map(text -> {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("--" + name + "=" + text + ": must be a whole number", e);
            }
        }).orElse(usual);
    }
}
