package io.github.camelcallrail.client;

import java.util.Map;

/**
 * One request before it is addressed and signed.
 *
 * @param method HTTP method
 * @param kind   what it is, for messages and logs: a path template without ids
 * @param path   below the base address, encoded
 * @param query  decoded; a value is a text, or a collection of texts of which each is sent
 * @param body   what is sent as JSON, or {@code null}
 */
record Call(String method, String kind, String path, Map<String, ?> query, Map<String, ?> body) {

    /** Whether sending it twice does what sending it once does. */
    boolean repeatable() {
        return !"POST".equals(method);
    }

    @Override
    public String toString() {
        return method + " " + kind;
    }
}
