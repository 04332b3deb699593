package io.github.camelcallrail.hub;

import io.github.camelcallrail.component.CallRailConsumer;
import io.github.camelcallrail.crm.CrmSync;
import io.github.camelcallrail.crm.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * What one of the two sides refused in one flow.
 *
 * @param flow     the route's id
 * @param failures of that flow
 * @param consumer which brings the calls of that flow; {@code null} for the way back
 */
record Refusals(String flow, CrmSync crm, List<Failure> failures, CallRailConsumer consumer) implements PendingSource {

    @Override
    public List<PendingRecord> records() {
        return failures.stream().map(failure -> new PendingRecord(id(failure), this,
                failure.aside() ? PendingKind.SET_ASIDE : PendingKind.REFUSED, reason(failure), failure.since(), failure.times(),
                null)).toList();
    }

    @Override
    public void deliver(List<PendingRecord> records) {
        List<String> calls = new ArrayList<>();
        for (Failure failure : of(records)) {
            if (crm.isOfWayBack(failure)) {
                crm.bringBackAgain(failure);
            } else if (consumer != null && failure.recordId() != null) {
                calls.add(failure.recordId());
            }
        }
        if (consumer != null) {
            consumer.operators().deliverAgain(consumer.getConsumerName(), calls.stream().distinct().toList());
        }
    }

    @Override
    public int setAside(List<PendingRecord> records) {
        return crm.setAside(of(records));
    }

    private List<Failure> of(List<PendingRecord> records) {
        List<String> ids = records.stream().map(PendingRecord::id).toList();
        return failures.stream().filter(failure -> ids.contains(id(failure))).toList();
    }

    /** Never by the caller's key, which holds a number. */
    private static String id(Failure failure) {
        return failure.what() + "." + failure.recordId();
    }

    private static String reason(Failure failure) {
        String fields = failure.fields().isEmpty() ? "" : ": " + String.join(", ", failure.fields());
        return failure.what() + " " + failure.code() + fields;
    }
}
