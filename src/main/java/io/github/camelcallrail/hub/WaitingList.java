package io.github.camelcallrail.hub;

import io.github.camelcallrail.component.CallRailConsumer;
import io.github.camelcallrail.sync.Waiting;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The waiting list of one consumer.
 *
 * @param flow   the route's id
 * @param prefix before the ids, where there are several consumers
 */
record WaitingList(String flow, String prefix, CallRailConsumer consumer) implements PendingSource {

    @Override
    public List<PendingRecord> records() {
        return consumer.waiting().stream().map(this::record).toList();
    }

    @Override
    public void deliver(List<PendingRecord> records) {
        String name = consumer.getConsumerName();
        // Failed records keep their place: they come again by windows where that takes fewer requests than by id.
        consumer.operators().retry(name, ids(records, kind -> kind.isFailure() && kind != PendingKind.WITHHELD));
        consumer.operators().releaseDeletions(name, ids(records, kind -> kind == PendingKind.WITHHELD));
        // What is being asked for is left alone: to forget it would leave its deletion untold.
        consumer.operators().deliverAgain(name, ids(records, kind -> !kind.isFailure() && kind != PendingKind.UNSEEN));
    }

    @Override
    public int setAside(List<PendingRecord> records) {
        return consumer.operators().setAside(consumer.getConsumerName(), ids(records, PendingKind::isFailure));
    }

    private PendingRecord record(Waiting item) {
        PendingKind kind = PendingKind.of(item.kind());
        String reason = kind.reason(item.reason() == null ? "no reason is known" : item.reason());
        return new PendingRecord(prefix + item.id(), this, kind, reason, item.since(), item.attempts(),
                kind == PendingKind.SET_ASIDE || kind == PendingKind.WITHHELD ? null : item.nextAttempt());
    }

    private List<String> ids(List<PendingRecord> records, Predicate<PendingKind> which) {
        return records.stream().filter(record -> which.test(record.kind()))
                .map(record -> record.id().substring(prefix.length())).collect(Collectors.toList());
    }
}
