package io.github.camelcallrail.api;

/**
 * What happened to a record since a consumer last handed it over.
 */
public enum Change {
    /** Never handed over before. */
    CREATED,
    /** Handed over before, and different now. */
    UPDATED,
    /** Handed over before, and no longer there. The record holds its id alone. */
    DELETED;

    /** As it stands in the header: {@code created}, {@code updated} or {@code deleted}. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
