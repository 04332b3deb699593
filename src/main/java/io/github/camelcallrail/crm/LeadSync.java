package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Change;
import io.github.camelcallrail.crm.LedgerChange.LeadChange;
import io.github.camelcallrail.crm.WriteQueue.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From calls to leads, step by step: {@link #take} notes a batch and says what must be looked up, {@link #found} hears
 * of it, {@link #plan} decides what is written, {@link #leadsWritten} hears of it, {@link #planTasks} and
 * {@link #tasksWritten} do the same for tasks, {@link #finish} ends it. Killed between any two steps, the
 * same batch again makes everything right.
 */
public class LeadSync {

    static final String FLOW = "calls-to-leads";
    static final String LEAD = "lead";
    static final String TASK = "task";
    private static final String MAPPING = "MAPPING";
    private static final int LONGEST_ID = 64;
    private static final Logger LOG = LoggerFactory.getLogger(LeadSync.class);

    private final FlowState state;
    private final CrmSync crm;

    /** @param crm the started bean that both flows share */
    public LeadSync(CrmSync crm) {
        this.crm = crm;
        this.state = crm.flow(FLOW);
    }

    /**
     * Notes the calls in the ledger and works out what the leads of their callers must be, from all calls of each.
     *
     * @param  calls records of calls, new ones and ones that changed; one that is deleted holds its id alone
     * @return       the batch, for the further steps
     */
    public LeadBatch take(Collection<CallRailRecord> calls) {
        crm.countCalls(calls.size());
        List<CallRailRecord> ours = calls.stream().filter(this::counts).toList();
        crm.ledger().note(ours.stream().filter(call -> !isDeleted(call)).toList());
        crm.ledger().noteGone(ours.stream().filter(LeadSync::isDeleted).map(CallRailRecord::id).toList());
        Set<String> ids = ours.stream().map(CallRailRecord::id).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> keys = crm.ledger().calls(ids).values().stream().map(CallRow::key).filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<List<String>> failed = new HashSet<>();
        List<LeadPlan> plans = plans(keys, failed);
        List<String> toLookUp = plans.stream().filter(LeadPlan::needsLookUp).map(LeadPlan::key).toList();
        LeadBatch batch = new LeadBatch(ids, plans, lookUps(plans, toLookUp));
        batch.failed.addAll(failed);
        return batch;
    }

    /**
     * Hears a page of leads that the CRM has.
     *
     * @throws CrmAnswerException if the answer is no page of records
     */
    public void found(LeadBatch batch, Object answer) {
        for (Map<String, Object> lead : batch.getLookUps().read(answer)) {
            Object id = lead.get(crm.settings().idField());
            Object key = lead.get(crm.settings().keyField());
            if (id == null || key == null) {
                throw new CrmAnswerException("The CRM's answer to a query has a record without id or key");
            }
            // The CRM may fold the case of keys.
            batch.plans.values().stream().filter(plan -> plan.key().equalsIgnoreCase(key.toString())).forEach(plan -> {
                plan.found = lead;
                plan.leadId = id.toString();
            });
        }
    }

    /**
     * Decides which leads are made and which are changed, and notes what is about to be sent. A lead in which nothing
     * differs is in neither queue.
     */
    public void plan(LeadBatch batch) {
        List<LeadChange> changes = new ArrayList<>();
        List<Failing> failing = new ArrayList<>();
        for (LeadPlan plan : batch.plans.values().stream().filter(plan -> !plan.settled).toList()) {
            plan.settled = true;
            try {
                changes.add(plan.leadId != null ? toChange(batch, plan) : plan.caller.isDeleted() ? null : toMake(batch, plan));
            } catch (MappingException e) {
                failing.add(failing(LEAD, plan.key(), plan.caller.getLastCall().getId(), e));
            }
        }
        changes.removeIf(Objects::isNull);
        if (!changes.isEmpty() || !failing.isEmpty()) {
            crm.ledger().change(change -> {
                change.leads(changes);
                fail(change, batch.failed, failing);
            });
        }
    }

    /**
     * Hears what became of the leads sent last, and notes it.
     *
     * @throws CrmAnswerException      if the answer is no list of as many results
     * @throws CrmUnavailableException if the CRM takes no records now; what it took is noted
     */
    public void leadsWritten(LeadBatch batch, WriteQueue queue, Object answer) {
        List<Outcome> outcomes = queue.results(answer);
        List<LeadChange> changes = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            LeadPlan plan = batch.plans.get(outcome.subject());
            if (outcome.done()) {
                plan.leadId = outcome.id();
                changes.add(LeadChange.synced(plan.key(), plan.leadId, plan.crmChanges, plan.ourChanges,
                        plan.holdsUnseenChange()));
            } else if (RecordResult.DUPLICATE.equals(outcome.code()) && !plan.duplicate) {
                plan.duplicate = true;
                plan.settled = false;
            } else if (!outcome.outage()) {
                changes.add(LeadChange.sending(plan.key(), plan.row.open()));
            }
        }
        List<Outcome> settled = outcomes.stream().filter(outcome -> batch.plans.get(outcome.subject()).settled)
                .toList();
        crm.ledger().change(change -> {
            change.leads(changes);
            fail(change, batch.failed, failing(LEAD, settled,
                    key -> batch.plans.get(key).caller.getLastCall().getId()));
        });
        lookAgain(batch);
        crm.countLeads((int) outcomes.stream().filter(Outcome::done).count());
        stopAtOutage(outcomes);
    }

    /**
     * Decides which tasks are made or changed, now that the leads' ids are known, and notes that they are about to be
     * sent.
     */
    public void planTasks(LeadBatch batch) {
        Map<String, CallRow> rows = new LinkedHashMap<>(crm.ledger().calls(batch.callIds));
        rows.values().removeIf(call -> call.gone() && call.task() == null && !call.taskOpen());
        crm.ledger().callsOf(batch.plans.keySet()).values().forEach(calls -> calls.stream()
                .filter(call -> call.task() != null).forEach(call -> rows.putIfAbsent(call.id(), call)));
        Map<String, String> leadIds = leadIds(batch, rows.values());
        List<TaskPlan> plans = new ArrayList<>();
        List<Failing> failing = new ArrayList<>();
        for (CallRow row : rows.values()) {
            try {
                TaskPlan plan = TaskPlan.of(row, leadIds.get(row.key()), crm.mappings(), crm.settings().callIdField());
                if (plan.differs()) {
                    plans.add(plan);
                }
            } catch (MappingException e) {
                failing.add(failing(TASK, row.id(), row.id(), e));
            }
        }
        // Tasks of one lead side by side lock it once.
        plans.stream().sorted(TaskPlan.BY_LEAD).forEach(plan -> {
            batch.getTasks().add(plan.callId(), plan.record());
            batch.taskValues.put(plan.callId(), plan.values());
        });
        if (!plans.isEmpty() || !failing.isEmpty()) {
            crm.ledger().change(change -> {
                change.tasksOpen(batch.taskValues.keySet());
                fail(change, batch.failed, failing);
            });
        }
    }

    /**
     * Hears what became of the tasks sent last, and notes it.
     *
     * @throws CrmAnswerException      if the answer is no list of as many results
     * @throws CrmUnavailableException if the CRM takes no records now; what it took is noted
     */
    public void tasksWritten(LeadBatch batch, Object answer) {
        List<Outcome> outcomes = batch.getTasks().results(answer);
        Map<String, Map<String, Object>> written = new LinkedHashMap<>();
        outcomes.stream().filter(Outcome::done)
                .forEach(outcome -> written.put(outcome.subject(), batch.taskValues.get(outcome.subject())));
        crm.ledger().change(change -> {
            change.tasks(written);
            fail(change, batch.failed, failing(TASK, outcomes, callId -> callId));
        });
        crm.countTasks(written.size());
        stopAtOutage(outcomes);
    }

    /**
     * Ends the batch: what failed before and is right now is no failure any more.
     *
     * @throws CrmUnavailableException if some records could not be taken, however often they were sent: the batch comes
     *                                 again, and only they are sent
     */
    public void finish(LeadBatch batch) {
        forgetFailures(LEAD, batch.plans.keySet(), batch.failed);
        forgetFailures(TASK, batch.callIds, batch.failed);
        if (batch.getNewLeads().isStuck() || batch.getKnownLeads().isStuck() || batch.getTasks().isStuck()) {
            throw new CrmUnavailableException("Some of the batch's records stay locked in the CRM, or time out");
        }
        state.works();
    }

    /** The batch failed before its end: it comes again, and what is done already costs nothing. */
    public void failed(Exception reason) {
        state.fails(reason);
    }

    private void forgetFailures(String what, Set<String> subjects, Set<List<String>> failed) {
        List<String> mended = crm.ledger().failing(FLOW, what).stream()
                .filter(subject -> subjects.contains(subject) && !failed.contains(List.of(what, subject))).toList();
        if (!mended.isEmpty()) {
            crm.ledger().change(change -> change.succeeded(FLOW, what, mended));
        }
    }

    private boolean counts(CallRailRecord call) {
        String id = call.id();
        if (id == null || id.length() > LONGEST_ID) {
            LOG.warn("A call without a usable id is passed over");
            return false;
        }
        List<String> companies = crm.settings().companyIds();
        return companies.isEmpty() || isDeleted(call) || companies.contains(call.companyId());
    }

    /** Whose it was is known to the ledger, if it was ever ours. */
    private static boolean isDeleted(CallRailRecord call) {
        return Change.DELETED.toString().equals(call.change());
    }

    private List<LeadPlan> plans(Set<String> keys, Set<List<String>> failed) {
        Map<String, LeadRow> rows = crm.ledger().leads(keys);
        List<LeadPlan> plans = new ArrayList<>();
        List<Failing> failing = new ArrayList<>();
        crm.ledger().callsOf(keys).forEach((key, calls) -> {
            Caller caller = Caller.of(key, calls);
            LeadRow row = rows.getOrDefault(key, LeadRow.unknown(key));
            if (caller.isDeleted() && row.crmId() == null && row.open() == null) {
                // Nobody has to learn of a caller of whom nothing is left.
                return;
            }
            try {
                plans.add(new LeadPlan(caller, row, crm.mappings().lead(caller), crm.mappings().shared(caller)));
            } catch (MappingException e) {
                failing.add(failing(LEAD, key, caller.getLastCall().getId(), e));
            }
        });
        if (!failing.isEmpty()) {
            crm.ledger().change(change -> fail(change, failed, failing));
        }
        return plans;
    }

    private List<String> lookUps(Collection<LeadPlan> plans, List<String> keys) {
        Set<String> fields = plans.stream().flatMap(plan -> plan.shared.fields().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Queries(crm.settings(), fields).lookUps(keys);
    }

    /** Leads that another writer made first are changed, not made, so that what people did to them stays. */
    private void lookAgain(LeadBatch batch) {
        List<String> keys = batch.plans.values().stream().filter(plan -> !plan.settled).map(LeadPlan::key).toList();
        if (!keys.isEmpty()) {
            batch.lookAgain(lookUps(batch.plans.values(), keys));
        }
    }

    private LeadChange toMake(LeadBatch batch, LeadPlan plan) {
        Mapped fresh = crm.mappings().fresh(plan.caller);
        Map<String, Object> record = plan.own.record(plan.created(fresh));
        record.put(crm.settings().keyField(), plan.key());
        batch.getNewLeads().add(plan.key(), record);
        return LeadChange.sending(plan.key(), plan.open);
    }

    private LeadChange toChange(LeadBatch batch, LeadPlan plan) {
        Map<String, Object> values = plan.updated();
        if (!values.isEmpty()) {
            Map<String, Object> record = plan.own.record(values);
            record.put(crm.settings().idField(), plan.leadId);
            batch.getKnownLeads().add(plan.key(), record);
            return LeadChange.sending(plan.key(), plan.open);
        }
        boolean nothing = plan.ourChanges.isEmpty() && plan.crmChanges.isEmpty() && !plan.isUncertain();
        return nothing ? null : LeadChange.synced(plan.key(), plan.leadId, plan.crmChanges, plan.ourChanges,
                plan.holdsUnseenChange());
    }

    /** The leads that the callers' tasks hang on, also of callers whose lead could not be worked out now. */
    private Map<String, String> leadIds(LeadBatch batch, Collection<CallRow> calls) {
        Map<String, String> ids = new HashMap<>();
        Set<String> others = calls.stream().map(CallRow::key)
                .filter(key -> key != null && !batch.plans.containsKey(key))
                .collect(Collectors.toSet());
        crm.ledger().leads(others).forEach((key, row) -> ids.put(key, row.crmId()));
        batch.plans.forEach((key, plan) -> ids.put(key, plan.leadId));
        return ids;
    }

    private static void fail(LedgerChange change, Set<List<String>> failed, List<Failing> failing) throws SQLException {
        for (Failing one : failing) {
            change.failed(one);
            failed.add(List.of(one.what(), one.subject()));
        }
    }

    private static List<Failing> failing(String what, List<Outcome> outcomes, UnaryOperator<String> recordId) {
        return outcomes.stream().filter(outcome -> !outcome.done() && !outcome.outage())
                .map(outcome -> new Failing(FLOW, what,
                outcome.subject(), recordId.apply(outcome.subject()), outcome.code(), outcome.fields())).toList();
    }

    private static Failing failing(String what, String subject, String recordId, MappingException failure) {
        return new Failing(FLOW, what, subject, recordId, MAPPING, List.of(failure.getMessage()));
    }

    private static void stopAtOutage(List<Outcome> outcomes) {
        outcomes.stream().filter(Outcome::outage).findFirst().ifPresent(outcome -> {
            throw new CrmUnavailableException("The CRM takes no records now: " + outcome.code());
        });
    }
}
