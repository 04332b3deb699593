package io.github.camelcallrail.api;

import java.util.List;
import java.util.Optional;

/**
 * A question that CallRail answers with counts rather than records (section 2.5 of the API's fact sheet).
 *
 * @param path    below the account, which is not always the resource's
 * @param filters the query parameters that it understands, without {@code fields} and those of time
 * @param fields  the counters that {@code fields} may name; CallRail answers the first one where none is named
 */
public record Report(String path, List<Filter> filters, List<String> fields) {

    /** The filter with that option name; empty where the report would ignore it. */
    public Optional<Filter> filter(String option) {
        return filters.stream().filter(filter -> filter.option().equals(option)).findFirst();
    }
}
