package io.github.camelcallrail.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"ALBANY       NY", "Albany NY", "ALBANY, NY", "SCHENECTADY  NY", "WIRELESS CALLER",
        "Wireless Caller", "UNKNOWN", "Unknown Name", "UNAVAILABLE", "ANONYMOUS", "TOLL FREE", "TOLL-FREE CALL",
        "PRIVATE NUMBER", "RESTRICTED", "CELL PHONE", "NO NAME", "NOT AVAILABLE", "OUT OF AREA", "Spam Likely",
        "SCAM LIKELY", "N/A", "UNKNOWN   N/A",
        "   ", "", "+15185550105", "518-555-0105", "(518) 555-0105", "?"})
    void takesCarriersTextForNoName(String text) {
        assertEquals(Optional.empty(), CallerNames.real(text, "Albany", "NY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RIVERA DANA", "Dana Rivera", "Dr. No", "Wireless Zone of Troy", "Unknown Pleasures Ltd",
        "LEE MA", "SMITH AL", "Jo", "李娜", "O'Brien & Sons", "New York Pizza", "Albany Plumbing NY"})
    void keepsNames(String text) {
        assertEquals(Optional.of(text), CallerNames.real(text, "Boston", "MA"));
    }

    @Test
    void cutsWhatFollowsTheName() {
        assertEquals(Optional.of("RIVERA,DANA"), CallerNames.real("RIVERA,DANA   N/A", null, null));
        assertEquals(Optional.of("DANA RIVERA"), CallerNames.real("  DANA     RIVERA  ", null, null));
    }

    @Test
    void knowsATownThatCarriersCut() {
        assertEquals(Optional.empty(), CallerNames.real("SAN FRANCISCOCA", "San Francisco", "CA"));
        assertEquals(Optional.empty(), CallerNames.real("SAINT PETERSB FL", "Saint Petersburg", "FL"));
        assertEquals(Optional.of("ALBANY NY"), CallerNames.real("ALBANY NY", null, null));
    }
}
