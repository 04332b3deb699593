package io.github.camelcallrail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallRailRecordTest {

    @Test
    void isTheMapThatCallRailSent() {
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("z", null);
        sent.put("id", "CAL1");
        sent.put("a", 1);
        CallRailRecord record = new CallRailRecord("calls", sent);

        assertEquals(sent, record);
        assertEquals(List.of("z", "id", "a"), new ArrayList<>(record.keySet()));
        assertEquals("calls", record.resource());
    }

    @Test
    void anIdIsTextWhetherItCameAsNumberOrText() {
        assertEquals("7000004", new CallRailRecord("tags", Map.of("id", 7000004)).id());
        assertEquals("7000004", new CallRailRecord("tags", Map.of("id", "7000004")).id());
        assertNull(new CallRailRecord("tags", Map.of()).id());
    }

    @Test
    void findsTheCompanyInEitherPlace() {
        assertEquals("COM1", new CallRailRecord("calls", Map.of("company_id", "COM1")).companyId());
        assertEquals("COM2", new CallRailRecord("trackers", Map.of("company", Map.of("id", "COM2"))).companyId());
        assertEquals("COM1", new CallRailRecord("x", Map.of("company_id", "COM1", "company", Map.of("id",
                "COM2"))).companyId());
        assertNull(new CallRailRecord("x", Map.of("company", "Bluebird")).companyId());
        assertNull(new CallRailRecord("x", Map.of()).companyId());
    }

    @Test
    void textIsTrimmedAndNothingIsNull() {
        Map<String, Object> fields = new HashMap<>(Map.of("customer_name", "RIVERA DANA    ", "note", "", "duration",
                73));
        fields.put("city", null);
        CallRailRecord record = new CallRailRecord("calls", fields);

        assertEquals("RIVERA DANA", record.text("customer_name"));
        assertNull(record.text("note"));
        assertNull(record.text("city"));
        assertNull(record.text("absent"));
        assertEquals("73", record.text("duration"));
    }

    @Test
    void anUnreadableStartIsNone() {
        assertEquals(Instant.parse("2026-11-20T14:02:11.087Z"),
                new CallRailRecord("calls", Map.of("start_time", "2026-11-20T09:02:11.087-05:00")).startTime());
        assertNull(new CallRailRecord("calls", Map.of("start_time", "soon")).startTime());
        assertNull(new CallRailRecord("calls", Map.of()).startTime());
    }

    @ParameterizedTest
    @CsvSource({"518-555-0143, +12025550101, , +15185550143", "020 7946 0123, +442079460999, , +442079460123",
            "518-555-0143, , America/New_York, +15185550143", "020 7946 0123, , Europe/London, +442079460123",
            "518-555-0143, , , ", "518-555-0143, , Asia/Tokyo, ",
            "+15185550143, +442079460999, Europe/London, +15185550143",
            "+1518555XXXX, +12025550101, America/New_York, "})
    void completesANumberWithTheCountryOfTheTrackerOrCompanyOnly(String number, String tracker, String zone,
    String e164) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("customer_phone_number", number);
        fields.put("tracking_phone_number", tracker);
        fields.put("company_time_zone", zone);

        assertEquals(e164, new CallRailRecord("calls", fields).phone());
    }

    @Test
    void keepsTheExtensionBesideTheNumber() {
        CallRailRecord record = new CallRailRecord("calls", Map.of("customer_phone_number", "+15185550143x204"));

        assertEquals("+15185550143", record.phone());
        assertEquals("204", record.phoneNumber().extension());
    }

    @Test
    void knowsWhatChangedOnlyWhenAConsumerHandedItOver() {
        CallRailRecord record = new CallRailRecord("calls", Map.of("id", "CAL1"));
        assertNull(record.change());
        assertEquals(List.of(), record.changedFields());

        List<String> fields = new ArrayList<>(List.of("tags"));
        record.changed(Change.UPDATED, fields);
        fields.clear();

        assertEquals("updated", record.change());
        assertEquals(List.of("tags"), record.changedFields());
    }
}
