package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * What is in a CallRail account: the truth that the fake serves bit by bit. Records are maps in the API's own field
 * names; whatever is returned is a copy. All methods may be called from any thread.
 */
public final class World {

    /** The company of calls that name none. */
    public static final String COMPANY = Records.id("COM", 0xc1);
    /** The tracker of calls that name none. */
    public static final String TRACKER = Records.id("TRK", 0xb1);
    /** The account, unless another is given. */
    public static final String ACCOUNT = Records.id("ACC", 0xa1);

    static final ZoneId USER_ZONE = ZoneId.of("America/New_York");
    private static final Instant FOUNDED = Instant.parse("2024-03-04T14:15:20Z");

    /**
     * What an agent does to a call at a given time.
     *
     * @param tags   added to those that the call has then
     * @param fields set
     */
    record Edit(Instant at, long order, String callId, List<String> tags, Map<String, Object> fields)
            implements Comparable<Edit> {
        @Override
        public int compareTo(Edit other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final InstantSource clock;
    private final Map<String, Object> account;
    private final Map<String, Map<String, Object>> companies = new LinkedHashMap<>();
    private final List<Map<String, Object>> trackers = new ArrayList<>();
    private final List<Map<String, Object>> users = new ArrayList<>();
    private final TagBook tags = new TagBook();
    private final Map<String, StoredCall> calls = new LinkedHashMap<>();
    private final NavigableSet<StoredCall> byStart = new TreeSet<>(StoredCall.BY_START);
    private final PriorityQueue<Edit> agenda = new PriorityQueue<>();
    private Cast cast;
    private long nextCall = 0x1001;
    private long nextCompany = 0xc8;

    private World(InstantSource clock, String accountId) {
        this.clock = clock;
        account = Records.account(accountId, 100_200_300L, FOUNDED);
    }

    /** A world with an account and nothing in it. */
    public static World empty(InstantSource clock, String accountId) {
        return new World(clock, accountId);
    }

    /** Thirty days of three companies and a disabled one, back from the clock: the same for the same seed and time. */
    public static World seeded(InstantSource clock, String accountId, long seed) {
        World world = new World(clock, accountId);
        new SeededWorld(world, clock.instant(), seed).fill();
        return world;
    }

    /**
     * Many calls that are long over, with everything filled in, by callers each of whom calls at least once from a
     * valid number of their own; at most five calls begin in one second.
     *
     * @param callers at most {@link PhoneBook#SIZE}
     * @param within  how far back from the clock they lie; the last hour is left free
     */
    public static World bulk(InstantSource clock, String accountId, int calls, int callers, Duration within,
            long seed) {
        World world = new World(clock, accountId);
        new SeededWorld(world, clock.instant(), seed).fillInBulk(calls, callers, within);
        return world;
    }

    /** The account's id. */
    public String accountId() {
        return (String) account.get("id");
    }

    Map<String, Object> account() {
        return account;
    }

    /**
     * Adds a call that is over and complete. What is left out gets an ordinary value: an inbound, answered call of a
     * minute, beginning now, without caller. {@code start_time} is an {@link Instant} or ISO text with offset and is
     * served in the zone asked for; {@code tags} is a list of names. A company not known yet is added.
     *
     * @return its id
     */
    public synchronized String addCall(Map<String, ?> fields) {
        return store(completed(fields), null, false).id();
    }

    /** Adds a call that comes to light step by step after its start, its end by {@code duration} (section 9.5). */
    public synchronized String addTimedCall(Map<String, ?> fields, Duration analysis) {
        Map<String, Object> call = completed(fields);
        Instant start = Moments.read(call.get("start_time")).orElseGet(clock::instant);
        Duration length = Duration.ofSeconds(((Number) call.get("duration")).longValue());
        return store(call, StoredCall.TimeLine.of(start, length, analysis), false).id();
    }

    /**
     * Adds a call that is served exactly as given, whatever JSON its fields hold: nothing is filled in but {@code id}
     * and {@code start_time}, and what is not given is not served.
     */
    public synchronized String addVerbatim(Map<String, ?> fields) {
        Map<String, Object> call = new LinkedHashMap<>(fields);
        call.computeIfAbsent("id", unused -> Records.id("CAL", nextCall++));
        call.computeIfAbsent("start_time", unused -> Moments.offset(clock.instant(), USER_ZONE));
        return store(call, null, true).id();
    }

    /** Sets a field of a call to any JSON value; {@code start_time} moves it. */
    public synchronized void edit(String id, String field, Object value) {
        StoredCall call = stored(id);
        if (field.equals("start_time")) {
            byStart.remove(call);
            call.moveTo(Moments.read(value).orElse(call.start()));
            byStart.add(call);
        }
        call.truth().put(field, value instanceof Instant instant ? Moments.offset(instant, USER_ZONE) : value);
    }

    /** Adds tags to a call, as an agent does. */
    public synchronized void tag(String id, String... names) {
        addTags(stored(id), List.of(names));
    }

    /** Takes tags off a call, as an agent does. */
    public synchronized void untag(String id, String... names) {
        StoredCall call = stored(id);
        List<String> left = new ArrayList<>(tagNames(call));
        left.removeAll(List.of(names));
        call.truth().put("tags", left);
    }

    /** Marks a call as spam: it is gone for ever, 404 and in no list. */
    public synchronized void markSpam(String id) {
        stored(id).markSpam();
    }

    /** Takes a call away altogether, as the end of its retention does. */
    public synchronized void remove(String id) {
        StoredCall call = stored(id);
        byStart.remove(call);
        calls.remove(id);
    }

    /** A call as it truly is, every field, with {@code spam}; empty where there is none. */
    public synchronized Optional<Map<String, Object>> call(String id) {
        return Optional.ofNullable(calls.get(id)).map(World::whole);
    }

    /** All calls as they truly are, spam too, oldest first. */
    public synchronized List<Map<String, Object>> calls() {
        return byStart.stream().map(World::whole).toList();
    }

    /** How many calls there are, spam too. */
    public synchronized int size() {
        return calls.size();
    }

    /** Adds a company; what is left out gets an ordinary value. Returns its id. */
    public synchronized String addCompany(Map<String, ?> fields) {
        String id = Objects.toString(fields.get("id"), Records.id("COM", nextCompany++));
        String name = Objects.toString(fields.get("name"), "Company " + (companies.size() + 1));
        String zone = Objects.toString(fields.get("time_zone"), USER_ZONE.getId());
        Map<String, Object> company = Records.company(id, name, zone, clock.instant());
        company.putAll(fields);
        companies.put(id, company);
        return id;
    }

    /** Takes a company away altogether, which the API itself never does. */
    public synchronized void removeCompany(String id) {
        companies.remove(id);
    }

    /** Adds a tag, on account level without {@code company_id}. Returns its id. */
    public synchronized long addTag(Map<String, ?> fields) {
        Map<String, Object> tag = tags.add(Objects.toString(fields.get("name"), "Tag"),
                (String) fields.get("company_id"), Objects.toString(fields.get("color"), "blue1"), clock.instant());
        long id = (Long) tag.get("id");
        tag.putAll(fields);
        if (fields.containsKey("id")) {
            tags.remove(id);
            tags.put(tag);
        }
        return ((Number) tag.get("id")).longValue();
    }

    /** All companies. */
    public synchronized List<Map<String, Object>> companies() {
        return companies.values().stream().map(World::copy).toList();
    }

    /** All tags. */
    public synchronized List<Map<String, Object>> tags() {
        return tags.all().stream().map(World::copy).toList();
    }

    /** All trackers. */
    public synchronized List<Map<String, Object>> trackers() {
        return trackers.stream().map(World::copy).toList();
    }

    /** All users. */
    public synchronized List<Map<String, Object>> users() {
        return users.stream().map(World::copy).toList();
    }

    Map<String, Map<String, Object>> companyBook() {
        return companies;
    }

    TagBook tagBook() {
        return tags;
    }

    /** Who lives in it; {@code null} where nobody has moved in. */
    Cast cast() {
        return cast;
    }

    void cast(Cast inhabitants) {
        cast = inhabitants;
    }

    void addTracker(Map<String, Object> tracker) {
        trackers.add(tracker);
    }

    void addUser(Map<String, Object> user) {
        users.add(user);
    }

    /** Calls that begin from {@code from} to {@code to}, both included, oldest first, visible or not. */
    Collection<StoredCall> between(Instant from, Instant to) {
        if (from.isAfter(to)) {
            return List.of();
        }
        StoredCall first = new StoredCall("", from, null, true, Map.of());
        StoredCall last = new StoredCall("\uffff", to, null, true, Map.of());
        return byStart.subSet(first, true, last, true);
    }

    Optional<StoredCall> find(String id) {
        return Optional.ofNullable(calls.get(id));
    }

    Collection<StoredCall> stored() {
        return calls.values();
    }

    String nextCallId() {
        return Records.id("CAL", nextCall++);
    }

    StoredCall store(Map<String, Object> fields, StoredCall.TimeLine timeLine, boolean verbatim) {
        String id = (String) fields.get("id");
        if (calls.containsKey(id)) {
            throw new IllegalArgumentException("There is a call " + id + " already");
        }
        Instant start = Moments.read(fields.get("start_time")).orElseGet(clock::instant);
        StoredCall call = new StoredCall(id, start, timeLine, verbatim, fields);
        calls.put(id, call);
        byStart.add(call);
        return call;
    }

    synchronized void schedule(Edit edit) {
        agenda.add(edit);
    }

    /** Lets agents do what they have in mind up to that time. */
    synchronized void catchUp(Instant now) {
        while (!agenda.isEmpty() && !agenda.peek().at().isAfter(now)) {
            Edit edit = agenda.remove();
            StoredCall call = calls.get(edit.callId());
            if (call != null && !call.spam()) {
                call.truth().putAll(edit.fields());
                addTags(call, edit.tags());
            }
        }
    }

    /** Adds tags to those that a call has; a name that is not known becomes a tag of the call's company. */
    void addTags(StoredCall call, List<String> names) {
        LinkedHashSet<String> all = new LinkedHashSet<>(tagNames(call));
        all.addAll(names);
        setTags(call, all);
    }

    void setTags(StoredCall call, Collection<String> names) {
        String company = (String) call.truth().get("company_id");
        for (String name : names) {
            if (tags.usable(name, company).isEmpty()) {
                tags.add(name, company, "gray1", clock.instant());
            }
        }
        call.truth().put("tags", new ArrayList<>(new LinkedHashSet<>(names)));
    }

    /** The names of a call's tags; items that are no text are passed over. */
    static List<String> tagNames(StoredCall call) {
        Object tags = call.truth().get("tags");
        return tags instanceof Collection<?> items
                ? items.stream().filter(String.class::isInstance).map(String.class::cast).toList() : List.of();
    }

    private Map<String, Object> completed(Map<String, ?> fields) {
        Map<String, Object> call = new LinkedHashMap<>();
        CallFields.DEFAULT.forEach(field -> call.put(field, null));
        call.putAll(Map.of("direction", "inbound", "answered", true, "voicemail", false, "duration", 60,
                "call_type", "answered", "company_id", COMPANY, "tracker_id", TRACKER, "tags", List.of()));
        call.putAll(fields);
        call.computeIfAbsent("id", unused -> nextCallId());
        Instant start = Moments.read(call.get("start_time")).orElseGet(clock::instant);
        if (call.get("start_time") == null || call.get("start_time") instanceof Instant) {
            call.put("start_time", Moments.offset(start, USER_ZONE));
        }
        call.putIfAbsent("created_at", call.get("start_time"));
        addCompanyOf(call);
        return call;
    }

    private void addCompanyOf(Map<String, Object> call) {
        if (call.get("company_id") instanceof String id) {
            Map<String, Object> company = companies.get(id);
            if (company == null) {
                String name = Objects.toString(call.get("company_name"), "Bluebird Plumbing");
                addCompany(Map.of("id", id, "name", name));
                company = companies.get(id);
            }
            call.putIfAbsent("company_name", company.get("name"));
            call.putIfAbsent("company_time_zone", company.get("time_zone"));
        }
    }

    private StoredCall stored(String id) {
        StoredCall call = calls.get(id);
        if (call == null) {
            throw new IllegalArgumentException("There is no call " + id);
        }
        return call;
    }

    private static Map<String, Object> whole(StoredCall call) {
        Map<String, Object> all = copy(call.truth());
        all.put("spam", call.spam());
        return all;
    }

    static Map<String, Object> copy(Map<String, Object> fields) {
        return new LinkedHashMap<>(fields);
    }
}
