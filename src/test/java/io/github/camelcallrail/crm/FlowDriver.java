package io.github.camelcallrail.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.api.CallRailRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Does what the two routes do, in their order, with {@link FakeCrm} and a CallRail that is a map of calls. */
final class FlowDriver {

    private static final String SHIPPED = "routes/mapping";
    /** Compiled once, as that takes longer than a test. */
    private static final Mappings SHIPPED_MAPPINGS = Mappings.in(Path.of(SHIPPED));
    static final String COMPANY = "COM019a00000000700080000000000000c1";

    /** The process is gone. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    final FakeCrm crm = new FakeCrm();
    /** What CallRail has; the way back changes it. */
    final Map<String, CallRailRecord> calls = new LinkedHashMap<>();
    final List<String> callRailRequests = new ArrayList<>();
    final List<Long> pauses = new ArrayList<>();
    RuntimeException callRailRefusal;
    /** A call at which each run ends. */
    String failingCall;
    int stepsUntilKill = Integer.MAX_VALUE;
    String managedTags = "*";
    String companyIds = "";
    String mappings = SHIPPED;
    CrmSync sync;
    private DataSource dataSource;
    private LeadSync leads;
    private LeadChanges changes;

    FlowDriver() {
        this(memory());
    }

    FlowDriver(DataSource dataSource) {
        this.dataSource = dataSource;
        restart();
    }

    static DataSource memory() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    void restart() {
        sync = new CrmSync();
        sync.setDataSource(dataSource);
        sync.setMappings(mappings);
        sync.setCompanyIds(companyIds);
        sync.setManagedTags(managedTags);
        sync.setKeyField("CallRail_Key__c");
        sync.setCallIdField("CallRail_Call_Id__c");
        sync.setIdField("Id");
        sync.setStampField("SystemModstamp");
        sync.setLookUpQuery("SELECT {fields} FROM Lead WHERE CallRail_Key__c IN ({keys})");
        sync.setChangesQuery("SELECT {fields} FROM Lead WHERE CallRail_Key__c != null AND SystemModstamp >= {since} "
                + "ORDER BY SystemModstamp, Id");
        sync.setWriteBackLag(Duration.ofSeconds(30));
        sync.setClock(Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC));
        sync.start(mappings.equals(SHIPPED) ? SHIPPED_MAPPINGS : Mappings.in(Path.of(mappings)));
        leads = new LeadSync(sync);
        changes = new LeadChanges(sync);
    }

    /** The database is gone; both sides are as they were. */
    void loseLedger() {
        dataSource = memory();
        restart();
    }

    /** A call of CallRail's; fields as pairs of name and value. */
    CallRailRecord call(String id, String start, String phone, Object... fields) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", id);
        record.put("start_time", start);
        record.put("customer_phone_number", phone);
        record.put("company_id", COMPANY);
        record.put("company_time_zone", "America/New_York");
        record.put("direction", "inbound");
        record.put("duration", 185);
        record.put("answered", true);
        for (int i = 0; i < fields.length; i += 2) {
            record.put(fields[i].toString(), fields[i + 1]);
        }
        CallRailRecord call = new CallRailRecord("calls", record);
        calls.put(id, call);
        return call;
    }

    static String key(String phone) {
        return COMPANY + ":" + phone;
    }

    void sync(CallRailRecord... batch) {
        LeadBatch open = step(leads.take(Arrays.asList(batch)));
        while (open.isUnsettled()) {
            while (open.getLookUps().isWaiting()) {
                String answer = step(crm.query(open.getLookUps().getNext()));
                leads.found(open, answer);
            }
            leads.plan(open);
            step(null);
            while (open.getNewLeads().isWaiting()) {
                pauses.add(open.getNewLeads().getPause());
                leads.leadsWritten(open, open.getNewLeads(), step(crm.upsertLeads(open.getNewLeads().getNext())));
                step(null);
            }
            while (open.getKnownLeads().isWaiting()) {
                pauses.add(open.getKnownLeads().getPause());
                leads.leadsWritten(open, open.getKnownLeads(), step(crm.updateLeads(open.getKnownLeads().getNext())));
                step(null);
            }
        }
        leads.planTasks(open);
        step(null);
        while (open.getTasks().isWaiting()) {
            pauses.add(open.getTasks().getPause());
            leads.tasksWritten(open, step(crm.upsertTasks(open.getTasks().getNext())));
            step(null);
        }
        leads.finish(open);
    }

    void bringBack() {
        ChangesRun run = step(changes.begin());
        while (run.getPages().isWaiting()) {
            changes.read(run, step(crm.query(run.getPages().getNext())));
        }
        bringBack(run);
    }

    /** The rest of a run that has read. */
    void bringBack(ChangesRun run) {
        changes.plan(run);
        step(null);
        while (changes.next(run)) {
            CallWrite write = run.getWrite();
            CallRailRecord call = calls.get(write.callId());
            callRailRequests.add(write.kind() + " " + write.callId() + " "
                    + (write.kind() == CallWrite.Kind.UPDATE ? write.fields() : write.tags()));
            if (write.callId().equals(failingCall)) {
                changes.failed(run, new IllegalStateException());
                return;
            }
            if (call == null) {
                changes.gone(run);
            } else if (callRailRefusal != null) {
                changes.refused(run, callRailRefusal);
            } else {
                apply(run, write, call);
                step(null);
                changes.written(run);
            }
            step(null);
        }
        changes.finish(run);
    }

    LeadChanges changes() {
        return changes;
    }

    /** All that CallRail has, as the next poll would bring it. */
    void syncAll() {
        sync(calls.values().toArray(CallRailRecord[]::new));
    }

    private void apply(ChangesRun run, CallWrite write, CallRailRecord call) {
        CallRailRecord changed = new CallRailRecord("calls", call);
        switch (write.kind()) {
            case UPDATE -> changed.putAll(write.fields());
            case ADD_TAGS -> changed.put("tags", TagSet.plus(call.tagNames(), write.tags()));
            default -> changed.put("tags", changes.withoutRemoved(run, call));
        }
        calls.put(call.id(), changed);
    }

    private <T> T step(T result) {
        if (--stepsUntilKill <= 0) {
            throw new Killed();
        }
        return result;
    }

    /** Nothing is sent any more but the question what changed. */
    void assertAtRest() {
        callRailRequests.clear();
        crm.requests.clear();
        syncAll();
        bringBack();
        assertEquals(List.of(), callRailRequests);
        assertEquals(List.of("query"), crm.requests);
    }
}
