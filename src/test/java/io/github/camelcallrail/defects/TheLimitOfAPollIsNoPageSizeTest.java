package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.functional.CallRailTestSupport;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** A limit that is taken for a page size, or applied after side effects, loses or repeats (CAMEL-8540, CAMEL-14174). */
class TheLimitOfAPollIsNoPageSizeTest extends CallRailTestSupport {

    @Test
    void sevenOfTwentyGiveSevenSevenAndSixInOneRequestEach() throws Exception {
        List<String> all = calls(20);
        CamelContext context = consuming("callrail:calls?maxMessagesPerPoll=7");
        for (int i = 0; i < 3; i++) {
            poll(context);
        }

        assertEquals(List.of(7, 7, 6), polled);
        assertEquals(all, ids());
        assertEquals(3, lists());
        sandbox.requests().all("GET calls").forEach(request -> assertEquals("250", request.param("per_page")));
    }
}
