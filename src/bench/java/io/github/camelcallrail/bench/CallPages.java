package io.github.camelcallrail.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Calls with the fields that the consumer asks for, rendered once, oldest first and evenly spread over five days; a page of them
 * is a slice of bytes.
 */
final class CallPages {

    private static final Duration REACH = Duration.ofDays(5);
    private static final long SEED = 20_261_125;
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT).withZone(ZoneId.of("America/New_York"));
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneId.of("Z"));
    private static final List<String> CITIES = List.of("Albany\",\"customer_state\":\"NY", "Austin\",\"customer_state\":\"TX",
            "Denver\",\"customer_state\":\"CO", "Portland\",\"customer_state\":\"OR");
    private static final List<String> SOURCES = List.of("Google Ads", "Google Organic", "Direct", "Yelp", "Bing Ads");
    private static final List<String> TAGS = List.of("[]", "[\"Quote\"]", "[\"Quote\",\"Repeat customer\"]", "[\"Booked\"]");

    private final byte[] calls;
    private final int[] ends;
    private final long[] starts;

    /** That many calls, the last one a minute before that instant. */
    CallPages(int count, Instant now) {
        ends = new int[count];
        starts = new long[count];
        Random random = new Random(SEED);
        Instant first = now.minus(REACH).truncatedTo(ChronoUnit.SECONDS);
        long step = REACH.minusMinutes(1).toMillis() / Math.max(1, count);
        ByteArrayOutputStream out = new ByteArrayOutputStream(count * 1300);
        for (int i = 0; i < count; i++) {
            Instant start = first.plusMillis(step * i);
            out.writeBytes(((i == 0 ? "" : ",") + call(i, start, random)).getBytes(StandardCharsets.UTF_8));
            ends[i] = out.size();
            starts[i] = start.toEpochMilli();
        }
        calls = out.toByteArray();
    }

    int count() {
        return ends.length;
    }

    int bytesEach() {
        return calls.length / Math.max(1, ends.length);
    }

    /**
     * The body of an answer.
     *
     * @param from no call that starts before
     * @param page counted from 1
     */
    byte[] page(Instant from, int page, int perPage) {
        int found = Arrays.binarySearch(starts, from.toEpochMilli());
        int first = found < 0 ? -found - 1 : found;
        int total = count() - first;
        int begin = Math.min(count(), first + (page - 1) * perPage);
        int end = Math.min(count(), begin + perPage);
        byte[] head = ("{\"page\":" + page + ",\"per_page\":" + perPage + ",\"total_pages\":" + (total + perPage - 1) / perPage
                + ",\"total_records\":" + total + ",\"calls\":[").getBytes(StandardCharsets.US_ASCII);
        int offset = begin == 0 ? 0 : ends[begin - 1] + 1;
        int length = begin == end ? 0 : ends[end - 1] - offset;
        byte[] body = Arrays.copyOf(head, head.length + length + 2);
        System.arraycopy(calls, begin == end ? 0 : offset, body, head.length, length);
        body[body.length - 2] = ']';
        body[body.length - 1] = '}';
        return body;
    }

    private static String call(int i, Instant start, Random random) {
        int person = random.nextInt(10_000);
        int duration = random.nextInt(900);
        String id = "CAL%032x".formatted(0x0194_0000_0000L + i);
        return ("{\"id\":\"" + id + "\",\"answered\":" + (duration > 60)
                + ",\"business_phone_number\":\"+15185550100\",\"customer_city\":\"" + CITIES.get(person % 4)
                + "\",\"customer_country\":\"US\",\"customer_name\":\"Sample Person " + person
                + "\",\"customer_phone_number\":\"+1518555" + (1000 + person % 9000)
                + "\",\"direction\":\"inbound\",\"duration\":" + duration
                + ",\"recording\":\"https://api.callrail.com/v3/a/ACC1/calls/" + id.substring(20) + "/recording.json\""
                + ",\"recording_duration\":" + duration + ",\"recording_player\":null,\"start_time\":\"" + LOCAL.format(start)
                + "\",\"tracking_phone_number\":\"+15185550199\",\"voicemail\":false"
                + ",\"company_id\":\"COM7\",\"company_name\":\"Sample Plumbing\",\"company_time_zone\":\"America/New_York\""
                + ",\"tracker_id\":\"TRK" + person % 20 + "\",\"source\":\"google_paid\",\"source_name\":\""
                + SOURCES.get(person % 5) + "\",\"medium\":\"cpc\",\"campaign\":\"Campaign " + person % 30
                + "\",\"keywords\":null,\"utm_source\":\"google\",\"utm_medium\":\"cpc\",\"utm_campaign\":null,\"gclid\":null"
                + ",\"landing_page_url\":\"https://www.example.com/offer/" + person % 100
                + "\",\"referring_url\":null,\"first_call\":" + (person % 3 == 0)
                + ",\"call_type\":\"first_call\",\"lead_status\":null,\"tags\":" + TAGS.get(person % 4)
                + ",\"note\":null,\"value\":null,\"person_id\":\"PER" + person + "\",\"created_at\":\"" + UTC.format(start)
                + "\",\"timeline_url\":null,\"agent_email\":null,\"call_summary\":null,\"lead_score\":null}");
    }
}
