package io.github.camelcallrail.api;

import java.util.Map;
import java.util.Optional;

/**
 * The country in which a company's time zone lies, for completing national phone numbers. Only zones of the countries in
 * which CallRail sells numbers are known; of all others nothing is guessed.
 */
final class Regions {

    private static final Map<String, String> BY_ZONE = Map.ofEntries(
            Map.entry("America/New_York", "US"), Map.entry("America/Detroit", "US"), Map.entry("America/Chicago", "US"),
            Map.entry("America/Denver", "US"), Map.entry("America/Phoenix", "US"), Map.entry("America/Boise", "US"),
            Map.entry("America/Los_Angeles", "US"), Map.entry("America/Anchorage", "US"), Map.entry("America/Juneau", "US"),
            Map.entry("America/Indiana/Indianapolis", "US"), Map.entry("America/Kentucky/Louisville", "US"),
            Map.entry("Pacific/Honolulu", "US"), Map.entry("America/Toronto", "CA"), Map.entry("America/Vancouver", "CA"),
            Map.entry("America/Edmonton", "CA"), Map.entry("America/Winnipeg", "CA"), Map.entry("America/Regina", "CA"),
            Map.entry("America/Halifax", "CA"), Map.entry("America/St_Johns", "CA"), Map.entry("America/Montreal", "CA"),
            Map.entry("Europe/London", "GB"), Map.entry("Australia/Sydney", "AU"), Map.entry("Australia/Melbourne", "AU"),
            Map.entry("Australia/Brisbane", "AU"), Map.entry("Australia/Perth", "AU"), Map.entry("Australia/Adelaide", "AU"),
            Map.entry("Australia/Hobart", "AU"), Map.entry("Australia/Darwin", "AU"), Map.entry("Pacific/Auckland", "NZ"));

    private Regions() {
    }

    static Optional<String> ofZone(String zone) {
        return Optional.ofNullable(zone).map(BY_ZONE::get);
    }
}
