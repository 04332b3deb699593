package io.github.camelcallrail.sync;

import java.util.concurrent.atomic.LongAdder;

/** How many records were done and how many failed since the feed was made; each time that one came counts. */
public final class DeliveryCounts {

    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();

    DeliveryCounts() {
    }

    /** Records that the route was done with. */
    public long done() {
        return done.sum();
    }

    /** Records that the route failed with, or held too long. */
    public long failed() {
        return failed.sum();
    }

    void addDone(int records) {
        done.add(records);
    }

    void addFailed(int records) {
        failed.add(records);
    }
}
