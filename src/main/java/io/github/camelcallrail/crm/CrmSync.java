package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.TagScope;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What both flows share, as a bean that YAML configures: the ledger's database, the mapping scripts, how the CRM names
 * its fields, and counters since the start. Set the properties, then {@link #start}.
 */
public class CrmSync {

    private DataSource dataSource;
    private Path mappingDirectory = Path.of("routes", "mapping");
    private String companyIds = "";
    private String managedTags = "*";
    private String keyField;
    private String callIdField;
    private String idField;
    private String stampField;
    private String lookUpQuery;
    private String changesQuery;
    private Duration writeBackLag = Duration.ofSeconds(30);
    private Clock clock = Clock.systemUTC();

    private final Map<String, FlowState> flows = new ConcurrentSkipListMap<>();
    private final AtomicLong callsReceived = new AtomicLong();
    private final AtomicLong leadsUpserted = new AtomicLong();
    private final AtomicLong tasksUpserted = new AtomicLong();
    private final AtomicLong changesWrittenBack = new AtomicLong();

    private CrmSettings settings;
    private Mappings mappings;
    private Ledger ledger;
    private LedgerView view;
    private List<String> writeBackFields;

    /** Makes the ledger's tables in that database where they are missing. */
    public static void makeTables(DataSource dataSource) {
        LedgerSchema.create(new Database(dataSource));
    }

    /**
     * Reads the scripts and opens the ledger.
     *
     * @throws MappingException         if a script is missing or does not compile; names file and line
     * @throws IllegalArgumentException if a property is missing
     */
    public void start() {
        start(Mappings.in(mappingDirectory));
    }

    void start(Mappings read) {
        require(dataSource, "dataSource");
        List<String> companies = Stream.of(companyIds.split(",")).map(String::strip).filter(id -> !id.isEmpty())
                .toList();
        settings = new CrmSettings(companies, TagScope.of(managedTags),
                require(keyField, "keyField"), require(callIdField, "callIdField"),
                require(idField, "idField"), require(stampField, "stampField"), require(lookUpQuery, "lookUpQuery"),
                require(changesQuery, "changesQuery"), writeBackLag, clock);
        mappings = read;
        writeBackFields = List.copyOf(mappings.fieldsReadBack());
        ledger = new Ledger(dataSource, clock);
        view = new LedgerView(dataSource);
    }

    /** Calls handed to the flow since the start, each time that one came. */
    public long callsReceived() {
        return callsReceived.get();
    }

    /** Leads made or changed in the CRM since the start. */
    public long leadsUpserted() {
        return leadsUpserted.get();
    }

    /** Tasks made or changed in the CRM since the start. */
    public long tasksUpserted() {
        return tasksUpserted.get();
    }

    /** Changes of the CRM's people written to CallRail since the start. */
    public long changesWrittenBack() {
        return changesWrittenBack.get();
    }

    /** How many records have failed for good, have not succeeded since, and are not set aside. */
    public long failures() {
        return ledger.failureCount();
    }

    /** What has failed for good and not succeeded since, oldest first. */
    public List<Failure> failureList() {
        return ledger.failures();
    }

    /** Sets those failures aside: kept and shown, not counted until they fail again. Returns how many that changed. */
    public int setAside(List<Failure> failures) {
        return require(view, "start()").setAside(failures);
    }

    /** Whether that failure is of a change on its way back, for which {@link #bringBackAgain} is. */
    public boolean isOfWayBack(Failure failure) {
        return LeadChanges.FLOW.equals(failure.flow());
    }

    /** Lets the changes that CallRail did not take be read again with the next run. */
    public void bringBackAgain(Failure failure) {
        List<String> keys = require(view, "start()").subjects(failure);
        ledger().change(change -> {
            for (String key : keys) {
                change.bringBackAgain(key, writeBackFields);
            }
        });
    }

    /** The last 50 changes that were written to CallRail, newest first. */
    public List<Written> written() {
        return require(view, "start()").written();
    }

    /** The calls and new leads of that time until now in slices of that length, oldest first. */
    public List<Activity> activity(Duration reach, Duration slice) {
        return require(view, "start()").activity(clock.instant().minus(reach), clock.instant(), slice);
    }

    void countCalls(int calls) {
        callsReceived.addAndGet(calls);
    }

    /** The flows that do not come to their end now. */
    public List<FlowTrouble> troubles() {
        return flows.values().stream().flatMap(flow -> flow.trouble().stream()).toList();
    }

    /** The state of that flow, the same each time. */
    FlowState flow(String name) {
        return flows.computeIfAbsent(name, flow -> new FlowState(flow, clock));
    }

    void countLeads(int leads) {
        leadsUpserted.addAndGet(leads);
    }

    void countTasks(int tasks) {
        tasksUpserted.addAndGet(tasks);
    }

    void countChange() {
        changesWrittenBack.incrementAndGet();
    }

    CrmSettings settings() {
        return require(settings, "start()");
    }

    /** The CRM's fields that the script for the way back reads. */
    List<String> writeBackFields() {
        return writeBackFields;
    }

    Mappings mappings() {
        return require(mappings, "start()");
    }

    Ledger ledger() {
        return require(ledger, "start()");
    }

    /** The database of the ledger: H2 or PostgreSQL. */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The directory that holds the five mapping scripts; default {@code routes/mapping}. */
    public void setMappings(String directory) {
        this.mappingDirectory = Path.of(directory);
    }

    /** Ids of the companies whose calls count, parted by commas; empty for all. */
    public void setCompanyIds(String companyIds) {
        this.companyIds = companyIds == null ? "" : companyIds;
    }

    /** The tags whose changes go back to CallRail: names and {@code prefix*}, parted by commas; default {@code *}. */
    public void setManagedTags(String managedTags) {
        this.managedTags = managedTags;
    }

    /** The CRM's field for a caller's key. */
    public void setKeyField(String keyField) {
        this.keyField = keyField;
    }

    /** The field of the CRM's tasks for a call's id. */
    public void setCallIdField(String callIdField) {
        this.callIdField = callIdField;
    }

    /** The CRM's field for a record's id. */
    public void setIdField(String idField) {
        this.idField = idField;
    }

    /** The CRM's field that moves with every change of a record. */
    public void setStampField(String stampField) {
        this.stampField = stampField;
    }

    /** The query for leads by key, with places <code>{fields}</code> and <code>{keys}</code>. */
    public void setLookUpQuery(String lookUpQuery) {
        this.lookUpQuery = lookUpQuery;
    }

    /** The query for changed leads in order of change, with places <code>{fields}</code> and <code>{since}</code>. */
    public void setChangesQuery(String changesQuery) {
        this.changesQuery = changesQuery;
    }

    /** How long a change may take to become visible in the CRM; each reading reaches 20 times as far back. */
    public void setWriteBackLag(Duration writeBackLag) {
        this.writeBackLag = writeBackLag;
    }

    /** The clock that stamps failures. */
    public void setClock(Clock clock) {
        this.clock = clock;
    }

    private static <T> T require(T value, String property) {
        if (value == null) {
            throw new IllegalArgumentException("The bean of the CRM flows lacks " + property);
        }
        return value;
    }
}
