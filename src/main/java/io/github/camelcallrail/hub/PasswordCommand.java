package io.github.camelcallrail.hub;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Asks for a password and prints the line of the configuration that holds its hash, with
 * {@code mvn -q process-classes exec:java -Dexec.args=password}. The password comes from the terminal or from standard input,
 * never from the command line, where others could see it.
 */
final class PasswordCommand {

    static final String USAGE = "password                          asks for a password, prints hub.passwordHash for it";
    private static final int SHORTEST = 12;

    private final InputStream in;
    private final PrintStream out;
    private final SecureRandom random;

    PasswordCommand(InputStream in, PrintStream out, SecureRandom random) {
        this.in = in;
        this.out = out;
        this.random = random;
    }

    /** @throws SettingsException if the password is too short */
    void run() {
        String password = read();
        if (password == null || password.length() < SHORTEST) {
            throw new SettingsException("A password needs " + SHORTEST + " characters or more: several words are easy to keep in"
                    + " mind");
        }
        out.println("hub.passwordHash = " + PasswordHash.of(password, random).text());
    }

    private String read() {
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("Password for the hub, %d characters or more: ", SHORTEST);
            return typed == null ? null : new String(typed);
        }
        try {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
