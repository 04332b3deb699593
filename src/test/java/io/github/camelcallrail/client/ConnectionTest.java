package io.github.camelcallrail.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://api.callrail.com/v3", "https://api.callrail.com/v3/",
            " https://api.callrail.com/v3// "})
    void takesAnAddressWithOrWithoutSlashesBehindIt(String url) {
        assertEquals("https://api.callrail.com/v3", Connection.of(url, "key", Authentication.TOKEN).baseUrl()
                .toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.callrail.com/v3", "//api.callrail.com", "ftp://api.callrail.com", "https://", "",
            "https:/x",
            "https://user:canary@api.callrail.com", "https://api.callrail.com/v3?token=canary", "https://x/v3#canary",
            "https://a b/canary", "mailto:x@example.com"})
    void refusesWhatIsNoAddressAndDoesNotShowIt(String url) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> Connection.of(url, "key", Authentication.TOKEN)).getMessage();

        assertTrue(message.startsWith("baseUrl must be an address such as https://api.callrail.com/v3"), message);
        assertFalse(message.contains("canary"), message);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = "  ")
    void namesTheOptionOfAMissingKey(String key) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> Connection.of("https://x/v3", key, Authentication.TOKEN)).getMessage();

        assertTrue(message.contains("apiKey"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary\r\nX-Evil: 1", "canary\n", "canary\u00E9", "canary\0"})
    void refusesAKeyThatAHeaderCannotCarryAndDoesNotShowIt(String key) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> Connection.of("https://x/v3", key, Authentication.TOKEN)).getMessage();

        assertTrue(message.contains("apiKey"), message);
        assertFalse(message.contains("canary"), message);
    }

    @Test
    void neverShowsItsKey() {
        assertEquals("https://x/v3", Connection.of("https://x/v3", "canary", Authentication.BEARER).toString());
    }
}
