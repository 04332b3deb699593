package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.client.CallRailClient;
import io.github.camelcallrail.client.ListQuery;
import io.github.camelcallrail.client.Page;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads from CallRail. Times are sent as UTC instants and with the zone named, so that neither the zone of the key's user nor a
 * change of clocks can move a border.
 */
public final class ClientSource implements Source {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    /** What a list is sorted by, the first of them that it knows: an order of its own may change from page to page. */
    private static final List<String> STEADY = List.of("created_at", "name");

    private final CallRailClient client;
    private final Resource resource;
    private final Map<String, String> filters;
    private final List<String> fields;
    private final int pageSize;

    /** A source of that resource's records within those filters, with those selectable fields. */
    public ClientSource(CallRailClient client, Resource resource, Map<String, String> filters, List<String> fields,
            int pageSize) {
        this.client = client;
        this.resource = resource;
        this.filters = filters;
        this.fields = fields;
        this.pageSize = pageSize;
    }

    @Override
    public Page window(Instant from, Instant to, int page) {
        Map<String, String> parameters = new LinkedHashMap<>(filters);
        parameters.put("start_date", SECONDS.format(from));
        parameters.put("end_date", SECONDS.format(to));
        parameters.put("time_zone", "Etc/UTC");
        return client.page(resource, new ListQuery(parameters, fields, resource.keyField(), "asc", pageSize), page);
    }

    @Override
    public Page whole(String companyId, boolean narrowed, int page) {
        Map<String, String> parameters = new LinkedHashMap<>(narrowed ? filters : Map.of());
        if (companyId != null) {
            parameters.put("company_id", companyId);
        }
        String sort = STEADY.stream().filter(resource.sorts()::contains).findFirst().orElse(null);
        return client.page(resource, new ListQuery(parameters, fields, sort, "asc", pageSize), page);
    }

    @Override
    public boolean narrows() {
        return !filters.isEmpty();
    }

    @Override
    public Source companies() {
        return new ClientSource(client, Resource.named("companies").orElseThrow(), Map.of(), List.of(), pageSize);
    }

    @Override
    public CallRailRecord get(String id) {
        return client.get(resource, id, fields);
    }
}
