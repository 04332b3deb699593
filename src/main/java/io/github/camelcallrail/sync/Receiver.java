package io.github.camelcallrail.sync;

/**
 * Takes what a feed delivers.
 */
public interface Receiver {

    /** Whether another delivery may be made now: nobody stops, and no limit of a poll is reached. */
    boolean ready();

    /** Takes the records; says {@link Delivery#done} or {@link Delivery#failed} sooner or later, from any thread. */
    void deliver(Delivery delivery);

    /** Whether all that is read will be taken unless somebody stops: then the next page may be read before this one is done. */
    default boolean takesAll() {
        return false;
    }

    /** Is told once of an item of a list that is no record. */
    void broken(String json);

    /** Is told of a company whose list cannot be read while others can; it is tried again later. */
    default void refused(String companyId, RuntimeException why) {
        // Nobody has to know.
    }

    /** Is told of the first good answer of a poll, before anything of it is delivered. */
    void answered();
}
