package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Texts;
import io.github.camelcallrail.crm.Database.Sql;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes of the ledger within one transaction. Whoever changes a lead holds the one revision row until the end, so
 * that two flows, or two processes, never change it at once.
 */
final class LedgerChange {

    private static final String INSERT_LEAD = "INSERT INTO callrail_crm_lead "
            + "(crm_id, crm, ours, open_changes, recheck, revision, caller_key) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE_LEAD =
            "UPDATE callrail_crm_lead SET crm_id = ?, crm = ?, ours = ?, open_changes = ?, "
            + "recheck = ?, revision = ? WHERE caller_key = ?";

    private final Sql sql;
    private final Clock clock;
    private final long revision;

    LedgerChange(Sql sql, Clock clock) throws SQLException {
        this.sql = sql;
        this.clock = clock;
        sql.update("UPDATE callrail_crm_position SET at_value = at_value + 1 WHERE name = 'revision'");
        this.revision = sql.query("SELECT at_value FROM callrail_crm_position WHERE name = 'revision'",
                row -> row.getLong(1))
                .get(0);
    }

    /**
     * What a caller's lead becomes: {@link Delta}s, as the row may have changed since they were worked out.
     *
     * @param crmId    the lead's id; {@code null} keeps the known one
     * @param crm      changes of what the CRM said when last synced
     * @param ours     changes of what our side said when last synced
     * @param open     changes that are being sent; {@code null} for none
     * @param keepOpen whether the row's open changes are somebody else's matter
     * @param recheck  whether the CRM holds a person's change that must be looked at; {@code false} keeps the row's
     *                 mark
     */
    record LeadChange(String key, String crmId, Map<String, Delta> crm, Map<String, Delta> ours,
            Map<String, Delta> open, boolean keepOpen, boolean recheck) {

        /** About to be sent, or given up. */
        static LeadChange sending(String key, Map<String, Delta> open) {
            return new LeadChange(key, null, Map.of(), Map.of(), open, false, false);
        }

        /** The CRM has it. */
        static LeadChange synced(String key, String crmId, Map<String, Delta> crm, Map<String, Delta> ours,
                boolean recheck) {
            return new LeadChange(key, crmId, crm, ours, null, false, recheck);
        }

        /** CallRail has it. */
        static LeadChange broughtBack(String key, Map<String, Delta> crm, Map<String, Delta> ours) {
            return new LeadChange(key, null, crm, ours, null, true, false);
        }
    }

    /** Applies those changes. */
    void leads(Collection<LeadChange> changes) throws SQLException {
        Map<String, LeadRow> rows = Ledger.leads(sql, changes.stream().map(LeadChange::key).toList());
        Map<String, LeadRow> changed = new LinkedHashMap<>();
        for (LeadChange change : changes) {
            LeadRow row = changed.getOrDefault(change.key(),
                    rows.getOrDefault(change.key(), LeadRow.unknown(change.key())));
            changed.put(change.key(), new LeadRow(change.key(), change.crmId() == null ? row.crmId() : change.crmId(),
                    Delta.apply(row.crm(), change.crm()), Delta.apply(row.ours(), change.ours()),
                    change.keepOpen() ? row.open() : change.open(), row.recheck() || change.recheck(), revision));
        }
        List<LeadRow> all = List.copyOf(changed.values());
        sql.batch(UPDATE_LEAD, all.stream().filter(row -> rows.containsKey(row.key())).map(this::columns).toList());
        sql.batch(INSERT_LEAD, all.stream().filter(row -> !rows.containsKey(row.key())).map(this::columns).toList());
    }

    /** Person's changes of that lead have been looked at. */
    void checked(String key) throws SQLException {
        sql.update("UPDATE callrail_crm_lead SET recheck = ? WHERE caller_key = ?", false, key);
    }

    /** Tasks of those calls are about to be sent. */
    void tasksOpen(Collection<String> callIds) throws SQLException {
        sql.batch("UPDATE callrail_crm_call SET task_open = ? WHERE id = ?",
                callIds.stream().map(id -> new Object[] {true, id}).toList());
    }

    /** What the tasks of those calls hold now. */
    void tasks(Map<String, Map<String, Object>> values) throws SQLException {
        sql.batch("UPDATE callrail_crm_call SET task = ?, task_open = ? WHERE id = ?", values.entrySet().stream()
                .map(task -> new Object[] {Json.text(task.getValue()), false, task.getKey()}).toList());
    }

    /** What CallRail is expected to say about that call from now on. */
    void expect(CallRailRecord call) throws SQLException {
        sql.update("UPDATE callrail_crm_call SET record = ? WHERE id = ?", Json.text(call), call.id());
    }

    /** That was written to CallRail; only the last such changes are kept. */
    void written(String callId, CallWrite.Kind kind, String what) throws SQLException {
        sql.update("INSERT INTO callrail_crm_written (revision, at_ms, call_id, kind, what) VALUES (?, ?, ?, ?, ?)", revision,
                clock.millis(), callId, kind.name(), Texts.cut(what, 1000));
        List<Long> kept = sql.query("SELECT revision FROM callrail_crm_written ORDER BY revision DESC FETCH FIRST "
                + LedgerView.KEPT + " ROWS ONLY", row -> row.getLong(1));
        sql.update("DELETE FROM callrail_crm_written WHERE revision < ?", kept.get(kept.size() - 1));
    }

    /**
     * Lets people's changes of that lead that never reached our side be found again: what the CRM said when last synced becomes
     * what our side said then.
     *
     * @param fields the CRM's fields that are read back
     */
    void bringBackAgain(String key, Collection<String> fields) throws SQLException {
        LeadRow row = Ledger.leads(sql, List.of(key)).get(key);
        if (row == null) {
            return;
        }
        Map<String, Object> said = new LinkedHashMap<>(row.crm());
        fields.forEach(field -> said.put(field, row.ours().get(field)));
        sql.update("UPDATE callrail_crm_lead SET crm = ?, recheck = ?, revision = ? WHERE caller_key = ?", Json.text(said), true,
                revision, key);
    }

    /** CallRail has that call no more. */
    void gone(String callId) throws SQLException {
        sql.update("UPDATE callrail_crm_call SET gone = ? WHERE id = ?", true, callId);
    }

    /** Notes a failure, or that it came again. */
    void failed(Failing failing) throws SQLException {
        String code = Texts.cut(failing.code(), 200);
        String fields = Texts.cut(String.join(",", failing.fields()), 1000);
        int known = sql.update("UPDATE callrail_crm_failure SET record_id = ?, code = ?, fields = ?, aside = ?, "
                + "times = times + 1 WHERE flow = ? AND what = ? AND subject = ?", failing.recordId(), code, fields, false,
                failing.flow(), failing.what(), failing.subject());
        if (known == 0) {
            sql.update("INSERT INTO callrail_crm_failure "
                    + "(record_id, code, fields, flow, what, subject, since_ms, times) "
                    + "VALUES (?, ?, ?, ?, ?, ?, ?, 1)", failing.recordId(), code, fields, failing.flow(),
                    failing.what(), failing.subject(), clock.millis());
        }
    }

    /** Forgets the failures of records that have got through. */
    void succeeded(String flow, String what, Collection<String> subjects) throws SQLException {
        sql.batch("DELETE FROM callrail_crm_failure WHERE flow = ? AND what = ? AND subject = ?",
                subjects.stream().map(subject -> new Object[] {flow, what, subject}).toList());
    }

    /** Where the reading of the CRM's changes goes on: milliseconds since 1970. */
    void checkpoint(long millis) throws SQLException {
        if (sql.update("UPDATE callrail_crm_position SET at_value = ? WHERE name = 'checkpoint'", millis) == 0) {
            sql.update("INSERT INTO callrail_crm_position (name, at_value) VALUES ('checkpoint', ?)", millis);
        }
    }

    private Object[] columns(LeadRow row) {
        String open = Json.text(Delta.write(row.open()));
        return new Object[] {row.crmId(), Json.text(row.crm()), Json.text(row.ours()), open, row.recheck(),
            row.revision(), row.key()};
    }
}
