package io.github.camelcallrail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @ValueSource(strings = {"+15185550143", "518-555-0143", "(518) 555-0143", "1 518 555 0143", "dana@example.com",
            "dana.rivera+x@mail.example.co.uk", "access_key=00000000000000000002", "token=\"abc-def\"",
                    "api_key: 0123abcd"})
    void showsNobodysNumberAddressOrKey(String secret) {
        String shown = Redaction.of("could not reach " + secret + " today", List.of());

        assertFalse(shown.contains(secret), shown);
        assertTrue(shown.startsWith("could not reach") && shown.endsWith("today"), shown);
    }

    @Test
    void showsNothingThatWasSent() {
        List<String> sent = Redaction.texts(Map.of("customer_name", " Dana Rivera ", "deep", List.of(Map.of("note",
                "leak"))));

        assertEquals("Name '***' and note '***' are taken", Redaction.of("Name 'Dana Rivera' and note 'leak' are taken",
                sent));
    }

    @Test
    void theLongestOfNestedValuesGoesFirst() {
        assertEquals("*** called", Redaction.of("Dana Rivera called", List.of("Dana", "Dana Rivera")));
    }

    @Test
    void dropsMarkupScriptsAndLineBreaks() {
        assertEquals("Bad Gateway nginx", Redaction.of(
                "<html><style>p {}</style><script>var a = 1;</script><body><h1>Bad\n Gateway</h1><hr>nginx</body>",
                List.of()));
    }

    @Test
    void isAtMostFiveHundredCharactersAndWellFormed() {
        String shown = Redaction.of("x".repeat(499) + "\uD83D\uDE00".repeat(300), List.of());

        assertEquals(499, shown.length());
    }

    @Test
    void shortValuesDoNotEatWords() {
        assertEquals("is invalid", Redaction.of("is invalid", List.of("", "i", "is")));
    }

    @Test
    void leavesPlainWordsAlone() {
        for (String words : List.of("You must have at least one active company.", "HTTP Token: Access denied.")) {
            assertEquals(words, Redaction.of(words, List.of()));
        }
    }
}
