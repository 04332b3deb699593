package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.component.CallRailConstants;
import io.github.camelcallrail.functional.CallRailTestSupport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A body is written or read in the platform's charset, or in none (CAMEL-19768, CAMEL-20037). */
class TextSurvivesBothWaysTest extends CallRailTestSupport {

    private static final String NAME = "Zo\u00EB \u0141\u00F3d\u017A \uD83D\uDCDE";

    static Stream<Arguments> bodies() {
        String json = "{\"customer_name\":\"" + NAME + "\"}";
        return Stream.of(Arguments.of(Map.of("customer_name", NAME)), Arguments.of(json),
                Arguments.of((Object) json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aNameIsTheSameThereAndBack(Object body) throws Exception {
        String id = call(Duration.ofMinutes(5), Map.of());
        CamelContext context = consuming("callrail:calls");
        context.createProducerTemplate().requestBodyAndHeader("callrail:calls?operation=update", body,
                CallRailConstants.ID, id);
        assertEquals(NAME, world.call(id).orElseThrow().get("customer_name"));

        poll(context);
        assertEquals(NAME, records().get(0).text("customer_name"));
        CallRailRecord got = context.createProducerTemplate().requestBody("callrail:calls?operation=get", id,
                CallRailRecord.class);
        assertEquals(NAME, got.text("customer_name"));
    }
}
