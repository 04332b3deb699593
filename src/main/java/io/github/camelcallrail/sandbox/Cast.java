package io.github.camelcallrail.sandbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The invented companies of a world with their trackers, agents and tags, and the people who call them.
 */
final class Cast {

    private static final List<String> FIRST_NAMES = List.of("Dana", "Kim", "Ana", "Omar", "Lena", "Ravi", "Mia",
            "Jonas", "Tess", "Hugo", "Nora", "Ivan", "Ruth", "Sam", "Elif", "Paul", "Yara", "Leo", "Zoe", "Ben");
    private static final List<String> LAST_NAMES = List.of("Rivera", "Okafor", "Lindqvist", "Haddad", "Novak",
            "Pereira", "Tanaka", "Whitlock", "Mbeki", "Castellano", "Ferris", "Adeyemi", "Sorensen", "Quill",
            "Marchetti", "Dubois", "Kowalski", "Abernathy", "Nakamura", "Osei", "Lavoie", "Brandt");
    private static final Instant OPENED = Instant.parse("2024-03-05T15:00:00Z");
    private static final List<String> SITE = List.of("Google Ads/PPC", "Google Ads/cpc", "Google Organic/Organic",
            "Direct/direct", "Bing Organic/organic", "Facebook/social");

    private final World world;
    private final Random random;
    private final PhoneBook phoneBook;
    private final List<Branch> branches = new ArrayList<>();
    private final Map<Branch, List<Caller>> callers = new HashMap<>();
    private long nextTracker = 0xb1;
    private long nextUser = 0xf5;
    private long nextPerson = 0xe001;

    /** Moves into that world. */
    Cast(World world, long seed) {
        this.world = world;
        random = new Random(seed);
        phoneBook = new PhoneBook(random);
        tag("Booked", null, "green1");
        tag("Existing customer", null, "gray1");
        branches.add(branch(World.COMPANY, "Bluebird Plumbing", "America/New_York", 1,
                List.of("Emergency", "Estimate"), List.of("Visit booked for tomorrow, 8 am", "Leak in the basement")));
        branches.add(branch(Records.id("COM", 0xc3), "Cedar Dental", "America/Los_Angeles", 2,
                List.of("Implant", "Check-up"), List.of("Prefers mornings", "Asks for a payment plan")));
        branches.add(branch(Records.id("COM", 0xc4), "Thames Locksmiths", "Europe/London", 3,
                List.of("Lockout", "Repeat"), List.of("Locked out, on our way", "Wants three keys cut")));
        world.addTag(Map.of("name", "Old promo", "company_id", World.COMPANY, "color", "gray2", "status", "disabled"));
        world.addCompany(Map.of("id", Records.id("COM", 0xc2), "name", "Old Mill Roofing",
                "time_zone", "America/Chicago", "status", "disabled", "disabled_at", "2026-01-31T08:00:00.000Z",
                "created_at", "2024-05-20T17:00:00.000Z"));
    }

    private Branch branch(String id, String name, String zone, int number, List<String> tags, List<String> notes) {
        world.addCompany(Map.of("id", id, "name", name, "time_zone", zone, "created_at", Moments.utc(OPENED)));
        tags.forEach(tag -> tag(tag, id, "red1"));
        boolean british = zone.startsWith("Europe");
        List<Branch.Line> lines = new ArrayList<>();
        for (String tracker : List.of("Website Pool", "Van lettering", "Business profile")) {
            lines.add(line(id, name, tracker, number));
        }
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            agents.add(agent(id, name, FIRST_NAMES.get(number * 2 + i), LAST_NAMES.get(number * 3 + i)));
        }
        List<String> all = new ArrayList<>(List.of("Booked", "Existing customer"));
        all.addAll(tags);
        return new Branch(id, name, ZoneId.of(zone), british, List.copyOf(lines), List.copyOf(all),
                List.copyOf(agents), notes);
    }

    private Branch.Line line(String companyId, String company, String name, int branch) {
        boolean session = name.equals("Website Pool");
        List<String> sources = session ? SITE
                : List.of(name.startsWith("Van") ? "Offline/offline" : "Google My Business/Organic");
        String number = "+12025550" + (100 + branch * 20 + (int) (nextTracker % 20));
        String destination = "+12025550" + (180 + branch);
        String id = Records.id("TRK", nextTracker++);
        Map<String, Object> owner = Map.of("id", companyId, "name", company);
        world.addTracker(Records.tracker(id, name, session ? "session" : "source", owner, number, destination));
        return new Branch.Line(id, name, number, destination, session, sources);
    }

    private String agent(String companyId, String company, String first, String last) {
        Map<String, Object> user = Records.user(Records.id("USR", nextUser++), first, last);
        user.put("companies", List.of(Map.of("id", companyId, "name", company)));
        world.addUser(user);
        return (String) user.get("email");
    }

    private void tag(String name, String companyId, String color) {
        world.tagBook().add(name, companyId, color, OPENED);
    }

    List<Branch> branches() {
        return branches;
    }

    /** One of the companies. */
    Branch anyBranch() {
        return pick(branches);
    }

    /** Whoever calls that company next: one in five has called before, which makes 1.25 calls a caller; a few hide. */
    Caller nextCaller(Branch branch) {
        List<Caller> known = callers.getOrDefault(branch, List.of());
        double dice = random.nextDouble();
        if (dice < 0.03) {
            return hidden(branch);
        }
        boolean again = !known.isEmpty() && (dice < 0.23 || !phoneBook.hasNext());
        return again ? pick(known) : newCaller(branch);
    }

    /** Somebody who has not called before. */
    Caller newCaller(Branch branch) {
        PhoneBook.Line line = phoneBook.next(branch.british());
        Caller caller = new Caller(line, callerId(line), Records.id("PER", nextPerson++), branch);
        callers.computeIfAbsent(branch, unused -> new ArrayList<>()).add(caller);
        return caller;
    }

    private Caller hidden(Branch branch) {
        String name = pick(List.of("ANONYMOUS      ", "RESTRICTED", "Unavailable"));
        return new Caller(null, name, null, branch);
    }

    /** Mostly capitals with the last name first, padded; sometimes the town; sometimes nothing. */
    private String callerId(PhoneBook.Line line) {
        double dice = random.nextDouble();
        String name = pick(LAST_NAMES) + " " + pick(FIRST_NAMES);
        if (dice < 0.12 && line.state() != null) {
            return String.format("%-13s%s", line.city().toUpperCase(Locale.ROOT), line.state());
        }
        if (dice < 0.17) {
            return null;
        }
        return dice < 0.87 ? String.format("%-15s", name.toUpperCase(Locale.ROOT)) : name;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
