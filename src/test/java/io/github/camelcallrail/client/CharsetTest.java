package io.github.camelcallrail.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Operation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetTest {

    private static final String NAME = "Zo\u00EB \u0141\u00F3d\u017A \uD83D\uDCDE";

    private final ClientFixture fixture = new ClientFixture();
    private final CallRailClient client = fixture.client();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"application/json, UTF-8", "application/json; charset=utf-8, UTF-8", "text/plain, UTF-8", ", UTF-8",
            "application/json; charset=UTF-16, UTF-16", "application/json; charset=no-such-charset, UTF-8"})
    void readsTheCharsetThatTheAnswerNames(String contentType, String charset) {
        byte[] body = ("{\"id\":\"" + ClientFixture.CALL + "\",\"customer_name\":\"" + NAME + "\"}")
                .getBytes(Charset.forName(charset));
        fixture.answer(200, contentType, body);

        assertEquals(NAME, client.get(ClientFixture.CALLS, ClientFixture.CALL, List.of()).text("customer_name"));
    }

    @Test
    void readsLatinWhereItIsNamed() {
        fixture.answer(200, "application/json; charset=ISO-8859-1",
                "{\"calls\":[{\"id\":\"CAL1\",\"customer_name\":\"Zo\u00EB\"}]}".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("Zo\u00EB", client.page(ClientFixture.CALLS, ClientFixture.ALL, 1).records().get(0)
                .text("customer_name"));

        fixture.answer(400, "text/plain; charset=ISO-8859-1", "Ung\u00FCltig".getBytes(StandardCharsets.ISO_8859_1));
        String message = assertThrows(CallRailRequestException.class,
                () -> client.page(ClientFixture.CALLS, ClientFixture.ALL, 1)).getMessage();
        assertTrue(message.endsWith("Ung\u00FCltig"), message);
    }

    @Test
    void aBrokenCharacterCostsThatCharacter() {
        byte[] body = "{\"calls\":[{\"id\":\"CAL1\",\"note\":\"a\u00FFb\"},{\"id\":\"CAL2\"}]}".getBytes(
                StandardCharsets.ISO_8859_1);
        fixture.answer(200, "application/json", body);

        List<CallRailRecord> calls = client.page(ClientFixture.CALLS, ClientFixture.ALL, 1).records();

        assertEquals("a\uFFFDb", calls.get(0).get("note"));
        assertEquals("CAL2", calls.get(1).id());
    }

    @Test
    void passesOverAByteOrderMark() {
        fixture.answer(200, "\uFEFF{\"calls\":[]}");

        assertEquals(0, client.page(ClientFixture.CALLS, ClientFixture.ALL, 1).size());
    }

    @Test
    void sendsUtf8() {
        fixture.sandbox.world().addCall(Map.of("id", ClientFixture.CALL));
        client.write(ClientFixture.CALLS, Operation.UPDATE, ClientFixture.CALL, Map.of("note", NAME));

        assertEquals(NAME, fixture.sandbox.world().call(ClientFixture.CALL).orElseThrow().get("note"));
        assertTrue(fixture.seen.get(0).header("content-type").orElseThrow().toLowerCase().contains("charset=utf-8"));
    }

    @Test
    void aLoneSurrogateBecomesTheReplacementCharacter() {
        fixture.answer(200,
                "{\"calls\":[{\"id\":\"CAL1\",\"note\":\"call back \\ud83d\",\"custom\":{\"a\":[\"\\ude00b\"]}}]}");

        CallRailRecord call = client.page(ClientFixture.CALLS, ClientFixture.ALL, 1).records().get(0);

        assertEquals("call back \uFFFD", call.get("note"));
        assertEquals(Map.of("a", List.of("\uFFFDb")), call.get("custom"));
    }
}
