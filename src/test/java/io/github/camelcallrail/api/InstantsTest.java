package io.github.camelcallrail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    @ParameterizedTest
    @CsvSource({
            "2026-11-20T09:02:19.781-08:00, 2026-11-20T17:02:19.781Z",
            "2024-03-04T14:16:01.280Z, 2024-03-04T14:16:01.280Z",
            "2024-03-05T10:00:00Z, 2024-03-05T10:00:00Z",
            "2026-11-17T00:00:00-0500, 2026-11-17T05:00:00Z",
            "2026-11-20, 2026-11-20T00:00:00Z",
            "2018-02-19 18:41:00, 2018-02-19T18:41:00Z",
            "2026-02-10 03:43:50 -0500, 2026-02-10T08:43:50Z",
            "2026-11-01T14:00, 2026-11-01T14:00:00Z",
            "2026-11-20T09:02:11.087123456-05:00, 2026-11-20T14:02:11.087123456Z",
            "' 2026-11-20T09:00:41-05:00 ', 2026-11-20T14:00:41Z"})
    void readsEveryFormThatCallRailSends(String text, Instant instant) {
        assertEquals(Optional.of(instant), Instants.read(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "soon", "2026", "2026-11", "20261101", "2026-13-01", "2026-02-30", "2026-11-31",
            "2026-11-01T25:00", "2026-11-01T09:61:00Z", "2026-11-01T", "2026-11-01T00:00:00 01:00", "1795543200",
            "01/11/2026", "2026-11-01T09:00:00-05:00 tomorrow", "2025-02-29", "0", "null"})
    void everythingElseIsNoTime(String text) {
        assertEquals(Optional.empty(), Instants.read(text));
    }

    @Test
    void theHourThatHappensTwiceKeepsItsOrder() {
        Instant first = Instants.read("2026-11-01T01:30:00.000-04:00").orElseThrow();
        Instant second = Instants.read("2026-11-01T01:10:00.000-05:00").orElseThrow();

        assertEquals(Instant.parse("2026-11-01T05:30:00Z"), first);
        assertEquals(Instant.parse("2026-11-01T06:10:00Z"), second);
    }

    @Test
    void aZoneCountsOnlyWhereTheTextHasNoOffset() {
        ZoneId newYork = ZoneId.of("America/New_York");

        assertEquals(Instant.parse("2026-11-01T04:00:00Z"), Instants.parse("2026-11-01", newYork));
        assertEquals(Instant.parse("2026-07-01T13:00:00Z"), Instants.parse("2026-07-01T09:00", newYork));
        assertEquals(Instant.parse("2026-07-01T09:00:00Z"), Instants.parse("2026-07-01T09:00:00Z", newYork));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-04-31T10:00", "yesterday", ""})
    void parseSaysThatItCannot(String text) {
        assertThrows(DateTimeException.class, () -> Instants.parse(text, ZoneId.of("Z")));
    }

    @Test
    void readsTheUsualFormAsTheFormatterDoes() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            String text = String.format("%04d-%02d-%02dT%02d:%02d:%02d%s%s", 1999 + random.nextInt(40), random.nextInt(14),
                    random.nextInt(33), random.nextInt(26), random.nextInt(62), random.nextInt(62),
                    random.nextBoolean() ? "" : String.format(".%03d", random.nextInt(1000)),
                    random.nextBoolean() ? "Z" : String.format("%s%02d:%02d", random.nextBoolean() ? "+" : "-",
                            random.nextInt(20), random.nextInt(62)));

            // A blank in front is not the usual form.
            assertEquals(Instants.read(" " + text), Instants.read(text), text);
        }
    }
}
