package io.github.camelcallrail.crm;

import io.github.camelcallrail.crm.Database.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What the ledger tells those who look at the flows, and what they do to its failures. */
final class LedgerView {

    /** How many changes written back are kept. */
    static final int KEPT = 50;

    private final Database database;

    LedgerView(DataSource dataSource) {
        this.database = new Database(dataSource);
    }

    /** The slices of that length from {@code since} to {@code until}, oldest first, empty ones too. */
    List<Activity> activity(Instant since, Instant until, Duration slice) {
        long width = slice.toMillis();
        long first = since.toEpochMilli() / width;
        long last = until.toEpochMilli() / width;
        Map<Long, Long> calls = new HashMap<>();
        Map<Long, Long> leads = new HashMap<>();
        database.transaction(sql -> {
            count(sql, calls, "SELECT start_ms / " + width + ", COUNT(*) FROM callrail_crm_call WHERE start_ms >= ? "
                    + "GROUP BY start_ms / " + width, first * width);
            count(sql, leads, "SELECT c.first_ms / " + width + ", COUNT(*) FROM (SELECT caller_key, MIN(start_ms) AS first_ms "
                    + "FROM callrail_crm_call WHERE caller_key IN (SELECT caller_key FROM callrail_crm_call WHERE start_ms >= ?) "
                    + "GROUP BY caller_key) c JOIN callrail_crm_lead l ON l.caller_key = c.caller_key "
                    + "WHERE l.crm_id IS NOT NULL GROUP BY c.first_ms / " + width, first * width);
            return null;
        });
        List<Activity> slices = new ArrayList<>();
        for (long at = first; at <= last; at++) {
            slices.add(new Activity(Instant.ofEpochMilli(at * width), calls.getOrDefault(at, 0L), leads.getOrDefault(at, 0L)));
        }
        return slices;
    }

    /** The last changes written to CallRail, newest first. */
    List<Written> written() {
        return database.transaction(sql -> sql.query("SELECT at_ms, call_id, kind, what FROM callrail_crm_written "
                + "ORDER BY revision DESC FETCH FIRST " + KEPT + " ROWS ONLY",
                row -> new Written(Instant.ofEpochMilli(row.getLong(1)), row.getString(2),
                        CallWrite.Kind.valueOf(row.getString(3)), row.getString(4))));
    }

    /** Sets failures of those ids aside: returns how many were counted before. */
    int setAside(List<Failure> failures) {
        return database.transaction(sql -> {
            int changed = 0;
            for (Failure failure : failures) {
                changed += sql.update("UPDATE callrail_crm_failure SET aside = ? WHERE flow = ? AND what = ? AND aside = ? "
                        + "AND COALESCE(record_id, '') = ?", true, failure.flow(), failure.what(), false,
                        failure.recordId() == null ? "" : failure.recordId());
            }
            return changed;
        });
    }

    /** The callers whose changes of that kind failed. */
    List<String> subjects(Failure failure) {
        return database.transaction(sql -> sql.query("SELECT subject FROM callrail_crm_failure WHERE flow = ? AND what = ? "
                + "AND COALESCE(record_id, '') = ?", row -> row.getString(1), failure.flow(), failure.what(),
                failure.recordId() == null ? "" : failure.recordId()));
    }

    private static void count(Sql sql, Map<Long, Long> counts, String query, long since) throws SQLException {
        sql.query(query, row -> counts.put(row.getLong(1), row.getLong(2)), since);
    }
}
