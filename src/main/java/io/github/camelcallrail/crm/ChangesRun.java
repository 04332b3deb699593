package io.github.camelcallrail.crm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One reading of the CRM's changes, as {@link LeadChanges#begin} made it. The route asks it what is next. */
public final class ChangesRun {

    /** Leads that changed in the ledger after this are younger than what the CRM's answers say. */
    final long revision;
    final long checkpoint;
    /** Callers whose leads were asked for by key. */
    final List<String> rechecks;
    /** The leads read, by caller's key. */
    final Map<String, Map<String, Object>> leads = new LinkedHashMap<>();
    /** The leads whose changes are still to be brought back. */
    final Deque<LeadEdit> edits = new ArrayDeque<>();
    /** What is still to be written for the first of {@link #edits}; {@code null} before that is known. */
    Deque<CallWrite> writes;
    long newestStamp;
    private final QueryPages pages;

    ChangesRun(long revision, long checkpoint, List<String> rechecks, List<String> queries) {
        this.revision = revision;
        this.checkpoint = checkpoint;
        this.rechecks = rechecks;
        this.pages = new QueryPages(queries);
    }

    /** The queries for what people changed. */
    public QueryPages getPages() {
        return pages;
    }

    /** What is to be written to CallRail now. */
    public CallWrite getWrite() {
        return writes == null ? null : writes.peek();
    }
}
