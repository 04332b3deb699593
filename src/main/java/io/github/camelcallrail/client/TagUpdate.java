package io.github.camelcallrail.client;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Operation;
import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.api.TagScope;
import io.github.camelcallrail.api.Tags;
import io.github.camelcallrail.api.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a record's tags equal what is wanted, within a scope. CallRail can add tags in one step, but remove one only by
 * writing all others: so what is added is appended, and a removal reads right before it writes, and looks again behind it.
 */
public final class TagUpdate {

    private static final List<String> FIELDS = List.of("company_id", "tags");
    private static final int ROUNDS = 4;

    private final CallRailClient client;
    private final Resource resource;
    private final TagCatalogue catalogue;
    private final TagScope scope;
    private final boolean createTags;

    /**
     * An update of records of that resource.
     *
     * @param createTags whether a name that CallRail does not have becomes a new tag
     */
    public TagUpdate(CallRailClient client, Resource resource, TagCatalogue catalogue, TagScope scope, boolean createTags) {
        this.client = client;
        this.resource = resource;
        this.catalogue = catalogue;
        this.scope = scope;
        this.createTags = createTags;
    }

    /**
     * Writes what differs and nothing else.
     *
     * @param  wanted                   names; those outside the scope are left as they are
     * @param  known                    the tags that the record is known to have, or {@code null}; never the base of a removal
     * @param  companyId                the record's company, where it is known
     * @return                          the record's id and tags as they are now
     * @throws CallRailRequestException if CallRail does not have a name, or has it disabled
     * @throws CallRailAnswerException  if the tags cannot be read, or are not as written in the end
     */
    public CallRailRecord apply(String id, Collection<String> wanted, Collection<String> known, String companyId) {
        resource.idType().check("The id of " + resource, id);
        Map<String, String> ours = new LinkedHashMap<>();
        wanted.stream().map(Texts::trimmed).filter(name -> name != null && scope.contains(name))
                .forEach(name -> ours.putIfAbsent(Texts.folded(name), name));
        if (known != null) {
            List<String> added = missing(ours, known);
            boolean onlyAdds = surplus(ours, known).isEmpty();
            if (onlyAdds && added.isEmpty()) {
                return record(id, known);
            }
            if (onlyAdds && companyId != null) {
                append(id, added, companyId);
                return record(id, union(known, added));
            }
        }
        return compareAndWrite(id, ours);
    }

    private CallRailRecord compareAndWrite(String id, Map<String, String> ours) {
        CallRailRecord current = client.get(resource, id, FIELDS);
        List<String> names = current.tagNames();
        List<String> added = missing(ours, names);
        if (surplus(ours, names).isEmpty()) {
            if (!added.isEmpty()) {
                append(id, added, current.companyId());
            }
            return record(id, union(names, added));
        }
        List<String> spelt = spelt(added, current.companyId());
        return replace(id, ours, spelt, current);
    }

    /** Reads until two readings agree, so that what somebody adds meanwhile is kept; writes; reads again and mends. */
    private CallRailRecord replace(String id, Map<String, String> ours, List<String> added, CallRailRecord first) {
        CallRailRecord base = first;
        for (int round = 0; round < ROUNDS; round++) {
            CallRailRecord again = client.get(resource, id, FIELDS);
            boolean same = again.tagNames().equals(base.tagNames());
            base = again;
            if (same) {
                break;
            }
        }
        if (!Tags.readable(base.get("tags"))) {
            throw new CallRailAnswerException("The tags of " + resource + " " + id
                    + " hold something without a name: a removal would lose it", 200, null);
        }
        List<String> rest = new ArrayList<>(base.tagNames());
        rest.removeAll(surplus(ours, rest));
        List<String> written = union(rest, added);
        put(id, written, false);
        return verified(id, ours, written);
    }

    private CallRailRecord verified(String id, Map<String, String> ours, List<String> written) {
        List<String> found = client.get(resource, id, FIELDS).tagNames();
        List<String> lost = notIn(written, found);
        if (!lost.isEmpty()) {
            put(id, lost, true);
            found = client.get(resource, id, FIELDS).tagNames();
        }
        if (!notIn(written, found).isEmpty() || !surplus(ours, found).isEmpty()) {
            throw new CallRailAnswerException("The tags of " + resource + " " + id
                    + " are not as they were written: somebody else writes them at the same time", 200, null);
        }
        return record(id, found);
    }

    private void append(String id, List<String> added, String companyId) {
        put(id, spelt(added, companyId), true);
    }

    private List<String> spelt(List<String> names, String companyId) {
        List<String> spelt = new ArrayList<>();
        for (String name : names) {
            Optional<String> spelling = catalogue.spelling(client, name, companyId);
            if (spelling.isEmpty() && !createTags) {
                throw new CallRailRequestException("CallRail has no tag '" + Texts.shown(name)
                        + "': make it there first, or set the option createTags=true", 0, null);
            }
            spelt.add(spelling.orElse(name));
        }
        return spelt;
    }

    private void put(String id, List<String> names, boolean append) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tags", names);
        if (append) {
            body.put("append_tags", true);
        }
        client.write(resource, Operation.UPDATE, id, body);
    }

    private List<String> surplus(Map<String, String> ours, Collection<String> names) {
        return names.stream().filter(name -> scope.contains(name) && !ours.containsKey(Texts.folded(name))).toList();
    }

    private static List<String> missing(Map<String, String> ours, Collection<String> names) {
        return notIn(ours.values(), names);
    }

    private static List<String> notIn(Collection<String> some, Collection<String> others) {
        List<String> folded = others.stream().map(Texts::folded).toList();
        return some.stream().filter(name -> !folded.contains(Texts.folded(name))).toList();
    }

    private static List<String> union(Collection<String> some, Collection<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(notIn(others, some));
        return all;
    }

    private CallRailRecord record(String id, Collection<String> names) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("tags", List.copyOf(names));
        return new CallRailRecord(resource.name(), fields);
    }
}
