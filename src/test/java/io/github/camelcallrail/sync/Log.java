package io.github.camelcallrail.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a receiver got, told by itself. */
final class Log {

    private final List<String> entries = new ArrayList<>();

    synchronized void add(String id) {
        entries.add(id);
    }

    synchronized int size() {
        return entries.size();
    }

    synchronized Set<String> ids() {
        return new HashSet<>(entries);
    }
}
