package io.github.camelcallrail.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorldTest {

    private static final Instant NOW = Instant.parse("2026-11-24T22:00:00Z");

    private static World seeded(long seed) {
        return World.seeded(new VirtualClock(NOW), World.ACCOUNT, seed);
    }

    private static String json(World world) {
        return new String(Json.bytes(List.of(world.calls(), world.tags(), world.companies(), world.trackers(),
                world.users())), StandardCharsets.UTF_8);
    }

    private static Map<Object, Long> counts(World world, String field) {
        return world.calls().stream().collect(Collectors.groupingBy(call -> Objects.toString(call.get(field)),
                Collectors.counting()));
    }

    @Test
    void theSameSeedMakesTheSameWorld() {
        assertEquals(json(seeded(5)), json(seeded(5)));
        assertNotEquals(json(seeded(5)), json(seeded(6)));
    }

    @Test
    void hasThirtyDaysOfFortyToSixtyCalls() {
        World world = seeded(1);
        assertTrue(world.size() >= 30 * 40 && world.size() <= 31 * 60, "calls: " + world.size());
        for (Map<String, Object> call : world.calls()) {
            Instant start = Moments.read(call.get("start_time")).orElseThrow();
            assertFalse(start.isAfter(NOW) || start.isBefore(NOW.minus(Duration.ofDays(30))));
        }
    }

    @Test
    void everybodyCallsWhileTheCompanyIsOpen() {
        for (Map<String, Object> call : seeded(4).calls()) {
            ZoneId zone = ZoneId.of((String) call.get("company_time_zone"));
            int hour = Moments.read(call.get("start_time")).orElseThrow().atZone(zone).getHour();
            assertTrue(hour >= 7 && hour <= 19, "hour: " + hour);
        }
    }

    @Test
    void callersCallMoreThanOnce() {
        World world = seeded(1);
        List<Map<String, Object>> open = world.calls().stream().filter(call -> call.get("person_id") != null).toList();
        long people = open.stream().map(call -> call.get("person_id")).distinct().count();
        double rate = open.size() / (double) people;
        assertTrue(rate > 1.15 && rate < 1.35, "calls a caller: " + rate);
    }

    @Test
    void hasCompaniesInThreeZonesAndADisabledOne() {
        World world = seeded(1);
        assertEquals(Set.of("America/New_York", "America/Los_Angeles", "Europe/London"),
                counts(world, "company_time_zone").keySet());
        assertEquals(1, world.companies().stream().filter(company -> "disabled".equals(company.get("status"))).count());
        assertEquals(9, world.trackers().size());
        assertEquals(6, world.users().size());
        assertEquals(9, world.trackers().stream().map(tracker -> tracker.get("tracking_numbers")).distinct().count());
    }

    @Test
    void everyKindOfCallOccurs() {
        World world = seeded(1);
        assertEquals(Set.of("answered", "missed", "voicemail", "outbound"), counts(world, "call_type").keySet());
        assertEquals(Set.of("null", "good_lead", "not_a_lead", "previously_marked_good_lead"),
                counts(world, "lead_status").keySet());
        assertTrue(counts(world, "customer_phone_number").keySet().contains("Anonymous"));
        assertTrue(counts(world, "source").size() > 5);
        assertTrue(counts(world, "note").size() > 3);
        assertTrue(world.calls().stream().anyMatch(call -> Objects.toString(call.get("customer_name"))
                .matches("[A-Z ]+ {2,}")));
        assertEquals(1, world.tags().stream().filter(tag -> "disabled".equals(tag.get("status"))).count());
        assertEquals(Set.of("account", "company"),
                world.tags().stream().map(tag -> tag.get("tag_level")).collect(Collectors.toSet()));
    }

    @Test
    void allNumbersAreForFictionAndComplete() {
        for (Map<String, Object> call : seeded(2).calls()) {
            if (call.get("person_id") != null) {
                String number = (String) call.get("customer_phone_number");
                assertTrue(number.matches("\\+1\\d{3}55501\\d\\d|\\+442079460\\d{3}"), number);
                assertEquals(number, PhoneNumber.of(number, null).orElseThrow().e164());
            } else {
                assertTrue(PhoneNumber.of((String) call.get("customer_phone_number"), "US").isEmpty());
            }
        }
    }

    @Test
    void idsHaveTheirForm() {
        World world = seeded(1);
        Set<Object> ids = new HashSet<>();
        for (Map<String, Object> call : world.calls()) {
            assertTrue(call.get("id").toString().matches("CAL019[0-9a-f]{29}"));
            assertTrue(call.get("company_id").toString().matches("COM019[0-9a-f]{29}"));
            assertTrue(ids.add(call.get("id")));
        }
    }

    @Test
    void bulkHasExactlySoManyCallersEachWithAValidNumber() {
        World world = World.bulk(new VirtualClock(NOW), World.ACCOUNT, 3_000, 2_400, Duration.ofDays(6), 9);
        assertEquals(3_000, world.size());
        assertEquals(2_400, counts(world, "customer_phone_number").size());
        Set<Object> keys = world.calls().stream()
                .map(call -> call.get("company_id") + "/" + call.get("customer_phone_number"))
                .collect(Collectors.toSet());
        assertEquals(2_400, keys.size());
        world.calls().forEach(call -> assertTrue(PhoneNumber.of((String) call.get("customer_phone_number"), null)
                .isPresent()));
    }

    @Test
    void bulkHasAtMostFiveCallsASecondAndSomeOfOneInstant() {
        World world = World.bulk(new VirtualClock(NOW), World.ACCOUNT, 3_000, 2_400, Duration.ofDays(6), 9);
        Map<Long, Long> seconds = grouped(world, Instant::getEpochSecond);
        assertEquals(5L, seconds.values().stream().max(Long::compare).orElseThrow());
        assertEquals(2L, grouped(world, Instant::toEpochMilli).values().stream().max(Long::compare).orElseThrow());
    }

    private static Map<Long, Long> grouped(World world, Function<Instant, Long> by) {
        return world.calls().stream().map(call -> by.apply(Moments.read(call.get("start_time")).orElseThrow()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void bulkThatCannotBeIsRefused() {
        VirtualClock clock = new VirtualClock(NOW);
        assertThrows(IllegalArgumentException.class,
                () -> World.bulk(clock, World.ACCOUNT, 10, 11, Duration.ofDays(6), 1));
        assertThrows(IllegalArgumentException.class,
                () -> World.bulk(clock, World.ACCOUNT, 100_000, 10, Duration.ofHours(2), 1));
    }

    @Test
    void anEmptyWorldHasOnlyWhatIsAdded() {
        World world = World.empty(new VirtualClock(NOW), World.ACCOUNT);
        assertEquals(List.of(), world.companies());
        assertEquals(List.of(), world.tags());
        String id = world.addCall(Map.of("id", "CAL7"));
        assertEquals("CAL7", id);
        assertEquals(1, world.companies().size());
        assertThrows(IllegalArgumentException.class, () -> world.addCall(Map.of("id", "CAL7")));
        assertThrows(IllegalArgumentException.class, () -> world.edit("CAL8", "note", "n"));
    }

    @Test
    void whatIsReturnedIsACopy() {
        World world = World.empty(new VirtualClock(NOW), World.ACCOUNT);
        String id = world.addCall(Map.of());
        world.call(id).orElseThrow().put("note", "changed");
        assertFalse(world.call(id).orElseThrow().containsKey("note"));
    }

    @Test
    void movingACallMovesItInTheList() {
        World world = World.empty(new VirtualClock(NOW), World.ACCOUNT);
        String first = world.addCall(Map.of("start_time", NOW.minusSeconds(60)));
        String second = world.addCall(Map.of("start_time", NOW.minusSeconds(30)));
        world.edit(first, "start_time", NOW.minusSeconds(10));
        assertEquals(List.of(second, first), world.calls().stream().map(call -> call.get("id")).toList());
        world.untag(first, "none");
        world.tag(first, "A");
        world.untag(first, "A");
        assertEquals(List.of(), world.call(first).orElseThrow().get("tags"));
    }

    @Test
    void livesTheSameHoweverOftenOneLooks() {
        assertEquals(lived(1), lived(60));
        assertNotEquals(lived(1), json(seeded(3)));
    }

    private static String lived(int looks) {
        VirtualClock clock = new VirtualClock(NOW);
        World world = World.seeded(clock, World.ACCOUNT, 3);
        Traffic traffic = new Traffic(world, clock, 3, Duration.ofSeconds(5));
        for (int i = 0; i < looks; i++) {
            clock.advance(Duration.ofMinutes(10).dividedBy(looks));
            traffic.tick();
        }
        return json(world);
    }

    @Test
    void callsArriveAtThePaceAndAgentsActWithinHalfAMinute() {
        VirtualClock clock = new VirtualClock(NOW);
        World world = World.empty(clock, World.ACCOUNT);
        Traffic traffic = new Traffic(world, clock, 3, Duration.ofSeconds(5));
        assertEquals(List.of(), world.companies());
        Map<String, Instant> firstTagged = new HashMap<>();
        for (int second = 0; second < 600; second++) {
            clock.advance(Duration.ofSeconds(1));
            traffic.tick();
            world.calls().stream().filter(call -> call.get("tags") instanceof List<?> tags && !tags.isEmpty())
                    .forEach(call -> firstTagged.putIfAbsent((String) call.get("id"), clock.instant()));
        }
        assertTrue(world.size() > 90 && world.size() < 150, "calls: " + world.size());
        long late = firstTagged.entrySet().stream().filter(tagged -> {
            Map<String, Object> call = world.call(tagged.getKey()).orElseThrow();
            Instant end = Moments.read(call.get("start_time")).orElseThrow()
                    .plusSeconds((Integer) call.get("duration"));
            Duration after = Duration.between(end, tagged.getValue());
            return after.compareTo(Duration.ofSeconds(18)) > 0 && after.compareTo(Duration.ofSeconds(35)) < 0;
        }).count();
        assertTrue(late > 30, "tagged within half a minute of being seen: " + late + " of " + firstTagged.size());
    }
}
