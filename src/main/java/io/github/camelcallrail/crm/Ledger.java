package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.crm.Database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What the flows remember: every call with its caller, every lead with what was last synced on each side, what failed,
 * and how far the CRM's changes have been read. Over JDBC, in tables {@code callrail_crm_*}.
 */
final class Ledger {

    private static final String CALLS =
            "SELECT id, caller_key, record, task, task_open, gone FROM callrail_crm_call WHERE ";
    private static final String LEADS = "SELECT caller_key, crm_id, crm, ours, open_changes, recheck, revision "
            + "FROM callrail_crm_lead WHERE ";

    private final Database database;
    private final Clock clock;

    /** Makes the tables where they are missing. */
    Ledger(DataSource dataSource, Clock clock) {
        this.database = new Database(dataSource);
        this.clock = clock;
        LedgerSchema.create(database);
    }

    /** What is changed in one transaction. */
    interface Change {
        void in(LedgerChange change) throws SQLException;
    }

    /** Does that in one transaction. */
    void change(Change change) {
        database.transaction(sql -> {
            change.in(new LedgerChange(sql, clock));
            return null;
        });
    }

    /** Notes those calls as they are now, in one transaction. What is noted already costs no write. */
    void note(Collection<CallRailRecord> calls) {
        Map<String, CallRailRecord> byId = new LinkedHashMap<>();
        calls.forEach(call -> byId.put(call.id(), call));
        database.transaction(sql -> {
            Map<String, CallRow> known = calls(sql, "id", byId.keySet());
            List<Object[]> added = new ArrayList<>();
            List<Object[]> updated = new ArrayList<>();
            for (CallRailRecord call : byId.values()) {
                CallRow row = known.get(call.id());
                CallRailRecord merged = CallRecords.merged(row == null ? null : row.record(), call);
                String key = Caller.keyOf(merged);
                long start = merged.startTime() == null ? 0 : merged.startTime().toEpochMilli();
                if (row == null) {
                    added.add(new Object[] {key, CallRecords.text(merged), false, false, start, call.id()});
                } else if (!merged.equals(row.record()) || row.gone()) {
                    updated.add(new Object[] {key, CallRecords.text(merged), false, start, call.id()});
                }
            }
            sql.batch("INSERT INTO callrail_crm_call (caller_key, record, task_open, gone, start_ms, id) "
                    + "VALUES (?, ?, ?, ?, ?, ?)", added);
            sql.batch("UPDATE callrail_crm_call SET caller_key = ?, record = ?, gone = ?, start_ms = ? WHERE id = ?", updated);
            return null;
        });
    }

    /** Notes that CallRail has those calls no more. One that is not known is of no concern. */
    void noteGone(Collection<String> ids) {
        if (!ids.isEmpty()) {
            database.transaction(sql -> {
                sql.batch("UPDATE callrail_crm_call SET gone = ? WHERE id = ?",
                        ids.stream().map(id -> new Object[] {true, id}).toList());
                return null;
            });
        }
    }

    /** Those calls, as far as they are known, by id. */
    Map<String, CallRow> calls(Collection<String> ids) {
        return database.transaction(sql -> calls(sql, "id", ids));
    }

    /** All calls of those callers. */
    Map<String, List<CallRow>> callsOf(Collection<String> keys) {
        return database.transaction(sql -> calls(sql, "caller_key", keys)).values().stream()
                .collect(Collectors.groupingBy(CallRow::key, LinkedHashMap::new, Collectors.toList()));
    }

    /** The leads of those callers, as far as they are known, by caller's key. */
    Map<String, LeadRow> leads(Collection<String> keys) {
        return database.transaction(sql -> leads(sql, keys));
    }

    /** The keys of callers whose leads hold a person's change that must still be looked at. */
    List<String> rechecks() {
        return database.transaction(sql -> sql.query("SELECT caller_key FROM callrail_crm_lead WHERE recheck = ? "
                + "AND open_changes IS NULL ORDER BY caller_key", row -> row.getString(1), true));
    }

    /** Counts all changes of leads. */
    long revision() {
        return position("revision");
    }

    /** Where the reading of the CRM's changes goes on: milliseconds since 1970, 0 before the first time. */
    long checkpoint() {
        return position("checkpoint");
    }

    /** What has failed and not succeeded since, oldest first. */
    List<Failure> failures() {
        return database.transaction(sql -> sql.query("SELECT flow, what, record_id, code, fields, since_ms, times, "
                + "aside FROM callrail_crm_failure ORDER BY since_ms, subject", Ledger::failure));
    }

    /** What has failed in that flow and kind and not succeeded since. */
    Set<String> failing(String flow, String what) {
        return Set.copyOf(database.transaction(sql -> sql.query("SELECT subject FROM callrail_crm_failure "
                + "WHERE flow = ? AND what = ?", row -> row.getString(1), flow, what)));
    }

    /** How many {@link #failures} there are that nobody set aside. */
    long failureCount() {
        return database.transaction(sql -> sql.query("SELECT COUNT(*) FROM callrail_crm_failure WHERE aside = ?",
                row -> row.getLong(1), false)).get(0);
    }

    static Map<String, LeadRow> leads(Sql sql, Collection<String> keys) throws SQLException {
        return sql.queryIn(LEADS + "caller_key", Ledger::lead, keys).stream()
                .collect(Collectors.toMap(LeadRow::key, Function.identity()));
    }

    private static Map<String, CallRow> calls(Sql sql, String column, Collection<String> values) throws SQLException {
        return sql.queryIn(CALLS + column, Ledger::call, values).stream()
                .collect(Collectors.toMap(CallRow::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private long position(String name) {
        return database.transaction(sql -> sql.query("SELECT at_value FROM callrail_crm_position WHERE name = ?",
                row -> row.getLong(1), name)).stream().findFirst().orElse(0L);
    }

    private static CallRow call(ResultSet row) throws SQLException {
        return new CallRow(CallRecords.of(row.getString("record")), row.getString("caller_key"),
                Json.object(row.getString("task")), row.getBoolean("task_open"), row.getBoolean("gone"));
    }

    private static LeadRow lead(ResultSet row) throws SQLException {
        return new LeadRow(row.getString("caller_key"), row.getString("crm_id"), Json.object(row.getString("crm")),
                Json.object(row.getString("ours")), Delta.read(Json.object(row.getString("open_changes"))),
                row.getBoolean("recheck"), row.getLong("revision"));
    }

    private static Failure failure(ResultSet row) throws SQLException {
        String fields = row.getString("fields");
        return new Failure(row.getString("flow"), row.getString("what"), row.getString("record_id"),
                row.getString("code"), fields.isEmpty() ? List.of() : Arrays.asList(fields.split(",")),
                Instant.ofEpochMilli(row.getLong("since_ms")), row.getInt("times"), row.getBoolean("aside"));
    }
}
