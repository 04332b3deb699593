package io.github.camelcallrail.component;

/**
 * When the consumer hands a record over.
 */
public enum Emit {
    /** Whenever it differs from what was last handed over, so that late edits arrive. */
    CHANGED,
    /** Once per id. */
    NEW
}
