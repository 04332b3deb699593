package io.github.camelcallrail.hub;

import java.util.List;

/**
 * Who keeps records that are not done.
 */
interface PendingSource {

    /** The flow's route. */
    String flow();

    /** What is pending, longest first. */
    List<PendingRecord> records();

    /** Has those of its records delivered with the next poll. */
    void deliver(List<PendingRecord> records);

    /** Sets those of its records aside; returns how many that changed. */
    int setAside(List<PendingRecord> records);
}
