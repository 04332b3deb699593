package io.github.camelcallrail.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.Operation;
import io.github.camelcallrail.sandbox.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {

    private final ClientFixture fixture = new ClientFixture();
    private final CallRailClient client = fixture.client();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"400, CallRailRequestException", "401, CallRailAuthenticationException",
            "403, CallRailPermissionException",
            "404, CallRailNotFoundException", "405, CallRailRequestException", "406, CallRailRequestException",
            "410, CallRailNotFoundException", "422, CallRailRequestException", "429, CallRailQuotaException",
            "500, CallRailUnavailableException", "502, CallRailUnavailableException",
            "503, CallRailUnavailableException",
            "504, CallRailUnavailableException", "302, CallRailAnswerException"})
    void theStatusSaysWhatTheCallerMustDo(int status, String exception) {
        fixture.answer(status, "{\"error\":\"Some words\"}");

        CallRailException failure = failure();

        assertEquals(exception, failure.getClass().getSimpleName());
        assertEquals(status, failure.status());
        assertTrue(failure.getMessage().startsWith("GET calls was answered " + status + ": Some words"),
                failure.getMessage());
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("{\"error\":\"You do not have permission\"}", ": You do not have permission"),
                Arguments.of("{\"errors\":{\"color\":[\"Color is not included in the list\"]}}",
                        ": Color is not included in the list"),
                Arguments.of("{\"errors\":{\"name\":[\"can't be blank\",\"is short\"]}}",
                ": name: can't be blank; name: is short"),
                Arguments.of("{\"errors\":{}}", ""),
                Arguments.of("{\"errors\":[\"Unknown tracking source type\"]}", ": Unknown tracking source type"),
                Arguments.of("{\"errors\":\"No number in stock\"}", ": No number in stock"),
                Arguments.of("{\"errors\":[{\"field\":\"name\",\"message\":\"is taken\"}]}", ": name: is taken"),
                Arguments.of("{\"message\":\"No connection\"}", ": No connection"),
                Arguments.of("[\"Bad\",\"path\"]", ": Bad; path"), Arguments.of("[]", ""), Arguments.of("null", ""),
                Arguments.of("\"Just text\"", ": Just text"), Arguments.of("", ""), Arguments.of("   ", ""),
                Arguments.of("<html><body><h1>Bad Gateway</h1></body></html>", ": Bad Gateway"),
                Arguments.of("HTTP Token: Access denied.", ": HTTP Token: Access denied."),
                Arguments.of("{\"error\":null}", ""), Arguments.of("{\"error\":{\"message\":\"deep\"}}", ": deep"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void findsCallRailsWordsInBodiesOfEveryShape(String body, String words) {
        fixture.answer(422, body, "X-Request-Id", "3f2b1c9a-1234-4567-89ab-0123456789ab");

        assertEquals("GET calls was answered 422" + words + " (request 3f2b1c9a-1234-4567-89ab-0123456789ab)",
                failure().getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox-key", "+15185550143", "518-555-0143", "dana@example.com", "Dana Rivera",
            "Leak at home"})
    void neverRepeatsTheKeyOrWhatIsSomebodys(String secret) {
        fixture.answer(400, "{\"error\":\"Cannot take " + secret + " here\"}", "X-Request-Id", "sandbox-key");

        CallRailException failure = assertThrows(CallRailException.class, () -> client.write(ClientFixture.CALLS,
                Operation.UPDATE, ClientFixture.CALL, Map.of("customer_name", "Dana Rivera", "note",
                "Leak at home  ")));

        assertEquals("PUT calls/{id} was answered 400: Cannot take *** here", failure.getMessage());
    }

    @Test
    void neverRepeatsWhatWasSearchedFor() {
        fixture.answer(400, "{\"error\":\"Nothing for Rivera\"}");

        String message = assertThrows(CallRailException.class, () -> client.page(ClientFixture.CALLS,
                new ListQuery(Map.of("search", "Rivera"), List.of(), null, null, 250), 1)).getMessage();

        assertEquals("GET calls was answered 400: Nothing for ***", message);
    }

    @Test
    void namesTheSuspectFieldAndParameter() {
        fixture.answer(400, "{\"error\":\"Invalid field: note, sort start_time, per_page 250\"}");

        String message = assertThrows(CallRailException.class, () -> client.page(ClientFixture.CALLS,
                new ListQuery(Map.of(), List.of("note"), "start_time", "asc", 250), 1)).getMessage();

        assertTrue(message.endsWith("Invalid field: note, sort start_time, per_page 250"), message);
    }

    @Test
    void anErrorBodyOfAMegabyteIsCut() {
        fixture.answer(500, "text/html", "<p>word</p> ".repeat(100_000).getBytes(StandardCharsets.UTF_8));

        assertTrue(failure().getMessage().length() < 600);
        assertThrows(CallRailException.class, () -> client.page(ClientFixture.CALLS, ClientFixture.ALL, 1));
    }

    @Test
    void aRefusalSaysWhoseKeyIsWrong() {
        fixture.answer(401, "");
        assertTrue(failure().getMessage().contains("Check CallRail's API key (option apiKey)"));

        CallRailClient gateway = fixture.client(fixture.sandbox.gatewayUrl(), Authentication.BEARER, "ACC1");
        String message = assertThrows(CallRailAuthenticationException.class,
                () -> gateway.page(ClientFixture.CALLS, ClientFixture.ALL, 1)).getMessage();
        assertTrue(message.contains("Check the gateway's key (option apiKey)"), message);
    }

    @Test
    void aRedirectIsNotFollowedAndNamesTheHost() {
        fixture.sandbox.faults().when(Fault.REDIRECT, request -> true);

        CallRailException failure = failure();

        assertInstanceOf(CallRailAnswerException.class, failure);
        assertTrue(failure.getMessage().contains("a redirect to localhost, which is not followed"),
                failure.getMessage());
        assertEquals(0, fixture.sandbox.redirectsFollowed());
        assertEquals(1, fixture.requests());
    }

    @Test
    void aPostIsSentOnceAndItsOutcomeIsUnknownWithinTwoSeconds() {
        fixture.answer(503, "{\"error\":\"Service unavailable\"}", "Retry-After", "3600");

        CallRailException failure = assertTimeout(Duration.ofSeconds(2), () -> assertThrows(CallRailException.class,
                () -> client.write(ClientFixture.TAGS, Operation.CREATE, null, Map.of("name", "New"))));

        assertInstanceOf(CallRailUnknownOutcomeException.class, failure);
        assertEquals(503, failure.status());
        assertEquals(1, fixture.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CUT", "CUT_AFTER_WRITE", "WRONG_LENGTH", "BROKEN_JSON", "HTML_200"})
    void theOutcomeOfAPostIsUnknownWhereItsAnswerCannotBeRead(String fault) {
        fixture.sandbox.faults().next(Fault.valueOf(fault), 1);

        assertThrows(CallRailUnknownOutcomeException.class, () -> client.write(ClientFixture.TAGS, Operation.CREATE,
                null,
                Map.of("name", "New", "tag_level", "account")));
        assertEquals(1, fixture.requests());
    }

    @Test
    void aPostThatFoundNoConnectionWasNotSent() {
        CallRailClient nobody = fixture.client("http://127.0.0.1:1/v3", Authentication.TOKEN, "ACC1");

        CallRailUnavailableException failure = assertThrows(CallRailUnavailableException.class,
                () -> nobody.write(ClientFixture.TAGS, Operation.CREATE, null, Map.of("name", "New")));

        assertEquals(0, failure.status());
        assertTrue(failure.getMessage().contains("was not sent, no connection to 127.0.0.1"), failure.getMessage());
    }

    @Test
    void aPutWhoseAnswerIsLostMayBeSentAgain() {
        fixture.sandbox.world().addCall(Map.of("id", ClientFixture.CALL));
        fixture.sandbox.faults().next(Fault.CUT_AFTER_WRITE, 1);

        assertThrows(CallRailUnavailableException.class, () -> client.write(ClientFixture.CALLS, Operation.UPDATE,
                ClientFixture.CALL, Map.of("note", "x")));
        assertEquals("x", fixture.sandbox.world().call(ClientFixture.CALL).orElseThrow().get("note"));
    }

    private CallRailException failure() {
        return assertThrows(CallRailException.class, () -> client.page(ClientFixture.CALLS, ClientFixture.ALL, 1));
    }
}
