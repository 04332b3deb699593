package io.github.camelcallrail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TagsTest {

    @Test
    void takesTheNameOfTextsAndObjectsEachOnceInTheirOrder() {
        Object tags = List.of(Map.of("id", 1, "name", "Booked"), "Emergency", Map.of("name", "Emergency "), " VIP ");

        assertEquals(List.of("Booked", "Emergency", "VIP"), Tags.names(tags));
        assertTrue(Tags.readable(tags));
    }

    @Test
    void absentTagsAreNoneAndReadable() {
        assertEquals(List.of(), Tags.names(null));
        assertTrue(Tags.readable(null));
        assertTrue(Tags.readable(""));
        assertTrue(Tags.readable(List.of()));
    }

    static Stream<Object> malformed() {
        Map<String, Object> nameless = new HashMap<>();
        nameless.put("name", null);
        return Stream.of(List.of("Booked", 7000001), List.of("Booked", Map.of("id", 5)), List.of("Booked", nameless),
                List.of("Booked", ""), List.of("Booked", Map.of("name", List.of("A"))), List.of("Booked", List.of("A")),
                Arrays.asList("Booked", null), List.of("Booked", Map.of("name", 5)), List.of("Booked", true));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void makesNoNameOfAMalformedItemAndSaysThatOneIsThere(Object tags) {
        assertEquals(List.of("Booked"), Tags.names(tags));
        assertFalse(Tags.readable(tags));
    }

    @Test
    void aTextInsteadOfAListIsUnreadable() {
        assertEquals(List.of(), Tags.names("Booked"));
        assertFalse(Tags.readable("Booked"));
        assertFalse(Tags.readable(Map.of("name", "Booked")));
    }
}
