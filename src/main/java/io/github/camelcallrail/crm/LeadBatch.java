package io.github.camelcallrail.crm;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One batch of calls on its way into the CRM, as {@link LeadSync#take} made it. The route asks it what is next; it
 * lives only as long as the exchange, since everything that must survive is in the ledger.
 */
public final class LeadBatch {

    final Set<String> callIds;
    final Map<String, LeadPlan> plans = new LinkedHashMap<>();
    /** The tasks' fields as they will be remembered, by the call's id. */
    final Map<String, Map<String, Object>> taskValues = new LinkedHashMap<>();
    /** What failed for good in this batch, by kind and subject. */
    final Set<List<String>> failed = new HashSet<>();
    private QueryPages lookUps;
    private final WriteQueue newLeads = new WriteQueue(false);
    private final WriteQueue knownLeads = new WriteQueue(false);
    private final WriteQueue tasks = new WriteQueue(true);

    LeadBatch(Set<String> callIds, List<LeadPlan> plans, List<String> lookUps) {
        this.callIds = new LinkedHashSet<>(callIds);
        plans.forEach(plan -> this.plans.put(plan.key(), plan));
        this.lookUps = new QueryPages(lookUps);
    }

    /** Whether it is still open what becomes of some lead. */
    public boolean isUnsettled() {
        return plans.values().stream().anyMatch(plan -> !plan.settled);
    }

    /** Another writer made some leads first: they are looked up, and become changes of known leads. */
    void lookAgain(List<String> queries) {
        lookUps = new QueryPages(queries);
    }

    /** The queries for leads whose present values in the CRM must be known before anything is written. */
    public QueryPages getLookUps() {
        return lookUps;
    }

    /** Leads to be made, to be sent as upserts by key. */
    public WriteQueue getNewLeads() {
        return newLeads;
    }

    /** Changes of leads that the CRM has, to be sent as updates by id. */
    public WriteQueue getKnownLeads() {
        return knownLeads;
    }

    /** Tasks, to be sent as upserts by the call's id. */
    public WriteQueue getTasks() {
        return tasks;
    }
}
