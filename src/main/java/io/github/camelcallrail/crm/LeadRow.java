package io.github.camelcallrail.crm;

import java.util.Map;

/**
 * A caller's lead as the ledger has it.
 *
 * @param key      the caller's key
 * @param crmId    the lead's id in the CRM; {@code null} while the CRM has none that we know of
 * @param crm      the CRM's values of shared fields when last synced
 * @param ours     our side's values when last synced
 * @param open     our changes that were sent without learning what became of them; {@code null} for none
 * @param recheck  whether the CRM holds a person's change that must still be looked at
 * @param revision when the row changed last, counted over all leads
 */
record LeadRow(String key, String crmId, Map<String, Object> crm, Map<String, Object> ours, Map<String, Delta> open,
        boolean recheck, long revision) {

    static LeadRow unknown(String key) {
        return new LeadRow(key, null, Map.of(), Map.of(), null, false, 0);
    }
}
