package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Instants;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From people's changes of leads to CallRail's calls, step by step: {@link #begin} says what to read, {@link #read}
 * hears of it, {@link #plan} finds what people changed, {@link #next} says what is written to which call, and
 * {@link #written}, {@link #gone} or {@link #refused} hear of it; {@link #finish} moves the checkpoint. What is left
 * out by an error is read again by the next run.
 */
public class LeadChanges {

    static final String FLOW = "lead-changes-to-calls";
    private static final String WHAT = "call";
    private static final int REACH = 20;
    private static final Logger LOG = LoggerFactory.getLogger(LeadChanges.class);

    private final FlowState state;
    /** Callers at whose leads runs have failed since one last came to its end. */
    private final Set<String> failedLast = ConcurrentHashMap.newKeySet();
    private final CrmSync crm;

    /** @param crm the started bean that both flows share */
    public LeadChanges(CrmSync crm) {
        this.crm = crm;
        this.state = crm.flow(FLOW);
    }

    /**
     * Begins a run: what changed since the checkpoint, and some time before it, as a change may become visible late.
     */
    public ChangesRun begin() {
        long revision = crm.ledger().revision();
        long checkpoint = crm.ledger().checkpoint();
        long reach = crm.settings().writeBackLag().toMillis() * REACH;
        Queries queries = new Queries(crm.settings(), crm.writeBackFields());
        List<String> texts = new ArrayList<>();
        texts.add(queries.changes(Instant.ofEpochMilli(Math.max(0, checkpoint - reach))));
        List<String> rechecks = crm.ledger().rechecks();
        texts.addAll(queries.lookUps(rechecks));
        return new ChangesRun(revision, checkpoint, rechecks, texts);
    }

    /**
     * Hears a page of leads.
     *
     * @throws CrmAnswerException if the answer is no page of leads with id, key and stamp
     */
    public void read(ChangesRun run, Object answer) {
        boolean inOrderOfChange = run.getPages().isAtFirst();
        for (Map<String, Object> lead : run.getPages().read(answer)) {
            Object key = lead.get(crm.settings().keyField());
            Instant stamp = Instants.read(lead.get(crm.settings().stampField())).orElse(null);
            if (key == null || stamp == null || lead.get(crm.settings().idField()) == null) {
                throw new CrmAnswerException("The CRM's answer has a lead without key, id or readable stamp");
            }
            run.leads.put(key.toString(), lead);
            if (inOrderOfChange) {
                run.newestStamp = Math.max(run.newestStamp, stamp.toEpochMilli());
            }
        }
    }

    /**
     * Finds the leads that people changed. A lead that the ledger does not know is left alone, and so is one that the
     * other flow is writing or has written since the run began: the next run reads it again.
     */
    public void plan(ChangesRun run) {
        Set<String> checked = new HashSet<>(run.rechecks);
        crm.ledger().leads(run.leads.keySet()).values().forEach(row -> {
            Map<String, Object> lead = run.leads.get(row.key());
            boolean sameLead = lead.get(crm.settings().idField()).equals(row.crmId());
            if (sameLead && (row.open() != null || row.revision() > run.revision)) {
                checked.remove(row.key());
                return;
            }
            LeadEdit edit = new LeadEdit(row, lead, crm.writeBackFields());
            if (sameLead && !edit.isNothing()) {
                checked.remove(row.key());
                if (failedLast.contains(row.key())) {
                    run.edits.addLast(edit);
                } else {
                    run.edits.addFirst(edit);
                }
            }
        });
        if (!checked.isEmpty()) {
            crm.ledger().change(change -> {
                for (String key : checked) {
                    change.checked(key);
                }
            });
        }
    }

    /**
     * Goes on to the next change that must be written, which {@link ChangesRun#getWrite} then tells. A lead whose
     * changes are all written is noted as synced.
     *
     * @return whether there is one
     */
    public boolean next(ChangesRun run) {
        while (!run.edits.isEmpty()) {
            LeadEdit edit = run.edits.element();
            if (run.writes == null) {
                run.writes = new ArrayDeque<>(writes(edit));
            }
            if (!run.writes.isEmpty()) {
                return true;
            }
            settle(edit);
            run.edits.remove();
            run.writes = null;
        }
        return false;
    }

    /**
     * The tags that a call must keep when some are taken off.
     *
     * @param call the call as CallRail has it now, so that what somebody else put on it stays
     */
    public List<String> withoutRemoved(ChangesRun run, CallRailRecord call) {
        return TagSet.minus(call.tagNames(), run.getWrite().tags());
    }

    /** CallRail has taken the change: what the call will say is noted, so that it is no news when it comes. */
    public void written(ChangesRun run) {
        CallWrite write = run.writes.remove();
        crm.countChange();
        CallRow row = crm.ledger().calls(List.of(write.callId())).get(write.callId());
        CallRailRecord expected = new CallRailRecord(row.record().resource(), row.record());
        expected.putAll(write.fields());
        switch (write.kind()) {
            case ADD_TAGS -> expected.put("tags", TagSet.plus(expected.tagNames(), write.tags()));
            case REMOVE_TAGS -> expected.put("tags", TagSet.minus(expected.tagNames(), write.tags()));
            default -> {
                // The fields are all.
            }
        }
        crm.ledger().change(change -> {
            change.expect(expected);
            change.written(write.callId(), write.kind(), write.shown());
        });
    }

    /** CallRail has that call no more: the change goes to the latest of those that it has. */
    public void gone(ChangesRun run) {
        String callId = run.getWrite().callId();
        LOG.info("Call {} is no longer in CallRail; changes go to the caller's latest other call", callId);
        crm.ledger().change(change -> change.gone(callId));
        run.writes = null;
    }

    /** CallRail will not take the change, however often it is sent: noted as a failure, the rest goes on. */
    public void refused(ChangesRun run, Exception reason) {
        CallWrite write = run.writes.remove();
        LeadEdit edit = run.edits.element();
        edit.refused = true;
        List<String> fields = write.kind() == CallWrite.Kind.UPDATE ? List.copyOf(write.fields().keySet())
                : List.of("tags");
        fail(edit.key, write.callId(), reason.getClass().getSimpleName(), fields);
    }

    /** Ends the run: everything up to the newest change read is done. */
    public void finish(ChangesRun run) {
        if (run.newestStamp > run.checkpoint) {
            crm.ledger().change(change -> change.checkpoint(run.newestStamp));
        }
        failedLast.clear();
        state.works();
    }

    /**
     * The run failed before its end: what it did not do, the next one does. The lead at which it failed comes last
     * then, so that it does not hold up the others.
     *
     * @param run {@code null} where it failed before it began
     */
    public void failed(ChangesRun run, Exception reason) {
        LeadEdit edit = run == null ? null : run.edits.peek();
        if (edit != null) {
            failedLast.add(edit.key);
        }
        state.fails(reason);
    }

    private List<CallWrite> writes(LeadEdit edit) {
        List<CallRow> all = crm.ledger().callsOf(List.of(edit.key)).getOrDefault(edit.key, List.of());
        List<CallRow> calls = all.stream().filter(call -> !call.gone()).toList();
        if (calls.isEmpty()) {
            edit.refused = true;
            fail(edit.key, all.isEmpty() ? null : all.get(all.size() - 1).id(), "CALLS_GONE", List.of());
            return List.of();
        }
        try {
            return edit.writes(calls, crm.mappings(), crm.settings().managedTags());
        } catch (MappingException e) {
            edit.refused = true;
            fail(edit.key, calls.get(calls.size() - 1).id(), "MAPPING", List.of(e.getMessage()));
            return List.of();
        }
    }

    private void settle(LeadEdit edit) {
        List<CallRow> calls = crm.ledger().callsOf(List.of(edit.key)).getOrDefault(edit.key, List.of());
        Map<String, Object> shared = calls.isEmpty() ? Map.of() : shared(edit, calls);
        crm.ledger().change(change -> {
            change.leads(List.of(LedgerChange.LeadChange.broughtBack(edit.key, edit.crmChanges(shared),
                    edit.ourChanges(shared))));
            change.checked(edit.key);
            if (!edit.refused) {
                change.succeeded(FLOW, WHAT, List.of(edit.key));
            }
        });
    }

    private Map<String, Object> shared(LeadEdit edit, List<CallRow> calls) {
        try {
            return crm.mappings().shared(Caller.of(edit.key, calls)).fields();
        } catch (MappingException e) {
            return Map.of();
        }
    }

    private void fail(String key, String callId, String code, List<String> fields) {
        crm.ledger().change(change -> change.failed(new Failing(FLOW, WHAT, key, callId, code, fields)));
    }
}
