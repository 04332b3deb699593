package io.github.camelcallrail.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The items of a {@code tags} field, which are texts or objects with a {@code name}.
 */
public final class Tags {

    private Tags() {
    }

    /**
     * The names, each once, in the order given. A name is only taken from a text or from an object's {@code name}; what
     * has neither is passed over, see {@link #readable}.
     */
    public static List<String> names(Object tags) {
        List<String> names = new ArrayList<>(items(tags).size());
        for (Object item : items(tags)) {
            String name = name(item);
            if (name != null && !names.contains(name)) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    /** Whether every item has a name. Where one has none, a list built from the names would drop it when written back. */
    public static boolean readable(Object tags) {
        if (tags != null && !(tags instanceof Collection) && Texts.trimmed(tags.toString()) != null) {
            return false;
        }
        return items(tags).stream().allMatch(item -> name(item) != null);
    }

    private static Collection<?> items(Object tags) {
        return tags instanceof Collection<?> list ? list : List.of();
    }

    private static String name(Object item) {
        Object name = item instanceof Map<?, ?> map ? map.get("name") : item;
        return name instanceof String text ? Texts.trimmed(text) : null;
    }
}
