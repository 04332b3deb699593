package io.github.camelcallrail.crm;

import java.util.Collection;
import java.util.List;

/**
 * What a field that both sides edit becomes, from what each side says now and said when they last agreed. Where only
 * one side changed, its change counts; where both did, the person's value in the CRM; in sets each element is looked at
 * alone.
 *
 * @param write whether the CRM must be told
 * @param value the value to tell
 * @param delta how what was last synced changes, on both sides; {@code null} where it stays
 * @param ours  how only our side's changes, where the CRM's value won; {@code null} elsewhere
 */
record Merge(boolean write, Object value, Delta delta, Delta ours) {

    private static final Merge NOTHING = new Merge(false, null, null, null);

    /**
     * Merges one field.
     *
     * @param ours     what our side says now; a list makes the field a set
     * @param oursBase what our side said when last synced
     * @param crm      what the CRM says now
     * @param crmBase  what the CRM said when last synced
     * @param open     our change that was sent without learning what became of it, or {@code null}
     */
    static Merge of(Object ours, Object oursBase, Object crm, Object crmBase, Delta open) {
        return ours instanceof Collection ? ofSets(TagSet.of(ours), TagSet.of(oursBase), TagSet.of(crm),
                TagSet.of(crmBase), open)
                : ofScalars(ours, oursBase, crm, crmBase, open);
    }

    private static Merge ofScalars(Object ours, Object oursBase, Object crm, Object crmBase, Delta open) {
        boolean arrived = open instanceof Delta.Replace sent && Values.same(crm, sent.value());
        if (Values.same(ours, crm)) {
            return Values.same(ours, oursBase) && Values.same(crm, crmBase) ? NOTHING
                    : new Merge(false, ours, new Delta.Replace(ours), null);
        }
        if (arrived || !Values.same(ours, oursBase) && Values.same(crm, crmBase)) {
            return new Merge(true, ours, new Delta.Replace(ours), null);
        }
        return Values.same(ours, oursBase) ? NOTHING : new Merge(false, crm, null, new Delta.Replace(ours));
    }

    private static Merge ofSets(List<String> ours, List<String> oursBase, List<String> crm, List<String> crmBase,
            Delta open) {
        List<String> came = List.of();
        List<String> went = List.of();
        if (open instanceof Delta.Elements sent) {
            came = TagSet.minus(TagSet.common(sent.add(), crm), crmBase);
            went = TagSet.minus(TagSet.common(sent.remove(), crmBase), crm);
        }
        List<String> base = TagSet.minus(TagSet.plus(oursBase, came), went);
        List<String> added = TagSet.minus(ours, base);
        List<String> removed = TagSet.minus(base, ours);
        List<String> merged = TagSet.minus(TagSet.plus(crm, added), removed);
        List<String> allAdded = TagSet.minus(TagSet.plus(came, added), removed);
        List<String> allRemoved = TagSet.plus(TagSet.minus(went, added), removed);
        Delta delta = allAdded.isEmpty() && allRemoved.isEmpty() ? null : new Delta.Elements(allAdded, allRemoved);
        return new Merge(!TagSet.same(merged, crm), merged, delta, null);
    }
}
