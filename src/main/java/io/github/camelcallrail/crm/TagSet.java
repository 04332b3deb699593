package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sets of names as lists without doubles. Two names are the same element when a reader sees the same: case, blanks and
 * Unicode form do not count. The first spelling met is kept.
 */
final class TagSet {

    /** What a value of a multi-select may have. */
    private static final int LONGEST = 255;

    private TagSet() {
    }

    /** The elements of a collection, or of one text in which semicolons part them; none for {@code null}. */
    static List<String> of(Object value) {
        if (value == null) {
            return List.of();
        }
        Collection<?> items = value instanceof Collection<?> list ? list : Arrays.asList(value.toString().split(";"));
        Map<String, String> elements = new LinkedHashMap<>();
        for (Object item : items) {
            String name = item == null ? null : element(item.toString());
            if (name != null) {
                elements.putIfAbsent(Texts.folded(name), name);
            }
        }
        return List.copyOf(elements.values());
    }

    /** Sorted as a reader would, whatever the spelling. */
    static List<String> sorted(Collection<String> names) {
        Map<String, String> sorted = new TreeMap<>();
        of(names).forEach(name -> sorted.put(Texts.folded(name), name));
        return List.copyOf(sorted.values());
    }

    static boolean same(List<String> one, List<String> other) {
        return minus(one, other).isEmpty() && minus(other, one).isEmpty();
    }

    static boolean has(Collection<String> names, String name) {
        return names.stream().anyMatch(other -> key(other).equals(key(name)));
    }

    static List<String> plus(Collection<String> names, Collection<String> more) {
        List<String> all = new ArrayList<>(names);
        all.addAll(more);
        return of(all);
    }

    static List<String> minus(Collection<String> names, Collection<String> less) {
        List<String> gone = less.stream().map(TagSet::key).toList();
        return names.stream().filter(name -> !gone.contains(key(name))).toList();
    }

    static List<String> common(Collection<String> names, Collection<String> others) {
        return minus(names, minus(names, others));
    }

    /** One text with semicolons; {@code null} for no element. */
    static String joined(Collection<?> names) {
        return names.isEmpty() ? null : names.stream().map(Objects::toString).collect(Collectors.joining(";"));
    }

    private static String key(String name) {
        return Texts.folded(Objects.requireNonNullElse(element(name), ""));
    }

    /** A semicolon would make two elements of one. */
    private static String element(String name) {
        return Texts.trimmed(Texts.cut(Objects.requireNonNullElse(Values.text(name), "").replace(';', ','), LONGEST));
    }
}
