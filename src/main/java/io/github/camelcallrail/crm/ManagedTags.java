package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tags that the CRM's people may change: names, and {@code prefix*}. Case and blanks do not count. */
final class ManagedTags {

    private final List<String> names = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();

    /** @param patterns parted by commas; {@code *} alone for all */
    ManagedTags(String patterns) {
        Stream.of(patterns.split(",")).map(Texts::folded).filter(pattern -> !pattern.isEmpty()).forEach(pattern -> {
            if (pattern.endsWith("*")) {
                prefixes.add(pattern.substring(0, pattern.length() - 1));
            } else {
                names.add(pattern);
            }
        });
    }

    boolean has(String tag) {
        String folded = Texts.folded(tag);
        return names.contains(folded) || prefixes.stream().anyMatch(folded::startsWith);
    }

    List<String> of(List<String> tags) {
        return tags.stream().filter(this::has).toList();
    }
}
