package io.github.camelcallrail.api;

/**
 * How all records of a resource can be read one after the other while the list changes.
 */
public enum Walk {
    /** By the instant of the event, ascending, each request starting where the last one ended. */
    BY_KEY,
    /** By windows of a day, each read to its end: the list cannot be sorted by the instant that it is filtered by. */
    BY_DAY,
    /** Not in pieces: the whole list at once. */
    WHOLE
}
