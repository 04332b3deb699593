package io.github.camelcallrail.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

    private final ClientFixture fixture = new ClientFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theOnlyAccountIsLookedUpOnceForAllWhoShareIt() {
        CallRailClient client = fixture.client(fixture.sandbox.callRailUrl(), Authentication.TOKEN, null);

        List<String> ids = IntStream.range(0, 8).parallel().mapToObj(i -> client.accountId()).distinct().toList();
        client.page(ClientFixture.CALLS, ClientFixture.ALL, 1);

        assertEquals(List.of(fixture.sandbox.accountId()), ids);
        assertEquals(1, fixture.sandbox.requests().count("GET accounts"));
    }

    @Test
    void aNamedAccountIsNotLookedUp() {
        fixture.client().page(ClientFixture.CALLS, ClientFixture.ALL, 1);
        fixture.client(fixture.sandbox.callRailUrl(), Authentication.TOKEN, "100200300")
                .page(ClientFixture.CALLS, ClientFixture.ALL, 1);

        assertEquals(0, fixture.sandbox.requests().count("GET accounts"));
        assertEquals(2, fixture.sandbox.requests().count("GET calls"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"accounts\":[{\"id\":\"ACC1\"},{\"id\":\"ACC2\"}]}", "{\"accounts\":[]}"})
    void anythingButOneAccountIsAnErrorThatNamesTheOption(String accounts) {
        fixture.answer(200, accounts);
        CallRailClient client = fixture.client(fixture.sandbox.callRailUrl(), Authentication.TOKEN, null);

        String message = assertThrows(CallRailRequestException.class, client::accountId).getMessage();

        assertTrue(message.contains("accountId"), message);
        assertEquals(accounts.contains("ACC2"), message.contains("ACC1") && message.contains("ACC2"));
    }

    @Test
    void aFailedLookUpIsTriedAgain() {
        CallRailClient client = fixture.client(fixture.sandbox.callRailUrl(), Authentication.TOKEN, null);
        fixture.answer(503, "");
        assertThrows(CallRailUnavailableException.class, client::accountId);
        fixture.sandbox.clearHooks();

        assertEquals(fixture.sandbox.accountId(), client.accountId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "COM1", "ACC", "ACC1/2", "ACC1?x", "acc1", "12a", "ACC 1"})
    void refusesWhatIsNoAccount(String id) {
        String message = assertThrows(IllegalArgumentException.class, () -> new Account(id)).getMessage();

        assertTrue(message.startsWith("accountId must be ACC followed by letters or digits"), message);
    }
}
