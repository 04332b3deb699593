package io.github.camelcallrail.sync;

import java.util.UUID;

/**
 * Who holds a lease: a consumer in a process.
 */
final class Owner {

    private static final String PROCESS = UUID.randomUUID().toString().substring(0, 18) + ".";

    private Owner() {
    }

    /** A name unlike any other in any process. */
    static String unique() {
        return PROCESS + UUID.randomUUID();
    }

    static boolean ofThisProcess(String owner) {
        return owner.startsWith(PROCESS);
    }
}
