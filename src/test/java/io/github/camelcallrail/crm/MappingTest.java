package io.github.camelcallrail.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.TagScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {

    @TempDir
    private Path directory;

    private Mapping script(String text) throws IOException {
        return Mapping.read(Files.writeString(directory.resolve("lead-shared.groovy"), text));
    }

    @Test
    void partsFieldsFromWhatGoesWithEachRecord() throws IOException {
        Mapped mapped = script("// why\n[attributes: [type: 'Lead'], A: ' x ', B: '', N: 3, T: ['b', 'B', null]]")
                .of(Map.of());
        assertEquals(Map.of("type", "Lead"), mapped.envelope().get("attributes"));
        assertEquals(Arrays.asList("x", null, 3, List.of("b")), Arrays.asList(mapped.fields().values().toArray()));
    }

    @Test
    void namesFileAndLineOfAScriptThatDoesNotCompile() {
        MappingException e = assertThrows(MappingException.class, () -> script("[\n  A: 1,\n  B: ,\n]"));
        assertTrue(e.getMessage().contains("lead-shared.groovy") && e.getMessage().contains("3"), e.getMessage());
    }

    @Test
    void namesTheLineAndNoDataOfAScriptThatFails() throws IOException {
        Mapping mapping = script("[\n  A: 1,\n  B: name.toInteger(),\n]");
        MappingException e = assertThrows(MappingException.class, () -> mapping.of(Map.of("name", "Ann Lee")));
        assertEquals("lead-shared.groovy line 3: NumberFormatException", e.getMessage());
        assertThrows(MappingException.class, () -> script("'text'").of(Map.of()));
    }

    @Test
    void costsOneRecordWhereAScriptFailsForIt() throws IOException {
        Path shipped = Path.of("routes", "mapping");
        for (String name : List.of("lead", "lead-shared", "lead-new", "task", "call")) {
            Files.copy(shipped.resolve(name + ".groovy"), directory.resolve(name + ".groovy"));
        }
        Files.writeString(directory.resolve("lead-new.groovy"),
                "[Company: caller.lastCall.record.note == 'bad' ? caller.nothing : 'x']");
        FlowDriver flow = new FlowDriver();
        flow.mappings = directory.toString();
        flow.restart();
        flow.call("CAL1", "2026-11-20T10:00:00-05:00", "+15185550143", "note", "bad");
        flow.call("CAL2", "2026-11-20T10:00:00-05:00", "+15185550144");
        flow.syncAll();
        assertEquals(1, flow.crm.leads.size());
        assertEquals(2, flow.crm.tasks.size());
        Failure failure = flow.sync.failureList().get(0);
        assertEquals("MAPPING", failure.code());
        assertEquals(List.of("lead-new.groovy line 1: MissingPropertyException"), failure.fields());
        flow.call("CAL1", "2026-11-20T10:00:00-05:00", "+15185550143", "note", "good");
        flow.syncAll();
        assertEquals(2, flow.crm.leads.size());
        assertEquals(0, flow.sync.failures());
    }

    @Test
    void learnsWhichFieldsTheWayBackReads() {
        Mappings shipped = Mappings.in(Path.of("routes", "mapping"));
        assertEquals(Set.of("CallRail_Lead_Status__c", "CallRail_Tags__c"), shipped.fieldsReadBack());
        MappingException e = assertThrows(MappingException.class, () -> shipped.call(Map.of()));
        assertFalse(e.getMessage().isBlank());
    }

    @Test
    void quotesEveryValueOfAQuery() {
        CrmSettings settings = new CrmSettings(List.of(), TagScope.of("*"), "Key", "Call", "Id", "Stamp",
                "SELECT {fields} FROM Lead WHERE Key IN ({keys})", "", Duration.ZERO, Clock.systemUTC());
        assertEquals(List.of("SELECT Id, Key, Stamp, A FROM Lead WHERE Key IN ('O\\'Brien \\\\ 100%')"),
                new Queries(settings, List.of("A", "Key")).lookUps(List.of("O'Brien \\ 100%")));
    }

    @Test
    void writesDurationsAsPeopleReadThem() throws IOException {
        Mapped mapped = script("[a: duration(185), b: duration(3785), c: duration(null), d: capital('inbound'),"
                + " e: cut(null, 3), f: join(['x', 'y;z']), g: text(', ', null, ' ', 'u', 'v')]").of(Map.of());
        assertEquals(Arrays.asList("3:05", "1:03:05", "0:00", "Inbound", null, "x;y,z", "u, v"),
                Arrays.asList(mapped.fields().values().toArray()));
    }
}
