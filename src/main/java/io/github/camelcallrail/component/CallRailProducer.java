package io.github.camelcallrail.component;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Operation;
import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.api.TagScope;
import io.github.camelcallrail.client.CallRailClient;
import io.github.camelcallrail.client.ListQuery;
import io.github.camelcallrail.client.Lists;
import io.github.camelcallrail.client.RecordUpdate;
import io.github.camelcallrail.client.TagUpdate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/**
 * Carries out one operation for each exchange. The body is replaced only when it succeeded.
 */
public class CallRailProducer extends DefaultProducer {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final CallRailEndpoint endpoint;
    private final CallRailConfiguration options;
    private final Resource row;
    private final ProducerPlan plan;
    private CallRailClient client;

    CallRailProducer(CallRailEndpoint endpoint, ProducerPlan plan) {
        super(endpoint);
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.row = endpoint.row();
        this.plan = plan;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (client == null) {
            client = endpoint.getComponent().connections().client(options);
        }
        client.open();
    }

    @Override
    protected void doStop() throws Exception {
        client.close();
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) {
        Message in = exchange.getIn();
        Object result = switch (plan.operation()) {
            case LIST -> list(in);
            case GET -> client.get(row, idFromHeaderOrBody(in), plan.fields());
            case CREATE -> create(in);
            case UPDATE -> update(in);
            case DELETE, DISABLE -> remove(in);
            case TAG -> tag(in);
            case SUMMARY, TIMESERIES -> client.report(row, plan.operation(), plan.report(filters(in)));
        };
        exchange.getMessage().setBody(result);
    }

    private Object list(Message in) {
        ListQuery query = plan.query(filters(in));
        boolean relative = options.getPaging() == Paging.RELATIVE;
        if (options.getPage() != null) {
            return relative ? client.relativePage(row, query, options.getPage() - 1).records()
                    : client.page(row, query, options.getPage()).records();
        }
        return options.isStreaming() ? Lists.iterate(client, row, query, relative) : Lists.all(client, row, query, relative);
    }

    private static Map<?, ?> filters(Message in) {
        Object filters = in.getHeader(CallRailConstants.FILTERS);
        if (filters != null && !(filters instanceof Map)) {
            throw new IllegalArgumentException("The header " + CallRailConstants.FILTERS + " must be a map of filters");
        }
        return filters == null ? Map.of() : (Map<?, ?>) filters;
    }

    private CallRailRecord create(Message in) {
        Map<String, Object> body = body(in);
        checkNotEmpty(body);
        return client.write(row, Operation.CREATE, null, body).orElseGet(() -> new CallRailRecord(row.name(), body));
    }

    private CallRailRecord update(Message in) {
        Map<String, Object> body = body(in);
        String id = in.getHeader(CallRailConstants.ID, String.class);
        if (id == null && body.get("id") != null) {
            id = body.get("id").toString();
        }
        body.remove("id");
        checkId(id);
        checkNotEmpty(body);
        return new RecordUpdate(client, row, options.isAllowIrreversible()).apply(id, body);
    }

    private CallRailRecord remove(Message in) {
        String id = checkId(idFromHeaderOrBody(in));
        return client.write(row, plan.operation(), id, null).orElseGet(() -> new CallRailRecord(row.name(), Map.of("id", id)));
    }

    private CallRailRecord tag(Message in) {
        String id = checkId(in.getHeader(CallRailConstants.ID, String.class));
        Object known = in.getHeader(CallRailConstants.TAGS);
        TagUpdate update = new TagUpdate(client, row, endpoint.getComponent().connections().tags(options),
                TagScope.of(options.getManagedTags()), options.isCreateTags());
        return update.apply(id, names("The body", in.getBody()),
                known == null ? null : names("The header " + CallRailConstants.TAGS, known),
                in.getHeader(CallRailConstants.COMPANY_ID, String.class));
    }

    /** Tag names from a list, an array or {@code a;b} text. What is none of these is never taken for a name. */
    private static Collection<String> names(String place, Object value) {
        Collection<?> items = value instanceof Collection<?> list ? list
                : value instanceof Object[] array ? Arrays.asList(array)
                : value instanceof String text ? Arrays.asList(text.split(";")) : null;
        if (items == null || !items.stream().allMatch(String.class::isInstance)) {
            throw new IllegalArgumentException(place + " must be the wanted tags: a list or an array of names, or text such as a;b");
        }
        List<String> names = new ArrayList<>();
        items.forEach(item -> names.add((String) item));
        return names;
    }

    private String idFromHeaderOrBody(Message in) {
        Object id = in.getHeader(CallRailConstants.ID);
        if (id == null) {
            Object body = in.getBody();
            id = body instanceof Map<?, ?> map ? map.get("id") : in.getBody(String.class);
        }
        return checkId(id == null ? null : id.toString());
    }

    private String checkId(String id) {
        return row.idType().check("The id (header " + CallRailConstants.ID + " or body)", id);
    }

    private static void checkNotEmpty(Map<String, Object> body) {
        if (body.isEmpty()) {
            throw new IllegalArgumentException("The body names no field to write");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(Message in) {
        Object body = in.getBody();
        if (body instanceof Map) {
            return new LinkedHashMap<>((Map<String, Object>) body);
        }
        String text = in.getBody(String.class);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("The body is missing: it must be a map or a JSON object of the fields to write");
        }
        try {
            Object read = MAPPER.readValue(text, Object.class);
            if (read instanceof Map) {
                return new LinkedHashMap<>((Map<String, Object>) read);
            }
        } catch (JsonProcessingException e) {
            // Said below: the exception would repeat the text.
        }
        throw new IllegalArgumentException("The body must be a map or a JSON object of the fields to write");
    }
}
