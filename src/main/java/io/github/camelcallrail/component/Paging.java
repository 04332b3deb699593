package io.github.camelcallrail.component;

/**
 * How a list is paged.
 */
public enum Paging {
    /** By page number, with totals. */
    OFFSET,
    /** By CallRail's relative paging, without totals; calls only. */
    RELATIVE
}
