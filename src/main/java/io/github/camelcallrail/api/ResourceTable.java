package io.github.camelcallrail.api;

import static io.github.camelcallrail.api.FieldType.BOOLEAN;
import static io.github.camelcallrail.api.FieldType.INSTANT;
import static io.github.camelcallrail.api.FieldType.NUMBER;
import static io.github.camelcallrail.api.FieldType.PRESENCE;
import static io.github.camelcallrail.api.FieldType.STRUCTURE;
import static io.github.camelcallrail.api.FieldType.TAGS;
import static io.github.camelcallrail.api.FieldType.TEXT;
import static io.github.camelcallrail.api.Operation.CREATE;
import static io.github.camelcallrail.api.Operation.DELETE;
import static io.github.camelcallrail.api.Operation.DISABLE;
import static io.github.camelcallrail.api.Operation.GET;
import static io.github.camelcallrail.api.Operation.LIST;
import static io.github.camelcallrail.api.Operation.TAG;
import static io.github.camelcallrail.api.Operation.UPDATE;

import java.util.List;

/**
 * The rows. What each holds rests on sections 2 and 3 of the API's fact sheet.
 */
final class ResourceTable {

    private static final IdType COMPANY = IdType.prefixed("COM");
    private static final IdType TRACKER = IdType.prefixed("TRK");

    static final List<Resource> ROWS = List.of(
            new Resource.Row("accounts", "", "accounts", IdType.prefixed("ACC"))
                    .operations(LIST, GET)
                    .filters(Filter.of("hipaa_account", "true", "false"))
                    .sorts("name")
                    .fields(TEXT, "id", "name")
                    .fields(BOOLEAN, "outbound_recording_enabled", "inbound_recording_enabled", "hipaa_account")
                    .fields(INSTANT, "created_at")
                    .selectable(NUMBER, "numeric_id")
                    .versioned("name", "outbound_recording_enabled", "inbound_recording_enabled", "hipaa_account", "numeric_id")
                    .build(),

            new Resource.Row("companies", "companies", "companies", COMPANY)
                    .operations(LIST, GET, CREATE, UPDATE, DISABLE)
                    .filters(Filter.of("status", "active", "disabled"), Filter.of("search"))
                    .sorts("name")
                    .fields(TEXT, "id", "name", "status", "time_zone", "script_url", "swap_landing_override",
                            "swap_cookie_duration_unit")
                    .fields(INSTANT, "created_at", "disabled_at")
                    .fields(BOOLEAN, "dni_active", "callscore_enabled", "lead_scoring_enabled", "callscribe_enabled",
                            "keyword_spotting_enabled", "form_capture", "swap_exclude_jquery", "swap_ppc_override")
                    .fields(NUMBER, "swap_cookie_duration")
                    .selectable(STRUCTURE, "verified_caller_ids")
                    .versioned("name", "status", "time_zone", "disabled_at", "dni_active", "callscore_enabled",
                            "lead_scoring_enabled", "callscribe_enabled", "keyword_spotting_enabled", "form_capture",
                            "swap_ppc_override", "swap_landing_override", "swap_cookie_duration",
                            "swap_cookie_duration_unit", "verified_caller_ids")
                    .build(),

            new Resource.Row("calls", "calls", "calls", IdType.prefixed("CAL"))
                    .operations(LIST, GET, UPDATE, TAG)
                    .walkedBy("start_time")
                    .relativePaging()
                    .filters(Filter.id("company_id", COMPANY), Filter.id("tracker_id", TRACKER),
                            Filter.of("direction", "inbound", "outbound"),
                            Filter.of("call_type", "first_call", "missed", "voicemails", "inbound", "outbound"),
                            Filter.of("answer_status", "answered", "missed", "voicemail"),
                            Filter.of("device", "desktop", "mobile"),
                            Filter.of("lead_status", "good_lead", "not_a_lead", "not_scored"),
                            Filter.of("tags"), Filter.of("search"))
                    .sorts("customer_name", "customer_phone_number", "duration", "start_time", "source", "customer_city",
                            "customer_country", "landing_page_url", "device_type", "answered", "first_call", "source_name",
                            "lead_status", "tags")
                    .fields(TEXT, "id", "business_phone_number", "customer_city", "customer_state", "customer_country",
                            "customer_name", "customer_phone_number", "direction", "tracking_phone_number")
                    .fields(BOOLEAN, "answered", "voicemail")
                    .fields(NUMBER, "duration", "recording_duration")
                    .fields(PRESENCE, "recording", "recording_player")
                    .fields(INSTANT, "start_time")
                    .selectable(TEXT, "agent_email", "call_type", "campaign", "company_id", "company_name",
                            "company_time_zone", "device_type", "fbclid", "gclid", "msclkid", "ga",
                            "formatted_business_phone_number", "formatted_call_type", "formatted_customer_location",
                            "formatted_customer_name", "formatted_customer_name_or_phone_number",
                            "formatted_customer_phone_number", "formatted_duration", "formatted_tracking_phone_number",
                            "formatted_tracking_source", "formatted_value", "good_lead_call_id", "keywords",
                            "landing_page_url", "last_requested_url", "referring_url", "referrer_domain", "lead_status",
                            "lead_score", "lead_explanation", "medium", "note", "person_id", "session_uuid", "source",
                            "source_name", "tracker_id", "utm_source", "utm_medium", "utm_campaign", "utm_content",
                            "utm_term")
                    .selectable(INSTANT, "created_at", "good_lead_call_time")
                    .selectable(BOOLEAN, "first_call")
                    .selectable(NUMBER, "prior_calls", "total_calls", "value")
                    .selectable(TAGS, "tags")
                    .selectable(PRESENCE, "timeline_url", "waveforms")
                    .selectable(STRUCTURE, "call_highlights", "custom", "keypad_entries", "keywords_spotted", "milestones",
                            "speaker_percent", "voice_assist_message", "zip_code")
                    .premium(TEXT, "call_summary", "sentiment", "transcription")
                    .singleOnly(STRUCTURE, true, "conversational_transcript")
                    .singleOnly(STRUCTURE, false, "integration_data")
                    .recommended("company_id", "company_name", "company_time_zone", "tracker_id", "source", "source_name",
                            "medium", "campaign", "keywords", "utm_source", "utm_medium", "utm_campaign", "gclid",
                            "landing_page_url", "referring_url", "first_call", "call_type", "lead_status", "tags", "note",
                            "value", "person_id", "created_at", "timeline_url", "agent_email", "call_summary", "lead_score")
                    .versioned("answered", "business_phone_number", "customer_city", "customer_state", "customer_country",
                            "customer_name", "customer_phone_number", "direction", "duration", "recording",
                            "recording_duration", "start_time", "tracking_phone_number", "voicemail", "agent_email",
                            "call_highlights", "call_summary", "call_type", "campaign", "company_id", "company_name",
                            "custom", "device_type", "first_call", "gclid", "keypad_entries", "keywords",
                            "keywords_spotted", "landing_page_url", "lead_status", "lead_score", "lead_explanation",
                            "medium", "note", "person_id", "referring_url", "sentiment", "source", "source_name",
                            "speaker_percent", "tags", "tracker_id", "transcription", "utm_source", "utm_medium",
                            "utm_campaign", "utm_content", "utm_term", "value", "voice_assist_message", "zip_code")
                    .build(),

            new Resource.Row("tags", "tags", "tags", IdType.NUMBER)
                    .operations(LIST, GET, CREATE, UPDATE, DELETE)
                    .filters(Filter.id("company_id", COMPANY), Filter.of("status", "enabled", "disabled"),
                            Filter.of("tag_level", "company", "account"))
                    .sorts("name")
                    .fields(NUMBER, "id")
                    .fields(TEXT, "name", "tag_level", "color", "background_color", "company_id", "status")
                    .fields(INSTANT, "created_at")
                    .versioned("name", "tag_level", "color", "background_color", "company_id", "status")
                    .build());

    private ResourceTable() {
    }
}
