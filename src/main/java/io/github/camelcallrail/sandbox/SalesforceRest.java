package io.github.camelcallrail.sandbox;

import java.util.List;

/**
 * A REST request after login and version have been dealt with.
 *
 * @param version such as {@code v56.0}
 * @param rest    the segments behind the version
 * @param actor   who writes
 */
record SalesforceRest(Request request, String method, String version, List<String> rest, SalesforceActor actor) {

    String segment(int i) {
        return i < rest.size() ? rest.get(i) : "";
    }

    int size() {
        return rest.size();
    }

    boolean writes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }
}
