package io.github.camelcallrail.sandbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The quirks that are switched on.
 */
public final class Quirks {

    private final Set<Quirk> on = ConcurrentHashMap.newKeySet();

    /** Switches these on. */
    public void on(Quirk... quirks) {
        on.addAll(Set.of(quirks));
    }

    /** Switches these off. */
    public void off(Quirk... quirks) {
        on.removeAll(Set.of(quirks));
    }

    /**
     * Switches by name, several with commas between them: {@code tags-as-text,no-premium}; {@code none} switches all
     * off.
     *
     * @throws IllegalArgumentException for a name that is none
     */
    public void byName(String names) {
        for (String name : names.split(",")) {
            if (name.strip().equals("none")) {
                on.clear();
            } else if (!name.isBlank()) {
                on.add(Quirk.labelled(name.strip())
                        .orElseThrow(() -> new IllegalArgumentException("No quirk is named " + name.strip())));
            }
        }
    }

    /** Whether it is on. */
    public boolean has(Quirk quirk) {
        return on.contains(quirk);
    }
}
