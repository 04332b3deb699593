package io.github.camelcallrail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepPlanTest {

    @Test
    void eachTierBeginsWhereTheOneBeforeEnds() {
        SweepPlan plan = SweepPlan.parse(" P1D/PT15M, P7D/PT6H ,p30d/p1d");

        assertEquals(List.of(
                new SweepPlan.Tier("P1D", Duration.ZERO, Duration.ofDays(1), Duration.ofMinutes(15)),
                new SweepPlan.Tier("P7D", Duration.ofDays(1), Duration.ofDays(7), Duration.ofHours(6)),
                new SweepPlan.Tier("P30D", Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(1))), plan.tiers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE", " none "})
    void noneIsAPlan(String text) {
        assertEquals(List.of(), SweepPlan.parse(text).tiers());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|Pair 1|is no pair", "P1D|Pair 1, 'P1D'|is no pair", "P1D/PT15M,|Pair 2|is no pair",
        "P1D/15|Pair 1|'15', which is no duration such as P7D or PT6H", "P1M/PT6H|Pair 1|'P1M', which is no duration",
        "P1D/PT15M,P7D/PT0S|Pair 2|every PT1M", "PT0S/PT15M|Pair 1|at least something", "P1D/PT15M/P2D|Pair 1|is no pair",
        "P7D/PT6H,P1D/PT15M|Pair 2, 'P1D/PT15M'|write the shortest reach first", "P1D/PT15M,PT24H/PT6H|Pair 2|keep one of them",
        "-P1D/PT15M|Pair 1|below nothing", "off|Pair 1, 'off'|or none", "P1D/PT15M;P7D/PT6H|Pair 1|is no pair"})
    void whatIsNoPlanIsToldWithPlaceAndRemedy(String text, String place, String remedy) {
        String message = assertThrows(IllegalArgumentException.class, () -> SweepPlan.parse(text)).getMessage();

        assertTrue(message.startsWith("sweeps must be pairs"), message);
        assertTrue(message.contains(place) && message.contains(remedy), message);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "250,1", "251,2", "499,2", "500,3", "748,3", "3000,13"})
    void knowsWhatAWalkCosts(long records, long requests) {
        assertEquals(requests, SweepPlan.requests(records));
    }
}
