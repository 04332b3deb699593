package io.github.camelcallrail.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Operation;
import io.github.camelcallrail.api.Report;
import io.github.camelcallrail.api.Resource;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.HttpClient;

/**
 * Asks CallRail, one request a call. All methods throw a {@link CallRailException} named by what to do about it, and
 * {@link IllegalArgumentException} for an id that CallRail cannot have given, before a request is spent.
 */
public final class CallRailClient {

    private final Transport transport;
    private final Account account;

    /**
     * A client over that HTTP client, whose own retries and redirects must be off.
     *
     * @param account shared by all clients of one connection, so that it is looked up once
     */
    public CallRailClient(HttpClient http, Connection connection, Account account, InstantSource clock) {
        this.transport = new Transport(http, connection, clock);
        this.account = account;
    }

    /** The account's id; asks CallRail where it was not given and nobody asked yet. */
    public String accountId() {
        return account.id(this::onlyAccount);
    }

    /**
     * One page of a list.
     *
     * @param page counted from 1
     */
    public Page page(Resource resource, ListQuery query, int page) {
        return page(resource, query.page(page), query.perPage());
    }

    /**
     * One page by relative paging. What {@code next_page} says is ignored: it names CallRail's own host and loses filters.
     *
     * @param offset the page, counted from 0
     */
    public Page relativePage(Resource resource, ListQuery query, int offset) {
        return page(resource, query.relative(offset), query.perPage());
    }

    /**
     * One record.
     *
     * @param fields selectable fields to be added; empty for none
     */
    public CallRailRecord get(Resource resource, String id, List<String> fields) {
        Map<String, String> query = fields.isEmpty() ? Map.of() : Map.of("fields", String.join(",", fields));
        return single(resource, call(resource, Operation.GET, id, query, null))
                .orElseThrow(() -> unusable("GET " + resource + "/{id}", "has no record"));
    }

    /**
     * The counts of a summary or a time series.
     *
     * @param query     parameters in CallRail's spelling, each a text or a list of texts
     * @return          CallRail's answer as it is: the span, the totals and the groups or points
     */
    public CallRailRecord report(Resource resource, Operation operation, Map<String, ?> query) {
        Report report = resource.report(operation).orElseThrow(() ->
                new IllegalArgumentException(resource + " has no " + operation.optionName()));
        String path = "/a/" + Transport.encode(accountId()) + "/" + report.path() + ".json";
        return single(resource, new Call(operation.method(), report.path(), path, query, null))
                .orElseThrow(() -> unusable("GET " + report.path(), "is empty"));
    }

    /**
     * A request that changes something: create, update, delete or disable.
     *
     * @param id   of the record; {@code null} for create
     * @param body what is sent, as it is, under the key that the resource wants for it; {@code null} for none
     * @return     the record as CallRail returns it; empty where it returns none
     */
    public Optional<CallRailRecord> write(Resource resource, Operation operation, String id, Map<String, ?> body) {
        Map<String, ?> sent = resource.wrapper(operation).filter(key -> body != null && !body.containsKey(key))
                .<Map<String, ?>>map(key -> Map.of(key, body)).orElse(body);
        return single(resource, call(resource, operation, id, Map.of(), sent));
    }

    /** From now on tells that one of each request. */
    public void observe(RequestObserver observer) {
        transport.observe(observer);
    }

    /** From now on sends only what reads; whatever would change something is a {@link CallRailPermissionException}. */
    public void refuseWrites() {
        transport.refuseWrites();
    }

    /** Ends running requests at once and takes no more until {@link #open}. */
    public void close() {
        transport.close();
    }

    /** Takes requests again after {@link #close}. */
    public void open() {
        transport.open();
    }

    private Page page(Resource resource, Map<String, ?> query, int perPage) {
        Call call = call(resource, Operation.LIST, null, query, null);
        return transport.send(call, (parser, serverTime) -> {
            if (parser == null) {
                throw unusable(call.toString(), "is empty");
            }
            return new PageParser(resource).read(parser, perPage, serverTime);
        });
    }

    private Call call(Resource resource, Operation operation, String id, Map<String, ?> query, Map<String, ?> body) {
        boolean accounts = resource.path().isEmpty();
        String path = accounts ? "/a" : "/a/" + Transport.encode(accountId()) + "/" + resource.path();
        String kind = resource.name();
        if (operation.needsId()) {
            path += "/" + Transport.encode(resource.idType().check("The id of " + resource, id));
            kind += "/{id}";
        }
        return new Call(operation.method(), kind, path + ".json", query, body);
    }

    private Optional<CallRailRecord> single(Resource resource, Call call) {
        return transport.send(call, (parser, serverTime) -> record(resource, call, parser));
    }

    private static Optional<CallRailRecord> record(Resource resource, Call call, JsonParser parser) throws IOException {
        if (parser == null) {
            return Optional.empty();
        }
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            if (first == JsonToken.START_OBJECT) {
                return Optional.of(new CallRailRecord(resource.name(), Json.object(parser)));
            }
        } catch (JsonProcessingException e) {
            throw unreadable(call, "is no JSON, or was cut");
        }
        throw unreadable(call, "is no JSON object");
    }

    /** What a POST did is not known where its answer cannot be read. */
    private static CallRailException unreadable(Call call, String why) {
        return call.repeatable() ? unusable(call.toString(), why)
                : new CallRailUnknownOutcomeException("CallRail's answer to " + call + " " + why
                        + ". It may have been carried out or not", 200, null);
    }

    private static CallRailAnswerException unusable(String call, String why) {
        return new CallRailAnswerException("CallRail's answer to " + call + " " + why, 200, null);
    }

    private String onlyAccount() {
        Resource accounts = Resource.named("accounts").orElseThrow();
        Page page = page(accounts, new ListQuery(Map.of(), List.of(), null, null, 250), 1);
        List<String> ids = page.records().stream().map(CallRailRecord::id).toList();
        if (ids.size() != 1) {
            throw new CallRailRequestException("The key sees " + ids.size() + " accounts " + ids
                    + ": name one in the option accountId", 0, null);
        }
        return ids.get(0);
    }
}
