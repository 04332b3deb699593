package io.github.camelcallrail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceTest {

    /** Places in these lists are stored: a name may be added at the end, never moved, renamed or taken out. */
    private static final Map<String, List<String>> STORED_PLACES = Map.of(
            "accounts", List.of("name", "outbound_recording_enabled", "inbound_recording_enabled", "hipaa_account",
                    "numeric_id"),
            "companies", List.of("name", "status", "time_zone", "disabled_at", "dni_active", "callscore_enabled",
                    "lead_scoring_enabled", "callscribe_enabled", "keyword_spotting_enabled", "form_capture",
                    "swap_ppc_override", "swap_landing_override", "swap_cookie_duration", "swap_cookie_duration_unit",
                    "verified_caller_ids"),
            "calls", List.of("answered", "business_phone_number", "customer_city", "customer_state", "customer_country",
                    "customer_name", "customer_phone_number", "direction", "duration", "recording",
                    "recording_duration",
                    "start_time", "tracking_phone_number", "voicemail", "agent_email", "call_highlights",
                    "call_summary",
                    "call_type", "campaign", "company_id", "company_name", "custom", "device_type", "first_call",
                    "gclid",
                    "keypad_entries", "keywords", "keywords_spotted", "landing_page_url", "lead_status", "lead_score",
                    "lead_explanation", "medium", "note", "person_id", "referring_url", "sentiment", "source",
                    "source_name", "speaker_percent", "tags", "tracker_id", "transcription", "utm_source", "utm_medium",
                    "utm_campaign", "utm_content", "utm_term", "value", "voice_assist_message", "zip_code"),
            "tags", List.of("name", "tag_level", "color", "background_color", "company_id", "status"),
            "trackers", List.of("name", "type", "status", "destination_number", "tracking_numbers", "whisper_message",
                    "sms_enabled", "sms_supported", "company", "call_flow", "source", "message_flow", "disabled_at",
                    "campaign_name", "swap_targets"),
            "users", List.of("email", "first_name", "last_name", "name", "role", "accepted", "companies"),
            "integrations", List.of("type", "state", "config"),
            "notifications", List.of("user_id", "email", "alert_type", "company_id", "tracker_id", "name", "call_enabled",
                    "sms_enabled", "send_desktop", "send_email", "send_push"),
            "form-submissions", List.of("company_id", "person_id", "form_data", "form_url", "landing_page_url", "referrer",
                    "referring_url", "submitted_at", "first_form", "customer_phone_number", "customer_name",
                    "customer_email", "source", "keywords", "campaign", "medium", "company_name", "lead_status", "value",
                    "note", "tags", "utm_source", "utm_medium", "utm_campaign", "form_name"),
            "text-messages", List.of("company_id", "current_tracker_id", "customer_name", "customer_phone_number",
                    "current_tracking_number", "last_message_at", "state", "lead_status", "source"));

    static Stream<Resource> rows() {
        return Resource.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void fieldsKeepTheirPlaceInStoredVersions(Resource row) {
        List<String> stored = STORED_PLACES.get(row.name());

        assertTrue(stored != null, "a new row's versioned fields belong here");
        assertEquals(stored, row.versioned());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyNamedFieldExistsOnce(Resource row) {
        List<String> names = row.fields().stream().map(Field::name).toList();

        assertEquals(names.size(), new HashSet<>(names).size(), "a field is listed twice");
        assertEquals(row.versioned().size(), new HashSet<>(row.versioned()).size(),
                "a versioned field is listed twice");
        assertTrue(names.containsAll(row.versioned()));
        assertTrue(row.selectable().containsAll(row.recommended()), "what is recommended can be asked for in a list");
        assertTrue(names.contains("id"));
        assertFalse(row.versioned().contains("id"), "an id is no version");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void filtersSortsAndOperationsAreNamedOnce(Resource row) {
        List<String> options = row.filters().stream().map(Filter::option).toList();

        assertEquals(options.size(), new HashSet<>(options).size());
        assertEquals(row.sorts().size(), new HashSet<>(row.sorts()).size());
        assertTrue(row.operations().contains(Operation.LIST));
        assertEquals(row, Resource.named(row.name()).orElseThrow());
        assertFalse(row.operations().contains(Operation.DELETE) && row.operations().contains(Operation.DISABLE),
                "CallRail's DELETE does one or the other");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatIsWalkedByKeyHasAnInstantToWalkBy(Resource row) {
        if (row.walk() == Walk.WHOLE) {
            assertNull(row.keyField());
        } else {
            assertEquals(FieldType.INSTANT, row.field(row.keyField()).orElseThrow().type());
            assertEquals(row.walk() == Walk.BY_KEY, row.sorts().contains(row.keyField()));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void summariesAndTimeSeriesHaveAReport(Resource row) {
        for (Operation operation : List.of(Operation.SUMMARY, Operation.TIMESERIES)) {
            assertEquals(row.operations().contains(operation), row.report(operation).isPresent());
            row.report(operation).ifPresent(report -> {
                List<String> options = report.filters().stream().map(Filter::option).toList();
                assertEquals(options.size(), new HashSet<>(options).size());
                assertTrue(report.path().endsWith("/" + operation.optionName()));
                assertFalse(report.fields().isEmpty());
            });
        }
        assertEquals(Optional.empty(), row.report(Operation.LIST));
    }

    @ParameterizedTest
    @CsvSource({"calls, CAL, LIST GET UPDATE TAG SUMMARY TIMESERIES", "companies, COM, LIST GET CREATE UPDATE DISABLE",
        "accounts, ACC, LIST GET", "tags, , LIST GET CREATE UPDATE DELETE", "trackers, TRK, LIST GET CREATE UPDATE DISABLE",
        "users, USR, LIST GET CREATE UPDATE DELETE", "integrations, , LIST GET CREATE UPDATE DISABLE",
        "notifications, , LIST CREATE UPDATE DELETE", "form-submissions, FOR, LIST GET CREATE UPDATE TAG SUMMARY",
        "text-messages, '', LIST GET"})
    void operationsAndIdsAreThoseOfTheApi(String name, String prefix, String operations) {
        Resource row = Resource.named(name).orElseThrow();

        assertEquals(prefix, row.idType().prefix());
        assertEquals(name.equals("integrations") ? List.of("companyId") : List.of(),
                row.requiredFilters().stream().map(Filter::option).toList());
        assertEquals(Stream.of(operations.split(" ")).map(Operation::valueOf)
                .collect(java.util.stream.Collectors.toSet()),
                row.operations());
    }

    @Test
    void theRecommendedFieldsOfCallsAreThoseOfTheFactSheet() {
        String fields = "company_id,company_name,company_time_zone,tracker_id,source,source_name,medium,campaign,"
                + "keywords,utm_source,utm_medium,utm_campaign,gclid,landing_page_url,referring_url,first_call,"
                + "call_type,lead_status,tags,note,value,person_id,created_at,timeline_url,agent_email,call_summary,"
                + "lead_score";

        assertEquals(List.of(fields.split(",")), Resource.named("calls").orElseThrow().recommended());
    }

    @Test
    void singleOnlyFieldsAreNotAskedForInLists() {
        List<String> selectable = Resource.named("calls").orElseThrow().selectable();

        assertFalse(selectable.contains("conversational_transcript"));
        assertFalse(selectable.contains("integration_data"));
        assertFalse(selectable.contains("start_time"), "comes unasked");
        assertTrue(selectable.contains("tags"));
    }

    @Test
    void knowsNoOtherResourceAndNoOtherOperation() {
        assertEquals(Optional.empty(), Resource.named("call"));
        assertEquals(Optional.empty(), Resource.named("Calls"));
        assertEquals(Optional.empty(), Operation.named("remove"));
        assertEquals(Optional.of(Operation.TAG), Operation.named(" Tag "));
    }
}
