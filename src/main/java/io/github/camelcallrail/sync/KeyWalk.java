package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Instants;
import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.client.CallRailAnswerException;
import io.github.camelcallrail.client.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a window of a list that changes while it is read, losing nothing that was there all the time: each request starts at
 * the second where the last one ended, so what vanishes or appears shifts nothing. Page numbers are used only within one second
 * that holds more than a page, and those pages are read again until a round brings nothing new.
 */
final class KeyWalk {

    /** How far beyond our own clock the first request ends, for clocks that disagree. */
    static final Duration AHEAD = Duration.ofDays(1);
    private static final Duration OUTSIDE = Duration.ofDays(1);
    private static final Duration FALL = Duration.ofHours(1);
    private static final int ROUNDS = 20;

    private final Source source;
    private final Resource resource;
    private final Instant from;
    private final InstantSource clock;
    private final String companyId;

    private Instant end;
    private Instant second;
    private int page = 1;
    private int rounds;
    private boolean newInRound;
    private boolean finished;
    private final Map<String, Row> met = new HashMap<>();

    /**
     * A walk from that instant, inclusive, to CallRail's present.
     *
     * @param companyId the company to which every row must belong, or {@code null}
     */
    KeyWalk(Source source, Resource resource, Instant from, InstantSource clock, String companyId) {
        this.source = source;
        this.resource = resource;
        this.from = from;
        this.clock = clock;
        this.companyId = companyId;
        this.second = from.truncatedTo(ChronoUnit.SECONDS);
    }

    /** A walk between two instants, both inclusive, of which the second is past. */
    static KeyWalk between(Source source, Resource resource, Instant from, Instant to, InstantSource clock, String companyId) {
        KeyWalk walk = new KeyWalk(source, resource, from, clock, companyId);
        walk.end = to;
        return walk;
    }

    /**
     * A row with the instant by which it is walked.
     */
    record Row(CallRailRecord record, Instant at) {
    }

    /**
     * What one request brought.
     *
     * @param rows   within the window, oldest first; may hold rows that an earlier step brought
     * @param broken items that are no records, as JSON text
     */
    record Step(List<Row> rows, List<String> broken) {
    }

    boolean finished() {
        return finished;
    }

    /** The window's end by CallRail's own clock; known after the first step. */
    Instant end() {
        return end;
    }

    /** Everything before it has been read. */
    Instant reached() {
        return finished ? end : second.isBefore(from) ? from : second;
    }

    /**
     * Makes one request.
     *
     * @throws CallRailAnswerException if the rows show that CallRail ignored a parameter; nothing of the page counts
     */
    Step next() {
        Instant asked = second;
        Instant until = end == null ? clock.instant().plus(AHEAD) : end;
        Page answer = source.window(asked, until, page);
        List<Row> rows = checked(answer.records(), until);
        if (end == null) {
            Instant now = answer.serverTime() == null ? clock.instant() : answer.serverTime();
            end = now.isAfter(until) ? until : now;
        }
        decide(answer, rows);
        return new Step(rows.stream().filter(row -> !row.at.isBefore(from) && !row.at.isAfter(end)).toList(), answer.broken());
    }

    /** Begins the next request, which no more than the answers so far decide. */
    void readAhead(ReadAhead ahead) {
        if (!finished && end != null) {
            ahead.begin(second, end, page);
        }
    }

    private void decide(Page answer, List<Row> rows) {
        boolean fresh = false;
        Instant last = second;
        for (Row row : rows) {
            Instant at = row.at.truncatedTo(ChronoUnit.SECONDS);
            if (!at.isBefore(second)) {
                boolean isNew = meet(row);
                fresh |= isNew;
                newInRound |= isNew && at.equals(second);
                last = at.isAfter(last) ? at : last;
            }
        }
        Boolean ends = answer.endsWith(page);
        boolean beyond = last.isAfter(second);
        boolean roundEnds = beyond || Boolean.TRUE.equals(ends) || answer.size() == 0;
        if (roundEnds && page > 1 && newInRound && rounds < ROUNDS) {
            startRound();
        } else if (beyond) {
            finished = Boolean.TRUE.equals(ends);
            moveTo(last);
        } else if (roundEnds) {
            finished = true;
        } else if (answer.size() >= answer.perPage() || Boolean.FALSE.equals(ends)) {
            page++;
        } else {
            finished = !fresh;
        }
    }

    private void startRound() {
        page = 1;
        rounds++;
        newInRound = false;
    }

    private void moveTo(Instant last) {
        second = last;
        page = 1;
        rounds = 0;
        newInRound = false;
        met.values().removeIf(row -> row.at.isBefore(last));
    }

    private boolean meet(Row row) {
        Row before = met.put(row.record.id(), row);
        return before == null || !row.record.equals(before.record);
    }

    private List<Row> checked(List<CallRailRecord> records, Instant until) {
        List<Row> rows = new ArrayList<>(records.size());
        Instant before = second;
        for (CallRailRecord record : records) {
            Instant at = Instants.read(record.get(resource.keyField())).orElse(before);
            rows.add(new Row(record, at));
            before = at;
        }
        for (Row row : rows) {
            checkCompany(row.record);
            if (row.at.isBefore(second.minus(OUTSIDE)) || row.at.isAfter(until.plus(OUTSIDE))) {
                throw ignored("start_date or end_date", "a row lies more than a day outside what was asked");
            }
        }
        checkOrder(rows);
        rows.sort(Comparator.comparing(Row::at));
        return rows;
    }

    private void checkCompany(CallRailRecord record) {
        if (companyId != null && record.companyId() != null && !companyId.equals(record.companyId())) {
            throw ignored("company_id", "a row belongs to another company");
        }
    }

    /** A fall of less than an hour is what a change of clocks does to rows sorted by local time. */
    private void checkOrder(List<Row> rows) {
        Instant highest = Instant.MIN;
        Instant before = Instant.MIN;
        int rises = -1;
        int falls = 0;
        for (Row row : rows) {
            rises += row.at.isAfter(before) ? 1 : 0;
            falls += row.at.isBefore(before) ? 1 : 0;
            before = row.at;
            highest = row.at.isAfter(highest) ? row.at : highest;
            if (row.at.isBefore(highest.minus(FALL))) {
                throw ignored("sort or order", "rows fall in time by more than an hour");
            }
        }
        if (rises == 0 && falls > 1) {
            throw ignored("order", "rows come newest first");
        }
    }

    private CallRailAnswerException ignored(String parameter, String evidence) {
        return new CallRailAnswerException("CallRail ignored " + parameter + " in GET " + resource + ": " + evidence);
    }
}
