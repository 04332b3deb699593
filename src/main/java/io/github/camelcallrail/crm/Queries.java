package io.github.camelcallrail.crm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The texts of the queries, made of the settings' templates. */
final class Queries {

    /** More keys would not fit into one request's line. */
    private static final int KEYS = 80;

    private final CrmSettings settings;
    private final String fields;

    /** @param mapped the mapped fields to read beside key, id and stamp */
    Queries(CrmSettings settings, Collection<String> mapped) {
        this.settings = settings;
        Set<String> names = new LinkedHashSet<>(List.of(settings.idField(), settings.keyField(),
                settings.stampField()));
        names.addAll(mapped);
        this.fields = String.join(", ", names);
    }

    /** Queries for the leads of those callers, 80 callers each. */
    List<String> lookUps(Collection<String> keys) {
        List<String> all = List.copyOf(keys);
        List<String> queries = new ArrayList<>();
        for (int from = 0; from < all.size(); from += KEYS) {
            String some = all.subList(from, Math.min(all.size(), from + KEYS)).stream().map(Queries::quoted)
                    .collect(Collectors.joining(", "));
            queries.add(settings.lookUp().replace("{fields}", fields).replace("{keys}", some));
        }
        return queries;
    }

    /** The query for all leads that changed at that time or later. */
    String changes(Instant since) {
        return settings.changes().replace("{fields}", fields)
                .replace("{since}", since.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
