package io.github.camelcallrail.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void theCommandPrintsALineWithWhichThatPasswordOpens() {
        String line = command("correct horse battery\n");
        assertTrue(line.startsWith("hub.passwordHash = pbkdf2-sha256:600000:"), line);
        assertFalse(line.contains("horse"), line);
        PasswordHash hash = PasswordHash.parse(line.substring(line.indexOf('=') + 1).strip());
        assertTrue(hash.matches("correct horse battery"));
        assertFalse(hash.matches("correct horse batterY"));
        assertFalse(hash.matches(""));
        assertNotEquals(line, command("correct horse battery\n"), "each with a salt of its own");
    }

    @Test
    void lettersThatLookTheSameAreTheSame() {
        assertTrue(PasswordHash.of("caf\u00e9 au lait, two", random).matches("cafe\u0301 au lait, two"));
    }

    @Test
    void aShortPasswordIsRefused() {
        assertThrows(SettingsException.class, () -> command("eleven char\n"));
        assertThrows(SettingsException.class, () -> command(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary-4711", "pbkdf2-sha256:1:c2FsdHNhbHRzYWx0:x", "pbkdf2-sha256:600000:short:short", "{{hash}}"})
    void whatIsNoHashIsToldWithoutRepeatingIt(String text) {
        SettingsException e = assertThrows(SettingsException.class, () -> settings("hub.passwordHash", text));
        assertTrue(e.getMessage().contains("hub.passwordHash") && e.getMessage().contains("-Dexec.args=password"), e.getMessage());
        assertFalse(e.getMessage().contains(text), e.getMessage());
    }

    @Test
    void halfOfTlsIsTold() {
        SettingsException e = assertThrows(SettingsException.class, () -> settings("hub.tls.keyStore", "hub.p12"));
        assertTrue(e.getMessage().contains("hub.tls.password is missing"), e.getMessage());
    }

    @Test
    void tenWrongTriesShutAnAddressOutForAQuarterOfAnHour() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T10:00:00Z"));
        Tries tries = new Tries(now::get);
        for (int i = 1; i <= Tries.ALLOWED; i++) {
            assertTrue(tries.allowed("10.0.0.1"));
            assertEquals(i == Tries.ALLOWED, tries.failed("10.0.0.1"));
        }
        assertFalse(tries.allowed("10.0.0.1"));
        assertTrue(tries.allowed("10.0.0.2"));
        now.set(now.get().plus(Tries.WITHIN).minus(Duration.ofMillis(1)));
        assertFalse(tries.allowed("10.0.0.1"));
        now.set(now.get().plusMillis(1));
        assertTrue(tries.allowed("10.0.0.1"));
        assertFalse(tries.failed("10.0.0.1"));
    }

    private String command(String typed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PasswordCommand(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8), random).run();
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private static void settings(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        Settings.of(properties, Map.of()).passwordHash();
    }
}
