package io.github.camelcallrail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final String SMILE = "\uD83D\uDE00";

    @Test
    void cutNeverHalvesACharacter() {
        String name = "A".repeat(79) + SMILE + " Rivera";

        assertEquals("A".repeat(79), Texts.cut(name, 80));
        assertEquals("A".repeat(79) + SMILE, Texts.cut(name, 81));
        assertEquals("A".repeat(79), Texts.cut(name, 79));
        assertEquals("", Texts.cut(SMILE, 1));
        assertEquals("", Texts.cut("abc", 0));
        assertEquals("abc", Texts.cut("abc", 3));
        assertNull(Texts.cut(null, 3));
    }

    @Test
    void aLoneSurrogateBecomesTheReplacementCharacter() {
        assertEquals("call back \uFFFD", Texts.wellFormed("call back \uD83D"));
        assertEquals("\uFFFDx", Texts.wellFormed("\uDE00x"));
        assertEquals("\uFFFD\uFFFD", Texts.wellFormed("\uDE00\uD83D"));
        assertEquals("\uFFFD" + SMILE, Texts.wellFormed("\uD83D" + SMILE));
        assertEquals(SMILE + "\uFFFD", Texts.wellFormed(SMILE + "\uDE00"));
    }

    @Test
    void wellFormedTextStaysTheSameObject() {
        String text = "Zoë Łódź \uD83D\uDCDE";

        assertSame(text, Texts.wellFormed(text));
        assertEquals(Texts.wellFormed("a\uD83D"), Texts.wellFormed(Texts.wellFormed("a\uD83D")));
    }

    @Test
    void trimmedNothingIsNull() {
        assertEquals("a b", Texts.trimmed("  a b \u3000"));
        assertNull(Texts.trimmed("   "));
        assertNull(Texts.trimmed(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00DCnfall", "U\u0308nfall", "\u00FCnfall", " \u00DCNFALL ", "\u00DCnfall\u00A0",
            "\u00A0U\u0308nfall\u2003"})
    void spellingsThatLookAlikeAreTheSame(String text) {
        assertEquals("\u00FCnfall", Texts.folded(text));
    }

    @Test
    void foldingKeepsApartWhatLooksDifferent() {
        assertEquals("old promo", Texts.folded(" Old \t\u00A0 promo"));
        assertNotEquals(Texts.folded("Oldpromo"), Texts.folded("Old promo"));
        assertNotEquals(Texts.folded("Unfall"), Texts.folded("\u00DCnfall"));
    }

    @Test
    void shownIsShortAndOnOneLine() {
        assertEquals("a\u00B7b", Texts.shown("a\nb"));
        String shown = Texts.shown("x".repeat(56) + SMILE + "x".repeat(500));
        assertTrue(shown.length() <= 60, shown);
        assertEquals(Texts.wellFormed(shown), shown);
    }
}
