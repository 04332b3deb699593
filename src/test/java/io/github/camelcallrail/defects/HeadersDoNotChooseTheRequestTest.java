package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.camelcallrail.functional.CallRailTestSupport;
import io.github.camelcallrail.sandbox.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/**
 * Headers of a message choose the address, and placeholders in them are filled with secrets (CAMEL-24418, CAMEL-22282).
 */
class HeadersDoNotChooseTheRequestTest extends CallRailTestSupport {

    @Test
    void theRequestIsTheSameWithAndWithoutThem() {
        List<Request> seen = new CopyOnWriteArrayList<>();
        sandbox.beforeCallRail(seen::add);
        CamelContext context = context();
        context.getPropertiesComponent().addInitialProperty("callrail.apiKey", sandbox.key());
        context.start();
        Map<String, Object> headers = new HashMap<>();
        for (String name : List.of("CamelHttpUri", "CamelHttpPath", "CamelHttpQuery", "CamelHttpRawQuery",
                "CamelRestHttpUri",
                "CamelHttpMethod", "CamelHttpBaseUri", "Authorization", "authorization", "Host", "X-Custom", "fields",
                "page")) {
            headers.put(name, "{{callrail.apiKey}}");
        }
        ask(context, Map.of());
        ask(context, headers);

        assertEquals(2, seen.size());
        assertEquals(seen.get(0).rawPath(), seen.get(1).rawPath());
        assertEquals(seen.get(0).query(), seen.get(1).query());
        assertEquals(seen.get(0).headers(), seen.get(1).headers());
        assertEquals(seen.get(0).method(), seen.get(1).method());
    }

    private static void ask(CamelContext context, Map<String, Object> headers) {
        Exchange exchange = context.createProducerTemplate().request("callrail:companies",
                in -> in.getIn().setHeaders(new HashMap<>(headers)));
        assertNull(exchange.getException());
    }
}
