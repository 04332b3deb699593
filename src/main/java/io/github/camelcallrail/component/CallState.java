package io.github.camelcallrail.component;

import io.github.camelcallrail.sync.FeedSettings;

/**
 * In which state the consumer hands a call over for the first time.
 */
public enum CallState {
    /** As soon as it is seen. */
    ANY(FeedSettings.Hold.NONE),
    /** Once it is over, at the latest 24 hours after its start. */
    ENDED(FeedSettings.Hold.IN_PROGRESS),
    /** Once its recording and analysis are there, at the latest 20 minutes after its end. */
    SETTLED(FeedSettings.Hold.UNSETTLED);

    private final FeedSettings.Hold hold;

    CallState(FeedSettings.Hold hold) {
        this.hold = hold;
    }

    FeedSettings.Hold hold() {
        return hold;
    }
}
