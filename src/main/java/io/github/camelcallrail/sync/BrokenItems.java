package io.github.camelcallrail.sync;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Tells once of each item of a list that is no record.
 */
final class BrokenItems {

    private static final int REMEMBERED = 1000;

    private final Set<Integer> seen = new LinkedHashSet<>();

    void tell(Collection<String> items, Receiver receiver) {
        for (String json : items) {
            if (seen.size() < REMEMBERED && seen.add(json.hashCode())) {
                receiver.broken(json);
            }
        }
    }
}
