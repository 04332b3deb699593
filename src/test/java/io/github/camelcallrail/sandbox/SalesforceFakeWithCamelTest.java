package io.github.camelcallrail.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.SaveSObjectResult;
import org.apache.camel.component.salesforce.api.dto.UpsertSObjectResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The real camel-salesforce takes the fake for Salesforce.
 */
class SalesforceFakeWithCamelTest {

    private static final String UPSERT =
            "salesforce:compositeUpsertSObjectCollections?sObjectName=Lead&sObjectIdName=CallRail_Key__c";

    private final SalesforceFake fake = new SalesforceFake(InstantSource.system(), 7);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        String origin = "http://localhost:" + server.getAddress().getPort();
        fake.setBaseUrl(origin);
        SalesforceComponent salesforce = new SalesforceComponent();
        salesforce.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
        salesforce.setLoginUrl(origin + "/salesforce");
        salesforce.setClientId(SalesforceFake.CLIENT_ID);
        salesforce.setClientSecret(SalesforceFake.CLIENT_SECRET);
        context.addComponent("salesforce", salesforce);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String raw = exchange.getRequestURI().getRawPath();
        String query = exchange.getRequestURI().getRawQuery();
        Answer answer = fake.answer(new Request(exchange.getRequestMethod(), raw, raw,
                SalesforceCaller.parameters(query == null ? "" : query), headers,
                exchange.getRequestBody().readAllBytes()));
        if (answer.status() >= 0) {
            answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
        exchange.close();
    }

    private static List<Map<String, Object>> people(int count) {
        List<Map<String, Object>> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(SalesforceCaller.person("COM1:+1404555" + (1000 + i), "Person " + i));
        }
        return people;
    }

    private <T> List<T> results(String uri, List<?> records, Class<T> type) {
        List<?> results = template.requestBodyAndHeader(uri, records, "allOrNone", false, List.class);
        return results.stream().map(type::cast).toList();
    }

    private JsonNode json(String uri, String body) throws IOException {
        try (InputStream answer = template.requestBody(uri, body, InputStream.class)) {
            return SalesforceCaller.JSON.readTree(answer);
        }
    }

    private List<Integer> statuses(String method) {
        return fake.requests().stream().filter(call -> call.template().startsWith(method)).map(SalesforceCall::status)
                .toList();
    }

    @Test
    void upsertsTwoHundredMapsAndSaysWhichAreNew() {
        List<UpsertSObjectResult> first = results(UPSERT, people(200), UpsertSObjectResult.class);
        List<UpsertSObjectResult> again = results(UPSERT, people(200), UpsertSObjectResult.class);

        assertEquals(200, first.size());
        assertTrue(first.stream().allMatch(result -> result.getSuccess() && result.getCreated()));
        assertTrue(again.stream().allMatch(result -> result.getSuccess() && !result.getCreated()));
        assertEquals(first.get(199).getId(), again.get(199).getId());
        assertEquals(200, fake.snapshot().get("Lead").size());
        assertEquals(2L, fake.requestCounts().get("PATCH composite/sobjects/Lead/CallRail_Key__c"));
    }

    @Test
    void updatesByIdAndReadsTheErrorsOfRecords() {
        String id = results(UPSERT, people(1), UpsertSObjectResult.class).get(0).getId();
        List<SaveSObjectResult> saved = results("salesforce:compositeUpdateSObjectCollections",
                List.of(SalesforceCaller.lead(null, "Id", id, "LastName", "x".repeat(81)),
                        SalesforceCaller.lead(null, "Id", "00Qxx0000009999EAA", "LastName", "Lee")),
                SaveSObjectResult.class);

        assertFalse(saved.get(0).getSuccess());
        assertEquals("STRING_TOO_LONG", saved.get(0).getErrors().get(0).getErrorCode());
        assertEquals(List.of("LastName"), saved.get(0).getErrors().get(0).getFields());
        assertFalse(saved.get(1).getSuccess());
        assertEquals("Person 0", fake.record(id).orElseThrow().get("LastName"));
    }

    @Test
    void updatesTheRecordsThatItNames() {
        String id = results(UPSERT, people(1), UpsertSObjectResult.class).get(0).getId();
        List<SaveSObjectResult> saved = results("salesforce:compositeUpdateSObjectCollections",
                List.of(SalesforceCaller.lead(null, "Id", id, "LastName", "Lee")), SaveSObjectResult.class);

        assertTrue(saved.get(0).getSuccess());
        assertEquals(id, saved.get(0).getId());
        assertEquals("Lee", fake.record(id).orElseThrow().get("LastName"));
    }

    @Test
    void readsAllPagesOfAQueryOverThePrefix() throws IOException {
        results(UPSERT, people(12), UpsertSObjectResult.class);
        fake.setPageSize(5);
        List<String> names = new ArrayList<>();
        JsonNode page = json("salesforce:query?rawPayload=true",
                "SELECT Id, LastName, SystemModstamp FROM Lead WHERE CallRail_Key__c != null "
                        + "ORDER BY SystemModstamp, Id");
        page.path("records").forEach(record -> names.add(record.path("LastName").asText()));
        while (!page.path("done").asBoolean()) {
            page = json("salesforce:queryMore?rawPayload=true", page.path("nextRecordsUrl").asText());
            page.path("records").forEach(record -> names.add(record.path("LastName").asText()));
        }

        assertEquals(people(12).stream().map(person -> person.get("LastName")).toList(), names);
        assertEquals(2L, fake.requestCounts().get("GET query/LOCATOR"));
        assertEquals(1L, fake.requestCounts().get("GET query"));
    }

    @Test
    void logsInAgainWhenTheTokenIsLost() {
        results(UPSERT, people(1), UpsertSObjectResult.class);
        fake.killTokens();
        List<UpsertSObjectResult> results = results(UPSERT, people(2), UpsertSObjectResult.class);

        assertEquals(List.of(false, true), results.stream().map(UpsertSObjectResult::getCreated).toList());
        assertEquals(2L, fake.requestCounts().get("POST token"));
        assertEquals(List.of(200, 401, 200), statuses("PATCH"));
        assertTrue(fake.requests().stream().allMatch(call -> call.path().startsWith("/salesforce/services/")));
    }

    @Test
    void sforceHeadersGoOutAndComeBack() {
        Exchange answered = template.request(UPSERT, exchange -> {
            exchange.getMessage().setBody(people(1));
            exchange.getMessage().setHeaders(new HashMap<>(Map.of("allOrNone", true, "Sforce-Auto-Assign", "FALSE")));
        });
        SalesforceCall sent = fake.requests().get(fake.requests().size() - 1);

        assertEquals(List.of("FALSE"), sent.headers().get("sforce-auto-assign"));
        assertTrue(sent.body().startsWith("{\"allOrNone\":true,\"records\":["), sent.body());
        assertEquals("api-usage=1/100000", answered.getMessage().getHeader("Sforce-Limit-Info"));
        assertEquals(fake.integrationUserId(), fake.snapshot().get("Lead").get(0).get("OwnerId"));
    }

    @Test
    void aRefusedLoginSurfacesWithItsReason() {
        fake.setClient("other", "secret");
        fake.killTokens();
        Exchange failed = template.request(UPSERT, exchange -> exchange.getMessage().setBody(people(1)));

        SalesforceException refused = assertInstanceOf(SalesforceException.class, failed.getException());
        assertEquals(400, refused.getStatusCode());
        assertEquals("invalid_client", refused.getErrors().get(0).getErrorCode());
    }

    @Test
    void aRefusedCallIsAnExceptionWithItsCode() {
        CamelExecutionException thrown = assertThrows(CamelExecutionException.class, () -> results(UPSERT,
                List.of(SalesforceCaller.lead("k", "Nickname__c", "Ann")), UpsertSObjectResult.class));

        SalesforceException refused = assertInstanceOf(SalesforceException.class, thrown.getCause());
        assertEquals(400, refused.getStatusCode());
        assertEquals("INVALID_FIELD", refused.getErrors().get(0).getErrorCode());
        assertEquals(List.of(), fake.snapshot().get("Lead"));
    }

    @Test
    void anAnswerThatIsNoListLeavesNoBody() {
        fake.faults().next("sf-not-a-list", 1);

        assertNull(template.requestBodyAndHeader(UPSERT, people(1), "allOrNone", false));
        assertEquals(List.of(), fake.snapshot().get("Lead"));
    }

    @Test
    void aCutAnswerIsAnExceptionAndTheRepeatIsHarmless() {
        fake.faults().next("sf-cut-after-write", 1);
        CamelExecutionException thrown = assertThrows(CamelExecutionException.class,
                () -> results(UPSERT, people(1), UpsertSObjectResult.class));

        assertEquals(0, assertInstanceOf(SalesforceException.class, thrown.getCause()).getStatusCode());
        assertEquals(List.of(-1), statuses("PATCH"));
        assertFalse(results(UPSERT, people(1), UpsertSObjectResult.class).get(0).getCreated());
        assertEquals(1, fake.snapshot().get("Lead").size());
    }

    @Test
    void aKeyWithPlusColonAndSlashSurvivesTheWayIntoTheUrl() throws IOException {
        String key = "COM1:+14045550123/ü 1";
        template.requestBodyAndHeader("salesforce:upsertSObject?sObjectName=Lead&sObjectIdName=CallRail_Key__c",
                "{\"LastName\":\"Lee\",\"Company\":\"-\"}", "sObjectIdValue", key);

        assertEquals(1, fake.find("Lead", "CallRail_Key__c", key).size());
        try (InputStream found = template.requestBodyAndHeader(
                "salesforce:getSObjectWithId?sObjectName=Lead&sObjectIdName=CallRail_Key__c&rawPayload=true", null,
                "sObjectIdValue", key, InputStream.class)) {
            assertEquals("Lee", SalesforceCaller.JSON.readTree(found).path("LastName").asText());
        }
    }
}
