package io.github.camelcallrail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTypeTest {

    private static final IdType CALL = IdType.prefixed("CAL");

    @Test
    void takesWhatCallRailGives() {
        assertEquals("CAL019a00000000700080000000000000d1", CALL.check("The id",
                "CAL019a00000000700080000000000000d1"));
        assertEquals("7000001", IdType.NUMBER.check("The id", "7000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"COM019a00000000700080000000000000d1", "cal019a0000", "CAL", "019a0000", "700000001",
            "CAL1/2",
            "CAL1?x=1", "CAL1#f", "CAL1/../tags", "../CAL1", "CAL1.json", "CAL1%2F2", "CAL 1", "CAL1 ", " CAL1",
                    "CAL1\n",
            "CAL\u0661", "CAL1;a=b", "CAL1\0"})
    void refusesWhatCallRailCannotHaveGiven(String id) {
        assertFalse(CALL.accepts(id));
        String message = assertThrows(IllegalArgumentException.class, () -> CALL.check("The option id",
                id)).getMessage();
        assertTrue(message.startsWith("The option id must be CAL followed by letters or digits, but is '"), message);
        assertFalse(message.contains("\n"), message);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void saysThatAnIdIsMissing(String id) {
        String message = assertThrows(IllegalArgumentException.class, () -> CALL.check("The header X",
                id)).getMessage();

        assertEquals("The header X is missing: it must be CAL followed by letters or digits", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAL1", "-1", "1.0", "0x1", "1e3", "\u0661", "1234567890123456789", "1/2"})
    void aNumberIsDigitsOnly(String id) {
        assertFalse(IdType.NUMBER.accepts(id));
    }

    @Test
    void aMonstrousIdIsCutInTheMessage() {
        String message = assertThrows(IllegalArgumentException.class, () -> CALL.check("Id", "CAL" + "x".repeat(5000)))
                .getMessage();

        assertTrue(message.length() < 150, message);
    }
}
