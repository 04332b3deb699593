package io.github.camelcallrail.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Operation;
import io.github.camelcallrail.sandbox.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private final ClientFixture fixture = new ClientFixture();
    private final CallRailClient client = fixture.client();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "null", "[]", "5", "\"calls\"", "<html><body>Sign in</body></html>", "{",
            "{\"page\":1", "{\"calls\":[", "{\"calls\":[{\"id\":\"CAL1\"}", "{\"page\":1,\"total_records\":0}",
            "{\"calls\":null}", "{\"calls\":{}}", "{\"calls\":\"none\"}", "{\"Calls\":[]}",
            "{\"page\":1,\"total_pages\":1,\"total_records\":40,\"calls\":[]}",
            "{\"total_records\":\"40\",\"calls\":[]}",
            "{\"calls\":[],\"page\":1,\"total_records\":1}", "{\"calls\":[{\"id\":\"CAL1\",\"note\":\"\u0001\"}]}"})
    void whatIsNoPageIsAnErrorRatherThanAnEmptyPage(String body) {
        fixture.answer(200, body);

        CallRailAnswerException failure = assertThrows(CallRailAnswerException.class, this::page);

        assertTrue(failure.getMessage().startsWith("CallRail's answer to GET calls "), failure.getMessage());
        assertEquals(200, failure.status());
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"CUT", "WRONG_LENGTH", "BROKEN_JSON", "HTML_200", "MISSING_LIST_KEY",
            "ERROR_502_HTML", "EMPTY_401", "RATE_429"})
    void aFaultIsAnErrorAndTheNextRequestIsFine(Fault fault) {
        fixture.sandbox.world().addCall(Map.of());
        fixture.sandbox.faults().next(fault, 1);

        assertThrows(CallRailException.class, this::page);
        assertEquals(1, page().records().size());
    }

    @Test
    void anEmptyListIsAPage() {
        fixture.answer(200, "{\"page\":1,\"per_page\":250,\"total_pages\":0,\"total_records\":0,\"calls\":[]}");

        assertEquals(0, page().size());
    }

    @Test
    void aPagePastTheEndMayBeEmpty() {
        fixture.answer(200, "{\"page\":3,\"total_records\":40,\"calls\":[]}");

        assertEquals(0, page().size());
    }

    @Test
    void keepsItemsThatAreNoRecordsApart() {
        fixture.answer(200,
                "{\"calls\":[{\"id\":\"CAL1\"},{\"note\":\"no id\"},7,null,[1],{\"id\":null},{\"id\":\"CAL2\"}]}");

        Page page = page();

        assertEquals(List.of("CAL1", "CAL2"), page.records().stream().map(CallRailRecord::id).toList());
        assertEquals(List.of("{\"note\":\"no id\"}", "7", "null", "[1]", "{\"id\":null}"), page.broken());
        assertEquals(7, page.size());
    }

    @Test
    void readsCountsHoweverTheyAreWritten() {
        fixture.answer(200,
                "{\"total_records\":\"3\",\"total_pages\":\" 2 \",\"per_page\":2,\"calls\":[{\"id\":1},{\"id\":2}]}");
        Page page = page();

        assertEquals(3, page.totalRecords());
        assertEquals(2, page.totalPages());
        assertEquals(2, page.perPage());
        assertFalse(page.endsWith(1));
        assertTrue(page.endsWith(2));

        fixture.answer(200, "{\"total_records\":\"many\",\"calls\":[{\"id\":1}]}");
        assertNull(page().totalRecords());
        assertNull(page().endsWith(1));
    }

    @Test
    void passesOverFieldsThatNobodyKnows() {
        fixture.answer(200,
                "{\"new\":{\"deep\":[1,{}]},\"calls\":[{\"id\":\"CAL1\",\"spam_likelihood\":\"low\",\"x\":[[]]}]}");

        assertEquals("low", page().records().get(0).get("spam_likelihood"));
    }

    @Test
    void tellsCallRailsClock() {
        assertEquals(ClientFixture.NOON, page().serverTime());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[1]", "{\"id\":", "5"})
    void aRecordThatIsNoneIsAnError(String body) {
        fixture.answer(200, body);

        assertThrows(CallRailAnswerException.class, () -> client.get(ClientFixture.CALLS, ClientFixture.CALL,
                List.of()));
        assertThrows(CallRailAnswerException.class,
                () -> client.write(ClientFixture.CALLS, Operation.UPDATE, ClientFixture.CALL, Map.of("note", "x")));
    }

    @Test
    void anAnswerToAWriteMayBeEmpty() {
        fixture.answer(204, "");
        assertEquals(Optional.empty(), client.write(ClientFixture.TAGS, Operation.DELETE, "7", null));
        fixture.answer(200, "");
        assertEquals(Optional.empty(), client.write(ClientFixture.TAGS, Operation.UPDATE, "7", Map.of("name", "x")));
        fixture.answer(201, "{\"id\":\"7\"}");
        assertEquals("7", client.write(ClientFixture.TAGS, Operation.CREATE, null, Map.of("name", "x")).orElseThrow()
                .id());
    }

    @Test
    void aGetWithoutARecordIsAnError() {
        fixture.answer(204, "");

        assertThrows(CallRailAnswerException.class, () -> client.get(ClientFixture.CALLS, ClientFixture.CALL,
                List.of()));
    }

    private Page page() {
        return client.page(ClientFixture.CALLS, ClientFixture.ALL, 1);
    }
}
