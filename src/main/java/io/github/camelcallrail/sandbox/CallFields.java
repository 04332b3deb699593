package io.github.camelcallrail.sandbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The fields of a call as CallRail names them (section 3.1 of the fact sheet), kept apart from the client's own table.
 */
final class CallFields {

    /** Always there, in this order. */
    static final List<String> DEFAULT = words("""
            answered business_phone_number customer_city customer_country customer_name customer_phone_number
            customer_state direction duration id recording recording_duration recording_player start_time
            tracking_phone_number voicemail""");

    /** Only when {@code fields} names them. */
    static final Set<String> SELECTABLE = new LinkedHashSet<>(words("""
            agent_email call_highlights call_summary call_type campaign company_id company_name company_time_zone
            created_at custom device_type fbclid first_call formatted_business_phone_number formatted_call_type
            formatted_customer_location formatted_customer_name formatted_customer_name_or_phone_number
            formatted_customer_phone_number formatted_duration formatted_tracking_phone_number
            formatted_tracking_source formatted_value ga gclid good_lead_call_id good_lead_call_time keypad_entries
            keywords keywords_spotted landing_page_url last_requested_url lead_explanation lead_score lead_status
            medium milestones msclkid note person_id prior_calls referrer_domain referring_url sentiment
            session_uuid source source_name speaker_percent tags timeline_url total_calls tracker_id transcription
            utm_campaign utm_content utm_medium utm_source utm_term value voice_assist_message waveforms zip_code
            utma utmb utmc utmv utmz"""));

    /** Selectable in the answer of one call only. */
    static final Set<String> SINGLE_ONLY = Set.of("conversational_transcript", "integration_data");

    /** Null without the premium plan. */
    static final Set<String> PREMIUM = Set.of("call_summary", "conversational_transcript", "sentiment",
            "transcription");

    /** Null until two minutes after the end. */
    static final Set<String> WITH_RECORDING = Set.of("recording", "recording_duration", "recording_player",
            "waveforms");

    /** Null until a call has been analysed, up to 20 minutes after its end. */
    static final Set<String> WITH_ANALYSIS = Set.of("call_summary", "conversational_transcript", "sentiment",
            "transcription", "call_highlights", "keywords_spotted", "lead_score", "lead_explanation",
            "speaker_percent");

    /** Null or undecided while a call is in progress. */
    static final Set<String> WITH_END =
            Set.of("duration", "answered", "business_phone_number", "agent_email", "formatted_duration");

    static final Set<String> SORTS = Set.copyOf(words("""
            customer_name customer_phone_number duration start_time source customer_city customer_country
            landing_page_url device_type answered first_call source_name lead_status tags"""));

    private CallFields() {
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
