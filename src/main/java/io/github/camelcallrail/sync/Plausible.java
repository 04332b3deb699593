package io.github.camelcallrail.sync;

/**
 * How many records can be gone at once before it is not believed. A list that came out short, a company that the key lost, a
 * damaged index on the other side: absence is no deletion. What is not believed is withheld until an operator says so.
 */
enum Plausible {
    /** Small resources: up to three, or a tenth. */
    SNAPSHOT(3),
    /** Records by the thousand: up to twenty, or a tenth. */
    SWEEP(20);

    private static final int SHARE = 10;

    private final int few;

    Plausible(int few) {
        this.few = few;
    }

    /** Whether so many of those that were known can be gone at once. */
    boolean gone(int count, int known) {
        return count <= few || (long) count * SHARE <= known;
    }
}
