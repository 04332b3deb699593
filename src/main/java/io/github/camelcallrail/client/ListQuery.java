package io.github.camelcallrail.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request for a page asks for, as query parameters in CallRail's spelling.
 *
 * @param filters parameters that narrow the list, dates included; a value is a text, or a collection of texts
 * @param fields  selectable fields to be added to the ones that come unasked; empty for those alone
 * @param sort    the field to sort by, or {@code null} for CallRail's own order
 * @param order   {@code asc} or {@code desc}; sent with {@code sort} only, as CallRail ignores it else
 * @param perPage records on a page, 1 to 250
 */
public record ListQuery(Map<String, ?> filters, List<String> fields, String sort, String order, int perPage) {

    /** The parameters of that page, counted from 1. */
    Map<String, Object> page(int page) {
        Map<String, Object> parameters = common();
        parameters.put("page", String.valueOf(page));
        return parameters;
    }

    /** The parameters of relative paging for that page, counted from 0. */
    Map<String, Object> relative(int offset) {
        Map<String, Object> parameters = common();
        parameters.put("relative_pagination", "true");
        parameters.put("offset", String.valueOf(offset));
        return parameters;
    }

    private Map<String, Object> common() {
        Map<String, Object> parameters = new LinkedHashMap<>(filters);
        if (!fields.isEmpty()) {
            parameters.put("fields", String.join(",", fields));
        }
        if (sort != null) {
            parameters.put("sort", sort);
            if (order != null) {
                parameters.put("order", order);
            }
        }
        parameters.put("per_page", String.valueOf(perPage));
        return parameters;
    }
}
