package io.github.camelcallrail.api;

/**
 * How all records of a resource can be read one after the other while the list changes.
 */
public enum Walk {
    /** By the instant of the event, ascending, each request starting where the last one ended. */
    BY_KEY,
    /** Not in pieces: the whole list at once. */
    WHOLE
}
