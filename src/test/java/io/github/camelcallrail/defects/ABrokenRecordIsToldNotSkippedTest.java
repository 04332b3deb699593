package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.functional.CallRailTestSupport;
import io.github.camelcallrail.sandbox.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be decoded is skipped with a log line while the position moves on (CAMEL-24161). */
class ABrokenRecordIsToldNotSkippedTest extends CallRailTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {"{\"start_time\":\"2026-11-24T06:00:00Z\",\"note\":\"no id\"}", "\"CAL9\"", "null", "[1,2]",
            "42"})
    void nineComeAndTheTenthGoesToTheExceptionHandlerOnceAsItIs(String broken) throws Exception {
        String rows = IntStream.range(0, 9).mapToObj(i -> "{\"id\":\"CAL" + i
                + "\",\"duration\":60,\"start_time\":\"2026-11-24T06:0"
                + i + ":00Z\"}").collect(Collectors.joining(","));
        String page = "{\"total_records\":10,\"calls\":[" + broken + "," + rows + "]}";
        sandbox.scriptCallRail(request -> Optional.of(
                new Answer(200, Map.of("Content-Type", "application/json"), page.getBytes(StandardCharsets.UTF_8))));
        CamelContext context = consuming("callrail:calls");
        poll(context);
        poll(context);

        assertEquals(9, received.size());
        assertEquals(1, errors.size());
        assertEquals(broken, failed.get(0).getIn().getBody(String.class));
        assertTrue(errors.get(0).getMessage().contains("calls"), errors.get(0).getMessage());
    }
}
