package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.camelcallrail.client.CallRailException;
import io.github.camelcallrail.client.CallRailQuotaException;
import io.github.camelcallrail.client.CallRailUnknownOutcomeException;
import io.github.camelcallrail.functional.CallRailTestSupport;
import io.github.camelcallrail.sandbox.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP clients send a POST again on 503 and 429, and sleep as long as Retry-After says (CAMEL-23345). */
class APostIsNotSentAgainTest extends CallRailTestSupport {

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void onAFailureOneRequestAndAnUnknownOutcome(int status) {
        CallRailException failure = post(status);

        assertInstanceOf(CallRailUnknownOutcomeException.class, failure);
        assertEquals(1, sandbox.requests().total());
    }

    @Test
    void onALimitOneRequestAndTheHint() {
        CallRailQuotaException failure = assertInstanceOf(CallRailQuotaException.class, post(429));

        assertEquals(Optional.of(Duration.ofHours(1)), failure.retryAfter());
        assertEquals(1, sandbox.requests().total());
    }

    private CallRailException post(int status) {
        sandbox.scriptCallRail(request -> Optional.of(new Answer(status, Map.of("Retry-After", "3600"), new byte[0])));
        CamelContext context = context();
        context.start();
        Exchange exchange = assertTimeout(Duration.ofSeconds(2), () -> context.createProducerTemplate()
                .request("callrail:tags?operation=create", in -> in.getIn().setBody(Map.of("name", "New"))));
        return (CallRailException) exchange.getException();
    }
}
