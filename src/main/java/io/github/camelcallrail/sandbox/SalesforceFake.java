package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * An offline Salesforce org with the objects Lead, Contact, Task and User, as awkward as the real one. It answers
 * logins, REST and SOQL by section 5 of the fact sheet; where a behaviour of the real one is not established it does
 * the stricter thing. One request at a time is worked on, so each sees all that earlier ones did. Deterministic for a
 * seed, a clock and an order of requests.
 *
 * <p>Beside the requests there are people: {@link #editAsPerson} and its neighbours do what happens in the user
 * interface, under another user id than the integration user's.
 */
public final class SalesforceFake implements Site {

    /** Credentials of the integration user, unless {@link #setClient} says otherwise. */
    public static final String CLIENT_ID = "sandbox-client";
    public static final String CLIENT_SECRET = "sandbox-secret";
    public static final String USERNAME = "integration@sandbox.example";
    public static final String PASSWORD = "sandbox-password";
    public static final String REFRESH_TOKEN = "sandbox-refresh";

    private final Object lock = new Object();
    private final SalesforceSchema schema = new SalesforceSchema();
    private final SalesforceFaults faults = new SalesforceFaults();
    private final SalesforceStore store;
    private final SalesforceChecks checks;
    private final SalesforceMeter meter;
    private final SalesforceLogin login;
    private final SalesforceQueries queries;
    private final SalesforcePersons persons;
    private final SalesforceSettings settings;
    private final SalesforceRouter router;
    private final InstantSource clock;
    private LongConsumer pause = SalesforceFake::sleep;

    public SalesforceFake(InstantSource clock, long seed) {
        this.clock = clock;
        SalesforceIds ids = new SalesforceIds();
        store = new SalesforceStore(clock);
        checks = new SalesforceChecks(store);
        meter = new SalesforceMeter(clock);
        persons = new SalesforcePersons(clock, schema, store, checks, ids);
        settings = new SalesforceSettings(ids.next("00D"), persons.integrationUser());
        login = new SalesforceLogin(clock, seed, settings.orgId(), persons.integrationUser());
        login.setClient(CLIENT_ID, CLIENT_SECRET);
        login.setPassword(USERNAME, PASSWORD);
        login.addRefreshToken(REFRESH_TOKEN);
        SalesforceWrites writes = new SalesforceWrites(store, persons.writer(), faults);
        queries = new SalesforceQueries(clock, schema, store, faults, ids);
        router = new SalesforceRouter(login, meter, faults, new SalesforceRecords(clock, schema, store, writes),
                new SalesforceCollections(schema, store, writes), queries, settings);
    }

    @Override
    public Answer answer(Request request) {
        Answer answer;
        long wait;
        synchronized (lock) {
            answer = logged(request);
            boolean rest = request.rawPath().contains("/services/data/");
            wait = rest && faults.hit(SalesforceFaults.SLOW) ? faults.slowness() : 0;
        }
        if (wait > 0) {
            pause.accept(wait);
        }
        return answer;
    }

    private Answer logged(Request request) {
        String template = request.method() + " other";
        Answer answer;
        try {
            SalesforcePath path = SalesforcePath.of(request.rawPath());
            template = SalesforceRouter.template(request.method(), path);
            answer = router.answer(request, path);
        } catch (SalesforceRefusal refusal) {
            answer = SalesforceJson.refusal(refusal);
        }
        meter.log(new SalesforceCall(clock.instant(), template, request.rawPath(), request.query(), request.headers(),
                request.text(), answer.status()));
        return answer;
    }

    /** The origin under which the fake is reached, such as {@code http://localhost:8081}; stands in login answers. */
    public void setBaseUrl(String origin) {
        synchronized (lock) {
            settings.baseUrl(origin);
        }
    }

    /** Replaces the client that may log in. */
    public void setClient(String id, String secret) {
        synchronized (lock) {
            login.setClient(id, secret);
        }
    }

    /** All tokens are lost, as when an administrator ends the sessions. */
    public void killTokens() {
        synchronized (lock) {
            login.killAll();
        }
    }

    /** Faults on demand. */
    public SalesforceFaults faults() {
        return faults;
    }

    /** How {@code sf-slow} waits, in milliseconds; sleeps unless a test says otherwise. */
    public void setPause(LongConsumer pause) {
        this.pause = pause;
    }

    /** Calls a rolling day before 403 {@code REQUEST_LIMIT_EXCEEDED}; 100,000 at first. Logins are not counted. */
    public void setDailyLimit(int calls) {
        synchronized (lock) {
            meter.setDailyLimit(calls);
        }
    }

    /** Records on a page of a query that does not ask for a size itself; 2,000 at first. */
    public void setPageSize(int records) {
        synchronized (lock) {
            queries.setPageSize(records);
        }
    }

    /** How long after its stamp a change becomes visible to readers; nothing at first. */
    public void setCommitDelay(Duration delay) {
        synchronized (lock) {
            store.setCommitDelay(delay);
        }
    }

    /**
     * Whether assignment rules move leads to another owner where {@code Sforce-Auto-Assign} is not FALSE; on at first.
     */
    public void setAutoAssign(boolean on) {
        synchronized (lock) {
            settings.autoAssign(on);
        }
    }

    /** Whether unique values of deleted records refuse new ones; on at first, as it is not established. */
    public void setDeletedKeysBlock(boolean on) {
        synchronized (lock) {
            checks.setDeletedKeysBlock(on);
        }
    }

    /** Adds a field to an object, or declares one anew: without its marks, of another length. */
    public void setField(String object, SalesforceField field) {
        synchronized (lock) {
            SalesforceObject changed = schema.require(object).with(field);
            schema.put(changed);
            store.reindex(changed);
        }
    }

    public SalesforceField field(String object, String name) {
        synchronized (lock) {
            return schema.require(object).field(name)
                    .orElseThrow(() -> new IllegalArgumentException("no field " + name + " on " + object));
        }
    }

    /** The values of {@code CallRail_Tags__c}, in the order in which answers give them. */
    public void setTagCatalogue(Collection<String> tags) {
        setField("Lead", field("Lead", "CallRail_Tags__c").withValues(tags));
    }

    public String integrationUserId() {
        return persons.integrationUser();
    }

    /** The users who are people. */
    public List<String> salesPeopleIds() {
        return persons.salesPeople();
    }

    /**
     * Changes a record in the user interface, by the rules that the API keeps too.
     *
     * @throws IllegalArgumentException where those rules refuse it
     */
    public void editAsPerson(String object, String id, Map<String, ?> changes) {
        editAsPerson(object, id, changes, salesPeopleIds().get(0));
    }

    /** The same by a certain user. */
    public void editAsPerson(String object, String id, Map<String, ?> changes, String userId) {
        synchronized (lock) {
            persons.edit(object, id, changes, userId);
        }
    }

    /** Creates a record in the user interface and gives its id. */
    public String createAsPerson(String object, Map<String, ?> values) {
        synchronized (lock) {
            return persons.create(object, values);
        }
    }

    /** Converts a lead to a contact; with null for the contact a new one of the lead's name is made. Gives its id. */
    public String convertLead(String id, String contactId) {
        synchronized (lock) {
            return persons.convert(id, contactId);
        }
    }

    /** Merges a lead into another: it is deleted, its master named, its key gone with it. */
    public void mergeLeads(String masterId, String loserId) {
        synchronized (lock) {
            persons.merge(masterId, loserId);
        }
    }

    /** Moves a record to the recycle bin. */
    public void delete(String object, String id) {
        synchronized (lock) {
            persons.delete(object, id);
        }
    }

    /** A record with all its fields as REST gives them, committed or not, deleted or not. */
    public Optional<Map<String, Object>> record(String id) {
        synchronized (lock) {
            return store.latest(id).map(SalesforceFake::json);
        }
    }

    /** The records whose field has this value as REST gives it. */
    public List<Map<String, Object>> find(String object, String field, Object value) {
        return records(object).stream().filter(record -> value.equals(record.get(field))).toList();
    }

    /** The records of an object that are not deleted, oldest first, with all their fields as REST gives them. */
    public List<Map<String, Object>> records(String object) {
        synchronized (lock) {
            return store.latest(schema.require(object)).stream().filter(row -> !row.deleted())
                    .map(SalesforceFake::json).toList();
        }
    }

    /** All records that are not deleted, by object, with all their fields as REST gives them. */
    public Map<String, List<Map<String, Object>>> snapshot() {
        synchronized (lock) {
            Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
            schema.objects().forEach(object -> all.put(object.name(), records(object.name())));
            return all;
        }
    }

    /** How often each request came, such as {@code PATCH composite/sobjects/Lead/CallRail_Key__c}. */
    public Map<String, Long> requestCounts() {
        synchronized (lock) {
            return meter.counts();
        }
    }

    /** The last 2,000 requests, oldest first. */
    public List<SalesforceCall> requests() {
        synchronized (lock) {
            return meter.calls();
        }
    }

    /** Empties the counts and the log; the daily allowance stays as it is. */
    public void resetCounts() {
        synchronized (lock) {
            meter.reset();
        }
    }

    private static Map<String, Object> json(SalesforceRow row) {
        Map<String, Object> json = SalesforceRecords.json(row, row.object().fields(), "v56.0");
        json.remove("attributes");
        return json;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
