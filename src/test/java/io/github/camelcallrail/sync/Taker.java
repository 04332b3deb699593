package io.github.camelcallrail.sync;

/** Takes whatever comes, and does not expect anything broken. */
interface Taker extends Receiver {

    @Override
    default boolean ready() {
        return true;
    }

    @Override
    default void broken(String json) {
        throw new AssertionError(json);
    }

    @Override
    default void answered() {
        // Nobody waits for it.
    }
}
