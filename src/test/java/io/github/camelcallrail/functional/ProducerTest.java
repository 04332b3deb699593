package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.CallRailNotFoundException;
import io.github.camelcallrail.client.CallRailPermissionException;
import io.github.camelcallrail.client.CallRailRequestException;
import io.github.camelcallrail.component.CallRailConstants;
import io.github.camelcallrail.sandbox.LoggedRequest;
import io.github.camelcallrail.sandbox.World;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProducerTest extends CallRailTestSupport {

    private CamelContext context;

    @BeforeEach
    void startContext() {
        context = context();
        context.start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"offset", "relative"})
    void listsAllPages(String paging) {
        List<String> all = calls(620);
        Exchange exchange = ask("callrail:calls?sort=start_time&order=asc&startDate=P2D&paging=" + paging, null,
                Map.of());

        assertEquals(all, ids(exchange));
        assertEquals(3, lists());
        assertEquals(0, sandbox.callRail().nextPageFollowed());
    }

    @Test
    void listsOnePage() {
        List<String> all = calls(25);
        String uri = "callrail:calls?sort=start_time&order=asc&startDate=P2D&pageSize=10&page=";

        assertEquals(all.subList(10, 20), ids(ask(uri + 2, null, Map.of())));
        assertEquals(all.subList(20, 25), ids(ask(uri + "3&paging=relative", null, Map.of())));
        assertEquals(List.of(), ids(ask(uri + 4, null, Map.of())));
        assertEquals(3, lists());
    }

    @Test
    void streamingAsksForPagesAsTheyAreRead() {
        calls(620);
        Iterator<?> calls = ask("callrail:calls?streaming=true&startDate=P2D", null, Map.of()).getMessage()
                .getBody(Iterator.class);
        assertEquals(0, lists());

        for (int i = 0; i < 250; i++) {
            calls.next();
        }
        assertEquals(1, lists());
        calls.next();
        assertEquals(2, lists());
    }

    @Test
    void otherResourcesAreListed() {
        world.addCompany(Map.of("name", "Cedar", "status", "disabled"));
        String bluebird = world.addCompany(Map.of("name", "Bluebird"));
        world.addTag(Map.of("name", "Booked"));

        assertEquals(List.of(bluebird), ids(ask("callrail:companies?status=active", null, Map.of())));
        assertEquals(1, ids(ask("callrail:tags?tagLevel=account", null, Map.of())).size());
        assertEquals(List.of(sandbox.accountId()), ids(ask("callrail:accounts", null, Map.of())));
    }

    @Test
    void filtersOfTheHeaderWinOverTheOptions() {
        String cedar = world.addCompany(Map.of("name", "Cedar"));
        ask("callrail:calls?companyId=" + World.COMPANY + "&direction=inbound&startDate=P2D", null,
                Map.of(CallRailConstants.FILTERS, Map.of("companyId", cedar, "lead_status", "good_lead", "endDate",
                "2026-11-23")));

        LoggedRequest request = sandbox.requests().all("GET calls").get(0);
        assertEquals(cedar, request.param("company_id"));
        assertEquals("inbound", request.param("direction"));
        assertEquals("good_lead", request.param("lead_status"));
        assertEquals("2026-11-22T12:00:00Z", request.param("start_date"));
        assertEquals("2026-11-23", request.param("end_date"));
    }

    @Test
    void aNullInTheHeaderTakesAnOptionAway() {
        Map<String, Object> filters = new HashMap<>();
        filters.put("companyId", null);
        ask("callrail:calls?companyId=" + World.COMPANY, null, Map.of(CallRailConstants.FILTERS, filters));

        assertNull(sandbox.requests().all("GET calls").get(0).param("company_id"));
    }

    @Test
    void theConsumersOwnHeadersDoNotFilterTheNextCall() {
        ask("callrail:calls", null, Map.of(CallRailConstants.COMPANY_ID, World.COMPANY, CallRailConstants.ID, "CAL1",
                "companyId", World.COMPANY));

        LoggedRequest request = sandbox.requests().all("GET calls").get(0);
        assertNull(request.param("company_id"));
    }

    @Test
    void theLastDayOfARangeIsWholeWhateverTheTimeOfItsBeginning() {
        ask("callrail:calls?startDate=2026-11-20T09:00:00-05:00&endDate=2026-11-20&timeZone=America/New_York", null,
                Map.of());

        LoggedRequest request = sandbox.requests().all("GET calls").get(0);
        assertEquals("2026-11-20T14:00:00Z", request.param("start_date"));
        assertEquals("2026-11-20", request.param("end_date"));
        assertEquals("America/New_York", request.param("time_zone"));
    }

    @Test
    void getsARecordByHeaderBodyOrMap() {
        String id = call(Duration.ofMinutes(5), Map.of("note", "leak"));
        String uri = "callrail:calls?operation=get";

        assertEquals("leak", record(ask(uri, null, Map.of(CallRailConstants.ID, id))).get("note"));
        assertEquals(id, record(ask(uri, id, Map.of())).id());
        assertEquals(id, record(ask(uri, Map.of("id", id), Map.of())).id());
        assertEquals(id, record(ask(uri + "&fields=none", id, Map.of())).id());
        assertNull(sandbox.requests().all("GET calls/{id}").get(3).param("fields"));
    }

    static Stream<Arguments> bodies() {
        String json = "{\"note\":\"Zo\u00EB \u0141\u00F3d\u017A \uD83D\uDCDE\",\"lead_status\":null}";
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("note", "Zo\u00EB \u0141\u00F3d\u017A \uD83D\uDCDE");
        map.put("lead_status", null);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return Stream.of(Arguments.of(map), Arguments.of(json), Arguments.of((Object) bytes),
                Arguments.of(new ByteArrayInputStream(bytes)), Arguments.of(new CallRailRecord("calls", map)));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void anUpdateSendsTheKeysGivenAndNullAsNull(Object body) throws Exception {
        String id = call(Duration.ofMinutes(5), Map.of("lead_status", "good_lead", "customer_name", "RIVERA DANA"));
        Exchange exchange = ask("callrail:calls?operation=update", body, Map.of(CallRailConstants.ID, id));

        assertEquals(id, record(exchange).id());
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("note", "Zo\u00EB \u0141\u00F3d\u017A \uD83D\uDCDE");
        sent.put("lead_status", null);
        assertEquals(sent, written());
        assertEquals("RIVERA DANA", world.call(id).orElseThrow().get("customer_name"));
        assertNull(world.call(id).orElseThrow().get("lead_status"));
    }

    @Test
    void textIsSentAsItIsWhateverCharsetTheExchangeNames() {
        String id = call(Duration.ofMinutes(5), Map.of());
        Exchange exchange = context.getEndpoint("callrail:calls?operation=update").createExchange();
        exchange.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1");
        exchange.getIn().setHeader(CallRailConstants.ID, id);
        exchange.getIn().setBody("{\"note\":\"Zo\u00EB \u0141\u00F3d\u017A \uD83D\uDCDE\"}");
        context.createProducerTemplate().send("callrail:calls?operation=update", exchange);

        assertNull(exchange.getException());
        assertEquals("Zo\u00EB \u0141\u00F3d\u017A \uD83D\uDCDE", world.call(id).orElseThrow().get("note"));
    }

    @Test
    void anUpdateTakesItsIdFromTheBodyToo() throws Exception {
        String id = call(Duration.ofMinutes(5), Map.of());
        ask("callrail:calls?operation=update", Map.of("id", id, "note", "new"), Map.of());

        assertEquals(Map.of("note", "new"), written());
    }

    @Test
    void createsUpdatesDisablesAndDeletes() {
        Exchange company = ask("callrail:companies?operation=create", Map.of("name", "Cedar", "time_zone",
                "America/New_York"),
                Map.of());
        String id = record(company).id();
        ask("callrail:companies?operation=update", "{\"name\":\"Cedar Dental\"}", Map.of(CallRailConstants.ID, id));
        world.addCompany(Map.of("name", "Bluebird"));
        ask("callrail:companies?operation=disable", id, Map.of());
        Map<String, Object> stored = world.companies().stream().filter(row -> id.equals(row.get("id"))).findFirst()
                .orElseThrow();
        assertEquals("Cedar Dental", stored.get("name"));
        assertEquals("disabled", stored.get("status"));

        Exchange tag = ask("callrail:tags?operation=create", Map.of("name", "Booked", "tag_level", "account"),
                Map.of());
        assertEquals(1, world.tags().size());
        Exchange deleted = ask("callrail:tags?operation=delete", record(tag).id(), Map.of());
        assertEquals(0, world.tags().size());
        assertEquals(record(tag).id(), record(deleted).id());
    }

    static Stream<Arguments> wantedTags() {
        return Stream.of(List.of("Booked", "VIP"), new String[] {"Booked", "VIP"}, "Booked;VIP", " Booked ; VIP ;")
                .map(body -> Arguments.of((Object) body));
    }

    @ParameterizedTest
    @MethodSource("wantedTags")
    void tagsAsTheBodySays(Object body) {
        List.of("Booked", "VIP", "Old").forEach(name -> world.addTag(Map.of("name", name)));
        String id = call(Duration.ofMinutes(5), Map.of("tags", List.of("Old", "Somebody's")));
        Exchange exchange = ask("callrail:calls?operation=tag&managedTags=Booked,VIP,Old", body,
                Map.of(CallRailConstants.ID, id));

        assertEquals(List.of("Somebody's", "Booked", "VIP"), world.call(id).orElseThrow().get("tags"));
        assertEquals(List.of("Somebody's", "Booked", "VIP"), record(exchange).tagNames());
    }

    @Test
    void aConsumedRecordsTagsSaveTheGet() {
        world.addTag(Map.of("name", "Booked"));
        String id = call(Duration.ofMinutes(5), Map.of());
        ask("callrail:calls?operation=tag", "Booked", Map.of(CallRailConstants.ID, id, CallRailConstants.COMPANY_ID,
                World.COMPANY,
                CallRailConstants.TAGS, List.of()));

        assertEquals(0, sandbox.requests().count("GET calls/{id}"));
        assertEquals(List.of("Booked"), world.call(id).orElseThrow().get("tags"));
    }

    @Test
    void theBodyStaysAsItWasWhereTheOperationFails() {
        Exchange gone = ask("callrail:calls?operation=update", "{\"note\":\"x\"}", Map.of(CallRailConstants.ID,
                "CAL1"));
        assertInstanceOf(CallRailNotFoundException.class, gone.getException());
        assertEquals("{\"note\":\"x\"}", gone.getMessage().getBody());

        Map<String, Object> body = new HashMap<>(Map.of("name", "", "id", "7"));
        Exchange refused = ask("callrail:tags?operation=create", body, Map.of("other", "kept"));
        assertInstanceOf(CallRailRequestException.class, refused.getException());
        assertEquals(Map.of("name", "", "id", "7"), refused.getMessage().getBody());
        assertEquals("kept", refused.getMessage().getHeader("other"));
    }

    static Stream<Arguments> unusable() {
        return Stream.of(Arguments.of("calls?operation=update", null, "CAL1", "body is missing"),
                Arguments.of("calls?operation=update", "", "CAL1", "body is missing"),
                Arguments.of("calls?operation=update", "not json", "CAL1", "must be a map or a JSON object"),
                Arguments.of("calls?operation=update", "[1]", "CAL1", "must be a map or a JSON object"),
                Arguments.of("calls?operation=update", "{}", "CAL1", "names no field"),
                Arguments.of("calls?operation=update", Map.of("note", "x"), null, "CamelCallRailId"),
                Arguments.of("calls?operation=update", Map.of("note", "x"), "COM1", "must be CAL"),
                Arguments.of("calls?operation=update", Map.of("spam", true), "CAL1", "allowIrreversible=true"),
                Arguments.of("calls?operation=get", null, null, "CamelCallRailId"),
                Arguments.of("calls?operation=get", "CAL1/../x", null, "must be CAL"),
                Arguments.of("tags?operation=delete", "CAL1", null, "a whole number"),
                Arguments.of("calls?operation=tag", null, "CAL1", "The body must be the wanted tags"),
                Arguments.of("calls?operation=tag", List.of("A", 5), "CAL1", "The body must be the wanted tags"),
                Arguments.of("calls?operation=tag", Map.of("A", 1), "CAL1", "The body must be the wanted tags"),
                Arguments.of("calls?operation=tag", "A", null, "CamelCallRailId"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void anUnusableMessageIsAnErrorBeforeARequest(String uri, Object body, String id, String words) {
        Exchange exchange = ask("callrail:" + uri, body, id == null ? Map.of() : Map.of(CallRailConstants.ID, id));

        assertInstanceOf(IllegalArgumentException.class, exchange.getException());
        assertTrue(exchange.getException().getMessage().contains(words), exchange.getException().getMessage());
        assertEquals(0, sandbox.requests().total());
        assertEquals(body, exchange.getMessage().getBody());
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls?operation=update", "tags?operation=create", "tags?operation=delete", "calls?operation=tag"})
    void readOnlyLetsNothingLeaveThatChangesSomething(String uri) {
        String id = call(Duration.ofMinutes(5), Map.of("tags", List.of("Old")));
        world.addTag(Map.of("name", "A"));
        boolean calls = uri.startsWith("calls");
        Exchange exchange = ask("callrail:" + uri + "&readOnly=true", uri.endsWith("tag") ? "A" : Map.of("name", "A"),
                Map.of(CallRailConstants.ID, calls ? id : "1"));

        assertInstanceOf(CallRailPermissionException.class, exchange.getException());
        assertTrue(exchange.getException().getMessage().contains("was not sent: the option readOnly is set"));
        assertEquals(List.of(), sandbox.requests().all().stream().filter(sent -> !sent.method().equals("GET")).toList());
        assertEquals(id, ((CallRailRecord) ask("callrail:calls?operation=get&readOnly=true", id, Map.of()).getMessage().getBody())
                .id());
    }

    static Stream<Arguments> badFilters() {
        return Stream.of(Arguments.of(Map.of("company", "x"), "company"), Arguments.of(Map.of("companyId", "ACC1"),
                "companyId"),
                Arguments.of(Map.of("answered", "true"), "answered"), Arguments.of(Map.of("direction", "up"),
                "direction"),
                Arguments.of(Map.of("startDate", "2026-02-30"), "startDate"), Arguments.of(Map.of("endDate",
                "2026-11-01"), "endDate"),
                Arguments.of(Map.of("sort", "note"), "sort"), Arguments.of(Map.of("order", "asc"), "order"),
                Arguments.of(Map.of("dateRange", "last_week"), "dateRange"), Arguments.of(Map.of("timeZone", "Moon"),
                "timeZone"),
                Arguments.of(Map.of("startDate", "2026-11-05", "endDate", "2026-11-01"), "endDate"),
                Arguments.of("companyId=COM1", CallRailConstants.FILTERS));
    }

    @ParameterizedTest
    @MethodSource("badFilters")
    void aBadFilterInTheHeaderIsAnErrorBeforeARequest(Object filters, String name) {
        Exchange exchange = ask("callrail:calls", null, Map.of(CallRailConstants.FILTERS, filters));

        assertInstanceOf(IllegalArgumentException.class, exchange.getException());
        assertTrue(exchange.getException().getMessage().contains(name), exchange.getException().getMessage());
        assertEquals(0, sandbox.requests().total());
    }

    private Exchange ask(String uri, Object body, Map<String, Object> headers) {
        return context.createProducerTemplate().request(uri, exchange -> {
            exchange.getIn().setBody(body);
            exchange.getIn().getHeaders().putAll(headers);
        });
    }

    private static CallRailRecord record(Exchange exchange) {
        assertNull(exchange.getException());
        return exchange.getMessage().getBody(CallRailRecord.class);
    }

    private static List<String> ids(Exchange exchange) {
        assertNull(exchange.getException());
        List<String> ids = new ArrayList<>();
        List<?> rows = exchange.getMessage().getBody(List.class);
        rows.forEach(row -> ids.add(((CallRailRecord) row).id()));
        return ids;
    }

    private Map<?, ?> written() throws JsonProcessingException {
        List<LoggedRequest> puts = sandbox.requests().all("PUT calls/{id}");
        assertEquals(1, puts.size());
        return new ObjectMapper().readValue(puts.get(0).body(), Map.class);
    }
}
