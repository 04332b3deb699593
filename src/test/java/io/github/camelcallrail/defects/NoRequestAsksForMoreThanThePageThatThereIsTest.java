package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.functional.CallRailTestSupport;
import io.github.camelcallrail.sandbox.LoggedRequest;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** More items in one call than the server takes (CAMEL-24196). */
class NoRequestAsksForMoreThanThePageThatThereIsTest extends CallRailTestSupport {

    @Test
    void sixHundredAndOneRecordsComeInPagesMergedInOrder() {
        List<String> all = calls(601);
        CamelContext context = context();
        context.start();
        List<?> rows = context.createProducerTemplate()
                .requestBody("callrail:calls?sort=start_time&order=asc&startDate=P2D", null, List.class);

        assertEquals(all, rows.stream().map(row -> ((java.util.Map<?, ?>) row).get("id")).toList());
        List<LoggedRequest> requests = sandbox.requests().all("GET calls");
        assertEquals(3, requests.size());
        assertTrue(requests.stream().allMatch(request -> Integer.parseInt(request.param("per_page")) <= 250));
    }
}
