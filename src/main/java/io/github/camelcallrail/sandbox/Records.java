package io.github.camelcallrail.sandbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The shapes of CallRail's small records, with every field (sections 3.2 and 3.3 of the fact sheet), and of ids.
 */
final class Records {

    private Records() {
    }

    /** Three capitals and 32 hex digits. */
    static String id(String prefix, long number) {
        return prefix + "019a0000000070008" + String.format("%015x", number);
    }

    static Map<String, Object> account(String id, long numericId, Instant created) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("id", id);
        account.put("name", "Harbor Lane Agency");
        account.put("numeric_id", numericId);
        account.put("inbound_recording_enabled", true);
        account.put("outbound_recording_enabled", false);
        account.put("hipaa_account", false);
        account.put("created_at", Moments.offset(created, ZoneId.of("America/New_York"))
                .replaceFirst("T(.{8})\\.\\d{3}(.{3}):(.{2})", " $1 $2$3"));
        return account;
    }

    static Map<String, Object> company(String id, String name, String zone, Instant created) {
        Map<String, Object> company = new LinkedHashMap<>();
        company.put("id", id);
        company.put("name", name);
        company.put("status", "active");
        company.put("time_zone", zone);
        company.put("created_at", Moments.utc(created));
        company.put("disabled_at", null);
        company.put("dni_active", true);
        company.put("script_url", "//cdn.example.test/companies/" + id.substring(id.length() - 6) + "/12/swap.js");
        company.put("callscore_enabled", false);
        company.put("lead_scoring_enabled", true);
        company.put("swap_exclude_jquery", null);
        company.put("swap_ppc_override", null);
        company.put("swap_landing_override", null);
        company.put("swap_cookie_duration", 6);
        company.put("swap_cookie_duration_unit", "months");
        company.put("callscribe_enabled", true);
        company.put("keyword_spotting_enabled", false);
        company.put("form_capture", true);
        company.put("verified_caller_ids", List.of());
        return company;
    }

    static Map<String, Object> tag(long id, String name, String companyId, String color, Instant created) {
        Map<String, Object> tag = new LinkedHashMap<>();
        tag.put("id", id);
        tag.put("name", name);
        tag.put("tag_level", companyId == null ? "account" : "company");
        tag.put("color", color);
        tag.put("background_color", color);
        tag.put("company_id", companyId);
        tag.put("status", "enabled");
        tag.put("created_at", Moments.offset(created, ZoneId.of("America/New_York")));
        return tag;
    }

    static Map<String, Object> tracker(String id, String name, String type, Map<String, Object> company, String number,
            String destination) {
        Map<String, Object> tracker = new LinkedHashMap<>();
        tracker.put("id", id);
        tracker.put("name", name);
        tracker.put("type", type);
        tracker.put("status", "active");
        tracker.put("destination_number", destination);
        tracker.put("tracking_numbers", List.of(number));
        tracker.put("company", Map.of("id", company.get("id"), "name", company.get("name")));
        return tracker;
    }

    static Map<String, Object> user(String id, String firstName, String lastName) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("id", id);
        user.put("email", firstName.toLowerCase(Locale.ROOT) + "@example.com");
        user.put("first_name", firstName);
        user.put("last_name", lastName);
        user.put("name", firstName + " " + lastName);
        user.put("role", "manager");
        return user;
    }
}
