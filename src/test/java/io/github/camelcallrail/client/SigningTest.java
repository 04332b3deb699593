package io.github.camelcallrail.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.Operation;
import io.github.camelcallrail.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningTest {

    private static final String KEY = "ab+cd/ef==%41&x#y";

    private final ClientFixture fixture = new ClientFixture(Sandbox.builder().key(KEY));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void sendsTheKeyByteForByteAsATokenToCallRail() {
        fixture.client().page(ClientFixture.CALLS, ClientFixture.ALL, 1);

        assertEquals(List.of("Token token=\"ab+cd/ef==%41&x#y\""), fixture.authorizations());
        assertEquals("/v3/a/" + fixture.sandbox.accountId() + "/calls.json", fixture.seen.get(0).rawPath());
    }

    @Test
    void sendsTheKeyByteForByteAsABearerToAGateway() {
        fixture.client(fixture.sandbox.gatewayUrl() + "/", Authentication.BEARER, fixture.sandbox.accountId())
                .page(ClientFixture.CALLS, ClientFixture.ALL, 1);

        assertEquals(List.of("Bearer ab+cd/ef==%41&x#y"), fixture.authorizations());
        assertEquals("/callrail/v3/a/" + fixture.sandbox.accountId() + "/calls.json", fixture.seen.get(0).rawPath());
    }

    @Test
    void saysWhoItIsAndWhatItTakes() {
        fixture.client().page(ClientFixture.CALLS, ClientFixture.ALL, 1);

        assertTrue(fixture.seen.get(0).header("user-agent").orElse("").startsWith("camel-callrail"));
        assertEquals("application/json", fixture.seen.get(0).header("accept").orElse(null));
    }

    @Test
    void parametersArriveAsTheyWereGiven() {
        String name = "Q&A 50% off #1 + more = \u00DCnfall \uD83D\uDCDE";
        fixture.client().page(ClientFixture.CALLS, new ListQuery(Map.of("tags", name, "search", "+15185550143"),
                List.of("tags", "note"), "start_time", "asc", 10), 3);

        assertEquals(name, fixture.seen.get(0).param("tags").orElseThrow());
        assertEquals("+15185550143", fixture.seen.get(0).param("search").orElseThrow());
        assertEquals("tags,note", fixture.seen.get(0).param("fields").orElseThrow());
        assertEquals("3", fixture.seen.get(0).param("page").orElseThrow());
        assertEquals("10", fixture.seen.get(0).param("per_page").orElseThrow());
    }

    @Test
    void sendsNoOrderWithoutASort() {
        fixture.client().page(ClientFixture.CALLS, new ListQuery(Map.of(), List.of(), null, "asc", 10), 1);

        assertFalse(fixture.seen.get(0).query().containsKey("order"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"COM019a00000000700080000000000000c1", "CAL1/../../tags", "CAL1?x=1", "CAL1#x", "..",
            "7000001",
            "CAL1%2f", "CAL1 "})
    void anIdThatCallRailCannotHaveGivenCostsNoRequest(String id) {
        CallRailClient client = fixture.client();

        assertThrows(IllegalArgumentException.class, () -> client.get(ClientFixture.CALLS, id, List.of()));
        assertThrows(IllegalArgumentException.class,
                () -> client.write(ClientFixture.CALLS, Operation.UPDATE, id, Map.of("note", "x")));
        assertEquals(0, fixture.requests());
    }

    @Test
    void sendsABodyAsJsonAndNoneWhereThereIsNone() {
        CallRailClient client = fixture.client();
        long tag = fixture.sandbox.world().addTag(Map.of("name", "Booked"));
        client.write(ClientFixture.TAGS, Operation.UPDATE, String.valueOf(tag), Map.of("name", "Zo\u00EB"));
        client.write(ClientFixture.TAGS, Operation.DELETE, String.valueOf(tag), null);

        assertTrue(fixture.seen.get(0).header("content-type").orElse("").startsWith("application/json"));
        assertEquals("{\"name\":\"Zo\u00EB\"}", fixture.seen.get(0).text());
        assertEquals("DELETE", fixture.seen.get(1).method());
        assertEquals("", fixture.seen.get(1).text());
    }

    @Test
    void aClosedClientSendsNothingUntilItIsOpenedAgain() {
        CallRailClient client = fixture.client();
        client.close();
        assertThrows(CallRailUnavailableException.class, () -> client.page(ClientFixture.CALLS, ClientFixture.ALL, 1));
        assertEquals(0, fixture.requests());

        client.open();
        client.page(ClientFixture.CALLS, ClientFixture.ALL, 1);
        assertEquals(1, fixture.requests());
    }
}
