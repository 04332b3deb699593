package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.functional.CallRailTestSupport;
import io.github.camelcallrail.sandbox.Fault;
import io.github.camelcallrail.sandbox.Quirk;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** Credentials follow a redirect, or a link in an answer, to another authority (CAMEL-24452). */
class TheKeyStaysWithItsHostTest extends CallRailTestSupport {

    @Test
    void aRedirectIsAnErrorThatNamesTheHost() throws Exception {
        CamelContext context = consuming("callrail:calls");
        sandbox.faults().when(Fault.REDIRECT, request -> true);
        poll(context);

        assertEquals(0, sandbox.redirectsFollowed());
        assertTrue(errors.get(0).getMessage().contains("redirect to localhost"), errors.get(0).getMessage());
    }

    @Test
    void linksToTheNextPageAreNotFollowed() {
        calls(600);
        sandbox.callRail().quirks().on(Quirk.NEXT_PAGE_STALE);
        CamelContext context = context();
        context.start();
        List<?> all = context.createProducerTemplate()
                .requestBody("callrail:calls?paging=relative&startDate=P2D", null, List.class);

        assertEquals(600, all.size());
        assertEquals(0, sandbox.callRail().nextPageFollowed());
        assertEquals(3, sandbox.requests().total());
    }
}
