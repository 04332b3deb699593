package io.github.camelcallrail.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The tags that are ours to add and remove: names, or {@code prefix*}. All others belong to somebody else.
 */
public final class TagScope {

    private final List<String> names = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();

    private TagScope() {
    }

    /** The scope that a comma-separated list describes; {@code *} is every tag. */
    public static TagScope of(String list) {
        TagScope scope = new TagScope();
        for (String part : list.split(",")) {
            String name = Texts.folded(part);
            if (name.endsWith("*")) {
                scope.prefixes.add(name.substring(0, name.length() - 1));
            } else if (!name.isEmpty()) {
                scope.names.add(name);
            }
        }
        return scope;
    }

    /** Those of the tags that are ours. */
    public List<String> within(Collection<String> tags) {
        return tags.stream().filter(this::contains).toList();
    }

    /** Whether that tag is ours, in any case and spacing. */
    public boolean contains(String tag) {
        String name = Texts.folded(tag);
        return names.contains(name) || prefixes.stream().anyMatch(name::startsWith);
    }
}
