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
import static io.github.camelcallrail.api.Operation.SUMMARY;
import static io.github.camelcallrail.api.Operation.TAG;
import static io.github.camelcallrail.api.Operation.TIMESERIES;
import static io.github.camelcallrail.api.Operation.UPDATE;

import java.util.List;

/**
 * The rows. What each holds rests on sections 2 and 3 of the API's fact sheet.
 */
final class ResourceTable {

    private static final IdType COMPANY = IdType.prefixed("COM");
    private static final IdType TRACKER = IdType.prefixed("TRK");
    private static final IdType USER = IdType.prefixed("USR");
    private static final String[] LEAD_STATUS = {"good_lead", "not_a_lead", "not_scored"};

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
                    .report(SUMMARY, callReport("calls/summary", Filter.of("group_by", "source", "keywords", "campaign",
                            "referrer", "landing_page", "company", "company_id", "last_requested_page")))
                    .report(TIMESERIES, callReport("calls/timeseries",
                            Filter.of("interval", "hour", "day", "week", "month", "year")))
                    .walkedBy("start_time")
                    .relativePaging()
                    .filters(Filter.id("company_id", COMPANY), Filter.id("tracker_id", TRACKER),
                            Filter.of("direction", "inbound", "outbound"),
                            Filter.of("call_type", "first_call", "missed", "voicemails", "inbound", "outbound"),
                            Filter.of("answer_status", "answered", "missed", "voicemail"),
                            Filter.of("device", "desktop", "mobile"),
                            Filter.of("lead_status", LEAD_STATUS), Filter.of("tags").repeatable(), Filter.of("search"))
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
                    .late("recording", "call_highlights", "call_summary", "lead_score", "transcription")
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
                    .build(),

            new Resource.Row("trackers", "trackers", "trackers", TRACKER)
                    .operations(LIST, GET, CREATE, UPDATE, DISABLE)
                    .filters(Filter.id("company_id", COMPANY), Filter.of("type", "source", "session"),
                            Filter.of("status", "active", "disabled"), Filter.of("search"))
                    .sorts("name")
                    .fields(TEXT, "id", "name", "type", "status", "destination_number", "whisper_message")
                    .fields(BOOLEAN, "sms_enabled", "sms_supported")
                    .fields(STRUCTURE, "tracking_numbers", "company", "call_flow", "source", "message_flow")
                    .fields(INSTANT, "created_at", "disabled_at")
                    .selectable(TEXT, "campaign_name")
                    .selectable(STRUCTURE, "swap_targets")
                    .versioned("name", "type", "status", "destination_number", "tracking_numbers", "whisper_message",
                            "sms_enabled", "sms_supported", "company", "call_flow", "source", "message_flow", "disabled_at",
                            "campaign_name", "swap_targets")
                    .build(),

            new Resource.Row("users", "users", "users", USER)
                    .operations(LIST, GET, CREATE, UPDATE, DELETE)
                    .filters(Filter.id("company_id", COMPANY), Filter.of("search"))
                    .sorts("email", "created_at")
                    .fields(TEXT, "id", "email", "first_name", "last_name", "name", "role")
                    .fields(BOOLEAN, "accepted")
                    .fields(INSTANT, "created_at")
                    .fields(STRUCTURE, "companies")
                    .versioned("email", "first_name", "last_name", "name", "role", "accepted", "companies")
                    .build(),

            new Resource.Row("integrations", "integrations", "integrations", IdType.NUMBER)
                    .operations(LIST, GET, CREATE, UPDATE, DISABLE)
                    .filters(Filter.id("company_id", COMPANY).needed())
                    .fields(NUMBER, "id")
                    .fields(TEXT, "type", "state")
                    .fields(STRUCTURE, "config")
                    .selectable(TEXT, "signing_key")
                    .versioned("type", "state", "config")
                    .build(),

            new Resource.Row("notifications", "notifications", "notifications", IdType.NUMBER)
                    .operations(LIST, CREATE, UPDATE, DELETE)
                    .filters(Filter.of("notification_type", "send_desktop", "send_email", "send_push"),
                            Filter.id("user_id", USER), Filter.of("email"))
                    .fields(NUMBER, "id")
                    .fields(TEXT, "user_id", "email", "alert_type", "company_id", "company_name", "tracker_id", "tracker_name",
                            "agent_id", "agent_name", "name")
                    .fields(BOOLEAN, "call_enabled", "sms_enabled", "send_desktop", "send_email", "send_push")
                    .versioned("user_id", "email", "alert_type", "company_id", "tracker_id", "name", "call_enabled",
                            "sms_enabled", "send_desktop", "send_email", "send_push")
                    .build(),

            new Resource.Row("form-submissions", "form_submissions", "form_submissions", IdType.prefixed("FOR"))
                    .operations(LIST, GET, CREATE, UPDATE, TAG)
                    .wrapped(CREATE, "form_submission")
                    .report(SUMMARY, new Report("forms/summary",
                            List.of(Filter.id("company_id", COMPANY),
                                    Filter.of("group_by", "source", "keywords", "campaign", "referrer", "landing_page",
                                            "form_name", "company"),
                                    Filter.of("tags[]"), Filter.of("lead_status", LEAD_STATUS)),
                            List.of("total_forms", "first_forms", "leads")))
                    .walkedBy("submitted_at")
                    .filters(Filter.id("company_id", COMPANY), Filter.of("person_lead", "true"),
                            Filter.of("lead_status", LEAD_STATUS), Filter.of("tags").repeatable())
                    .sorts("submitted_at", "form_url")
                    .fields(TEXT, "id", "company_id", "person_id", "form_url", "landing_page_url", "referrer", "referring_url",
                            "customer_phone_number", "customer_name", "customer_email", "formatted_customer_phone_number",
                            "formatted_customer_name", "source", "keywords", "campaign", "medium")
                    .fields(STRUCTURE, "form_data")
                    .fields(INSTANT, "submitted_at")
                    .fields(BOOLEAN, "first_form")
                    .selectable(TEXT, "company_name", "lead_status", "note", "utm_source", "utm_medium", "utm_campaign",
                            "form_name")
                    .selectable(NUMBER, "value")
                    .selectable(TAGS, "tags")
                    .selectable(PRESENCE, "timeline_url")
                    .selectable(STRUCTURE, "milestones")
                    .recommended("company_name", "lead_status", "value", "note", "tags", "utm_source", "utm_medium",
                            "utm_campaign", "form_name", "timeline_url")
                    .versioned("company_id", "person_id", "form_data", "form_url", "landing_page_url", "referrer",
                            "referring_url", "submitted_at", "first_form", "customer_phone_number", "customer_name",
                            "customer_email", "source", "keywords", "campaign", "medium", "company_name", "lead_status",
                            "value", "note", "tags", "utm_source", "utm_medium", "utm_campaign", "form_name")
                    .build(),

            new Resource.Row("text-messages", "text-messages", "conversations", IdType.SHORT)
                    .operations(LIST, GET)
                    .walkedByDay("last_message_at")
                    .filters(Filter.id("company_id", COMPANY), Filter.of("search"))
                    .fields(TEXT, "id", "company_id", "company_name", "tracker_name", "initial_tracker_id",
                            "current_tracker_id", "customer_name", "customer_phone_number", "initial_tracking_number",
                            "current_tracking_number", "state", "company_time_zone", "formatted_customer_phone_number",
                            "formatted_initial_tracking_number", "formatted_current_tracking_number",
                            "formatted_customer_name")
                    .fields(INSTANT, "last_message_at")
                    .fields(STRUCTURE, "recent_messages")
                    .selectable(TEXT, "lead_status", "source")
                    .recommended("lead_status", "source")
                    .versioned("company_id", "current_tracker_id", "customer_name", "customer_phone_number",
                            "current_tracking_number", "last_message_at", "state", "lead_status", "source")
                    .build());

    private ResourceTable() {
    }

    /** Summary and time series share all but one parameter. */
    private static Report callReport(String path, Filter own) {
        return new Report(path,
                List.of(own, Filter.id("company_id", COMPANY), Filter.id("tracker_ids[]", TRACKER),
                        Filter.of("device", "desktop", "mobile", "all"), Filter.of("direction", "inbound", "outbound", "all"),
                        Filter.of("answer_status", "answered", "missed", "voicemail", "all"),
                        Filter.of("first_time_callers", "true", "false"), Filter.of("lead_status", LEAD_STATUS),
                        Filter.number("min_duration"), Filter.number("max_duration"), Filter.of("tags[]"),
                        Filter.id("agent", USER), Filter.of("search")),
                List.of("total_calls", "missed_calls", "answered_calls", "first_time_callers", "average_duration",
                        "formatted_average_duration", "leads"));
    }
}
