package io.github.camelcallrail.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.sandbox.LoggedRequest;
import io.github.camelcallrail.sandbox.Quirk;
import io.github.camelcallrail.sandbox.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordUpdateTest {

    private static final String CALL = ClientFixture.CALL;

    private final ClientFixture fixture = new ClientFixture();
    private final World world = fixture.sandbox.world();

    @BeforeEach
    void call() {
        world.addCall(Map.of("id", CALL, "note", "old", "customer_name", "RIVERA DANA"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void sendsTheKeysGivenAndNothingElse() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("note", null);
        fields.put("lead_status", "not_a_lead");
        update().apply(CALL, fields);

        assertEquals(List.of("{\"note\":null,\"lead_status\":\"not_a_lead\"}"), puts());
        assertNull(call("note"));
        assertEquals("not_a_lead", call("lead_status"));
        assertEquals("RIVERA DANA", call("customer_name"));
    }

    @Test
    void sendsTheValueAloneAndLast() {
        fixture.sandbox.callRail().quirks().on(Quirk.VALUE_ACCEPTED);
        update().apply(CALL, Map.of("value", "1.00", "note", "new"));

        assertEquals(List.of("{\"note\":\"new\"}", "{\"value\":\"1.00\"}"), puts());
    }

    @Test
    void aRefusedValueDoesNotTakeTheRestWithIt() {
        CallRailException failure = assertThrows(CallRailException.class,
                () -> update().apply(CALL, Map.of("value", "1.00", "note", "new")));

        assertEquals(500, failure.status());
        assertEquals("new", call("note"));
        assertEquals(2, puts().size(), "a 500 for the value is not tried again");
    }

    @Test
    void spamNeedsLeaveAndGoesLast() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> update().apply(CALL, Map.of("spam", true, "note", "new"))).getMessage();
        assertTrue(message.contains("allowIrreversible=true"), message);
        assertEquals(0, fixture.requests());

        fixture.sandbox.callRail().quirks().on(Quirk.VALUE_ACCEPTED);
        new RecordUpdate(fixture.client(), ClientFixture.CALLS, true)
                .apply(CALL, Map.of("spam", true, "note", "new", "value", "2"));
        assertEquals(List.of("{\"note\":\"new\"}", "{\"value\":\"2\"}", "{\"spam\":true}"), puts());
    }

    @ParameterizedTest
    @CsvSource({"true", "TRUE", "yes", "1"})
    void whatMayMeanSpamNeedsLeaveToo(String spam) {
        assertThrows(IllegalArgumentException.class, () -> update().apply(CALL, Map.of("spam", spam)));
        assertEquals(0, fixture.requests());
    }

    @Test
    void noSpamIsNotSent() {
        update().apply(CALL, Map.of("spam", false, "note", "new"));

        assertEquals(List.of("{\"note\":\"new\"}"), puts());
        assertFalse((Boolean) call("spam"));
    }

    @ParameterizedTest
    @EnumSource(value = Quirk.class, names = {"TIES_STABLE", "ERRORS_EMPTY", "ERRORS_WITHOUT_TEXT", "ERRORS_AS_HTML",
            "ERRORS_AS_LIST"})
    void aGoodLeadThatWasOneIsDoneAndTheRestIsWritten(Quirk errors) {
        fixture.sandbox.callRail().quirks().on(errors);
        world.edit(CALL, "lead_status", "previously_marked_good_lead");
        update().apply(CALL, Map.of("lead_status", "good_lead", "note", "new"));
        update().apply(CALL, Map.of("lead_status", "good_lead"));

        assertEquals("new", call("note"));
        assertEquals("previously_marked_good_lead", call("lead_status"));
    }

    @Test
    void anotherRefusalOfAGoodLeadStaysOne() {
        fixture.answer(400, "{\"error\":\"Somebody previously did something\"}");

        assertThrows(CallRailException.class, () -> update().apply(CALL, Map.of("lead_status", "good_lead", "note",
                "n")));
        assertEquals("old", call("note"));
    }

    @Test
    void aCallThatIsGoneIsNotFound() {
        world.markSpam(CALL);

        assertThrows(CallRailNotFoundException.class, () -> update().apply(CALL, Map.of("note", "new")));
    }

    @Test
    void anAnswerWithoutARecordStillNamesIt() {
        fixture.answer(200, "");

        assertEquals(CALL, update().apply(CALL, Map.of("note", "new")).id());
        assertEquals(CALL, update().apply(CALL, Map.of("spam", false)).id());
    }

    @Test
    void otherResourcesAreWrittenInOneRequest() {
        String company = world.addCompany(Map.of("name", "Bluebird"));
        new RecordUpdate(fixture.client(), ClientFixture.COMPANIES, false).apply(company, Map.of("name", "Bluebird 2"));

        assertEquals(1, fixture.requests());
        assertEquals("{\"name\":\"Bluebird 2\"}", fixture.sandbox.requests().all().get(0).body());
    }

    private RecordUpdate update() {
        return new RecordUpdate(fixture.client(), ClientFixture.CALLS, false);
    }

    private Object call(String field) {
        return world.call(CALL).orElseThrow().get(field);
    }

    private List<String> puts() {
        return fixture.sandbox.requests().all("PUT calls/{id}").stream().map(LoggedRequest::body).toList();
    }
}
