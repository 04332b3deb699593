package io.github.camelcallrail.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTextsTest {

    @Test
    void keepsEachShortTextOnce() throws IOException {
        List<String> texts = read(List.of("Google Ads", "Yelp", "Google Ads"));

        assertSame(texts.get(0), texts.get(2));
    }

    @Test
    void mixesNothingUp() throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            texts.add("x".repeat(i % 60) + i % 3_000);
        }
        texts.addAll(List.of("", "AaAa", "BBBB", "AaBB", "\u00e9t\u00e9", "\uD83D\uDE00 hello"));

        assertEquals(texts, read(texts));
    }

    @Test
    void textsOfOneHashStayApart() throws IOException {
        assertEquals(List.of("AaAa", "BBBB", "AaAa"), read(List.of("AaAa", "BBBB", "AaAa")));
    }

    @Test
    void mendsLoneSurrogates() throws IOException {
        try (JsonParser parser = Json.MAPPER.createParser("[\"a\\ud800b\", \"a\\ud800b\"]")) {
            SharedTexts texts = new SharedTexts();
            parser.nextToken();
            parser.nextToken();
            assertEquals("a\uFFFDb", texts.text(parser));
            parser.nextToken();
            assertEquals("a\uFFFDb", texts.text(parser));
        }
    }

    private static List<String> read(List<String> texts) throws IOException {
        List<String> found = new ArrayList<>();
        try (JsonParser parser = Json.MAPPER.createParser(Json.MAPPER.writeValueAsString(texts))) {
            SharedTexts shared = new SharedTexts();
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                found.add(shared.text(parser));
            }
        }
        return found;
    }
}
