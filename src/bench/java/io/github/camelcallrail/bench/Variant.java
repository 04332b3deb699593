package io.github.camelcallrail.bench;

/**
 * One way to read all calls.
 */
interface Variant {

    /** Its name in the results. */
    String name();

    /** Makes ready what is not measured. */
    Run prepare(String url) throws Exception;

    /** One reading of all calls. */
    interface Run extends AutoCloseable {

        /** Reads all calls, and returns how many they were. */
        int read() throws Exception;

        @Override
        void close() throws Exception;
    }
}
