package io.github.camelcallrail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTypeTest {

    @ParameterizedTest
    @EnumSource
    void nullEmptyAndBlankAreNothing(FieldType type) {
        assertNull(type.normalise(null));
        assertNull(type.normalise(""));
        assertNull(type.normalise("   "));
        assertNull(type.normalise(List.of()));
        assertNull(type.normalise(Map.of()));
    }

    @Test
    void numbersAreTheSameHoweverWritten() {
        same(FieldType.NUMBER, 600, 600L, 600.0, new BigDecimal("600.00"), "600", "600.00", "$600.00", " 600 ", "$600");
        same(FieldType.NUMBER, 1000, "1,000", "$1,000.00", "1000.0");
        same(FieldType.NUMBER, 0, "0", "0.00", "-0", "$0.00");
        same(FieldType.NUMBER, "5.5", 5.5, new BigDecimal("5.50"));
        assertNotEquals(FieldType.NUMBER.normalise(600), FieldType.NUMBER.normalise("600.01"));
        assertNotEquals(FieldType.NUMBER.normalise(1), FieldType.NUMBER.normalise(-1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "-9.9e2000000000"})
    void aNumberOfMonstrousSizeCostsNothing(String number) {
        String form = assertTimeoutPreemptively(Duration.ofSeconds(1),
                () -> FieldType.NUMBER.normalise(new BigDecimal(number)));

        assertTrue(form.length() < 50, "long form");
        assertNotEquals(FieldType.NUMBER.normalise(1), form);
    }

    @Test
    void aNumberThatIsNoneIsItsText() {
        assertEquals("--", FieldType.NUMBER.normalise(" -- "));
    }

    @Test
    void tagsAreTheSameAsTextsAndObjectsInAnyOrder() {
        same(FieldType.TAGS, List.of("Booked", "Emergency"), List.of("Emergency", " Booked "),
                List.of(Map.of("id", 7000001, "name", "Booked"), Map.of("id", 7000002, "name", "Emergency")),
                List.of(Map.of("id", 7000002, "name", "Emergency"), "Booked"),
                List.of(Map.of("id", "7000002", "name", "Emergency", "color", "red1"), "Booked", "Booked"));
        assertNotEquals(FieldType.TAGS.normalise(List.of("Booked")), FieldType.TAGS.normalise(List.of("booked")));
        assertNotEquals(FieldType.TAGS.normalise(List.of("A B")), FieldType.TAGS.normalise(List.of("A", "B")));
    }

    @Test
    void paddingIsNoDifference() {
        same(FieldType.TEXT, "RIVERA DANA", "RIVERA DANA     ");
        assertNotEquals(FieldType.TEXT.normalise("RIVERA DANA"), FieldType.TEXT.normalise("RIVERA  DANA"));
        assertEquals("73", FieldType.TEXT.normalise(73));
    }

    @Test
    void booleansAreTheSameAsText() {
        same(FieldType.BOOLEAN, true, "true", "TRUE", " true ");
        assertNotEquals(FieldType.BOOLEAN.normalise(true), FieldType.BOOLEAN.normalise(false));
        assertNotEquals(FieldType.BOOLEAN.normalise(false), FieldType.BOOLEAN.normalise(null), "absent is not false");
    }

    @Test
    void timesAreComparedAsInstants() {
        same(FieldType.INSTANT, "2026-11-20T09:02:11.087-05:00", "2026-11-20T14:02:11.087Z",
                "2026-11-20T09:02:11.087-0500");
        assertNotEquals(FieldType.INSTANT.normalise("2026-11-01T01:30:00-04:00"),
                FieldType.INSTANT.normalise("2026-11-01T01:30:00-05:00"));
        assertEquals("soon", FieldType.INSTANT.normalise("soon"));
    }

    @Test
    void aLinkIsThereOrNot() {
        same(FieldType.PRESENCE, "https://api.callrail.com/v3/a/1/calls/2/recording",
                "https://api.callrail.com/v3/a/ACC1/calls/2/recording.json");
        assertNotEquals(FieldType.PRESENCE.normalise("x"), FieldType.PRESENCE.normalise(null));
    }

    @Test
    void anObjectIsComparedByItsContent() {
        same(FieldType.STRUCTURE, Map.of("agent", 41, "customer", 59), Map.of("customer", 59.0, "agent", 41L));
        assertEquals(FieldType.STRUCTURE.normalise(Map.of("a", 1)),
                FieldType.STRUCTURE.normalise(new java.util.HashMap<>(Arrays.asList("a").stream()
                        .collect(java.util.stream.Collectors.toMap(key -> key, key -> 1)))));
        assertNotEquals(FieldType.STRUCTURE.normalise(List.of("12207", "12208")),
                FieldType.STRUCTURE.normalise(List.of("12208", "12207")));
        assertNotEquals(FieldType.STRUCTURE.normalise(Map.of("a", List.of(1))),
                FieldType.STRUCTURE.normalise(Map.of("a", List.of(2))));
    }

    private static void same(FieldType type, Object... values) {
        List<String> forms = Stream.of(values).map(type::normalise).distinct().toList();
        assertEquals(1, forms.size(), () -> type + " has several forms: " + forms);
    }

    @Test
    void aTimeHasTheFormOfAnInstant() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            long second = random.nextInt(2_000_000_000) / (i % 3 == 0 ? 60 : 1) * (i % 3 == 0 ? 60L : 1);
            Instant instant = Instant.ofEpochSecond(second, i % 2 == 0 ? 0 : random.nextInt(1000) * 1_000_000L);

            assertEquals(instant.toString(), FieldType.INSTANT.normalise(instant.toString()));
        }
    }
}
