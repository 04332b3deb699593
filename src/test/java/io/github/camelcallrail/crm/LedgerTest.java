package io.github.camelcallrail.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.crm.LedgerChange.LeadChange;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ledger on both databases. */
class LedgerTest {

    private static final Map<String, DataSource> DATABASES = new LinkedHashMap<>();
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        DATABASES.put("PostgreSQL", postgres.getPostgresDatabase());
        DATABASES.put("H2", FlowDriver.memory());
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    static Stream<String> databases() {
        return DATABASES.keySet().stream();
    }

    private static Ledger ledger(String database) throws Exception {
        try (Connection connection = DATABASES.get(database).getConnection()) {
            for (String table : List.of("call", "lead", "failure", "position")) {
                connection.createStatement().execute("DROP TABLE IF EXISTS callrail_crm_" + table);
            }
        }
        return new Ledger(DATABASES.get(database), Clock.systemUTC());
    }

    private static CallRailRecord call(String id, String phone, Object note) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("id", id, "customer_phone_number", phone, "company_id",
                "COM1"));
        fields.put("note", note);
        return new CallRailRecord("calls", fields);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void remembersCallsByIdAndByCaller(String database) throws Exception {
        Ledger ledger = ledger(database);
        ledger.note(List.of(call("C1", "+15185550143", "nul \0 half \ud83d"), call("C2", "+15185550143", null),
                call("C3", "?", "")));
        ledger.note(List.of(call("C2", "+15185550143", "later")));
        assertEquals(List.of("C1", "C2"), ledger.callsOf(List.of("COM1:+15185550143")).get("COM1:+15185550143").stream()
                .map(CallRow::id).sorted().toList());
        assertEquals("later", ledger.calls(List.of("C2", "C9")).get("C2").record().get("note"));
        assertEquals(null, ledger.calls(List.of("C3")).get("C3").key());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void keepsWhatIsLongerThanAnyDatabaseTakes(String database) throws Exception {
        Ledger ledger = ledger(database);
        CallRailRecord call = call("C1", "+15185550143", "n".repeat(1_200_000));
        call.put("list", List.of("x".repeat(1_200_000)));
        ledger.note(List.of(call));
        assertEquals(40_000, ledger.calls(List.of("C1")).get("C1").record().text("note").length());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void appliesChangesOfBothFlowsToOneLead(String database) throws Exception {
        Ledger ledger = ledger(database);
        long before = ledger.revision();
        Delta added = new Delta.Elements(List.of("c"), List.of());
        ledger.change(change -> change.leads(List.of(LeadChange.sending("K", Map.of("T", added)))));
        ledger.change(change -> change.leads(List.of(LeadChange.broughtBack("K",
                Map.of("T", new Delta.Elements(List.of("v"), List.of())), Map.of()))));
        LeadRow row = ledger.leads(List.of("K")).get("K");
        assertEquals(Map.of("T", added), row.open());
        assertEquals(before + 2, row.revision());
        ledger.change(change -> change.leads(List.of(LeadChange.synced("K", "00Q1", Map.of("T", added),
                Map.of("N", new Delta.Replace(3)), true))));
        row = ledger.leads(List.of("K")).get("K");
        assertEquals(new LeadRow("K", "00Q1", Map.of("T", List.of("v", "c")), Map.of("N", 3), null, true, before + 3),
                row);
        assertEquals(List.of("K"), ledger.rechecks());
        ledger.change(change -> change.checked("K"));
        assertEquals(List.of(), ledger.rechecks());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void changesAllOrNothing(String database) throws Exception {
        Ledger ledger = ledger(database);
        assertThrows(IllegalArgumentException.class, () -> ledger.change(change -> {
            change.checkpoint(5);
            throw new IllegalArgumentException();
        }));
        assertEquals(0, ledger.checkpoint());
        ledger.change(change -> change.checkpoint(5));
        ledger.change(change -> change.checkpoint(7));
        assertEquals(7, ledger.checkpoint());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void countsAFailureUntilTheRecordGetsThrough(String database) throws Exception {
        Ledger ledger = ledger(database);
        Failing failing = new Failing("flow", "lead", "K", "C1", "CODE", List.of("A", "B"));
        ledger.change(change -> change.failed(failing));
        ledger.change(change -> change.failed(failing));
        assertEquals(1, ledger.failureCount());
        assertEquals(2, ledger.failures().get(0).times());
        assertEquals(List.of("A", "B"), ledger.failures().get(0).fields());
        ledger.change(change -> change.succeeded("flow", "lead", List.of("K", "L")));
        assertEquals(List.of(), ledger.failures());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void refusesTablesOfANewerVersion(String database) throws Exception {
        ledger(database).change(change -> change.checkpoint(1));
        try (Connection connection = DATABASES.get(database).getConnection()) {
            connection.createStatement()
                    .execute("UPDATE callrail_crm_position SET at_value = 99 WHERE name = 'schema'");
        }
        IllegalStateException e = assertThrows(IllegalStateException.class,
                () -> new Ledger(DATABASES.get(database), Clock.systemUTC()));
        assertTrue(e.getMessage().contains("99"), e.getMessage());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void carriesBothFlows(String database) throws Exception {
        ledger(database);
        FlowDriver flow = new FlowDriver(DATABASES.get(database));
        List<CallRailRecord> calls = new ArrayList<>();
        for (int i = 0; i < 210; i++) {
            calls.add(flow.call("C" + i, "2026-11-20T10:00:00-05:00", "+1518555" + (1000 + i % 205)));
        }
        flow.sync(calls.toArray(CallRailRecord[]::new));
        assertEquals(205, flow.crm.leads.size());
        assertEquals(210, flow.crm.tasks.size());
        flow.crm.edit(FlowDriver.key("+15185551000"), "CallRail_Tags__c", "VIP");
        flow.bringBack();
        assertEquals(List.of("ADD_TAGS C205 [VIP]"), flow.callRailRequests);
        flow.crm.requests.clear();
        flow.syncAll();
        assertEquals(List.of(), flow.crm.requests);
    }
}
