package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.client.CallRailAnswerException;
import io.github.camelcallrail.component.CallRailPollException;
import io.github.camelcallrail.sandbox.Fault;
import io.github.camelcallrail.sandbox.Quirk;
import io.github.camelcallrail.sandbox.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.HttpResponseAware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsumerFailuresTest extends CallRailTestSupport {

    @Test
    void aFailingRecordComesAgainAndTheOthersPass() throws Exception {
        List<String> all = calls(10);
        Set<String> bad = new HashSet<>(Set.of(all.get(3)));
        CamelContext context = failing("callrail:calls", bad);
        poll(context);
        poll(context);
        assertEquals(9, received.size());
        assertEquals(1, errors.size(),
                "an exception of the route is told once, and the record is not tried at each poll");
        assertEquals("no " + all.get(3), errors.get(0).getMessage());

        bad.clear();
        clock.advance(Duration.ofMinutes(1));
        poll(context);
        assertEquals(all.get(3), ids().get(9));
        assertEquals("created", records().get(9).change());
    }

    @Test
    void aFailingRecordComesWithGrowingPauses() throws Exception {
        Set<String> bad = Set.copyOf(calls(1));
        CamelContext context = failing("callrail:calls?retryDelay=PT1M", bad);
        List<Integer> minutes = new ArrayList<>();
        for (int minute = 0; minute <= 32; minute++) {
            int before = errors.size();
            poll(context);
            if (errors.size() > before) {
                minutes.add(minute);
            }
            clock.advance(Duration.ofMinutes(1));
        }

        assertEquals(List.of(0, 1, 3, 7, 15, 31), minutes);
    }

    @Test
    void aFailedBatchComesAgainAsABatch() throws Exception {
        List<String> all = calls(7);
        Set<String> bad = new HashSet<>(Set.of(all.get(3)));
        CamelContext context = context();
        route(context, "calls", "callrail:calls?batchSize=3", exchange -> {
            List<?> batch = exchange.getIn().getBody(List.class);
            if (batch.stream().anyMatch(call -> bad.contains(((Map<?, ?>) call).get("id")))) {
                throw new IllegalStateException("no");
            }
            received.add(exchange);
        });
        context.start();
        poll(context);
        assertEquals(4, ids().size());

        bad.clear();
        clock.advance(Duration.ofMinutes(1));
        poll(context);
        assertEquals(all.subList(3, 6), ids().subList(4, 7));
        assertEquals(3, received.size());
    }

    @ParameterizedTest
    @CsvSource({"HTML_200, 200", "BROKEN_JSON, 200", "CUT, 0", "WRONG_LENGTH, 0", "MISSING_LIST_KEY, 200",
            "ERROR_500, 500",
            "ERROR_502_HTML, 502", "ERROR_503, 503", "EMPTY_401, 401", "RATE_429, 429", "REDIRECT, 302"})
    void aFaultIsAPollErrorWithItsStatusAndTheNextPollGoesOn(Fault fault, int status) throws Exception {
        List<String> all = calls(3);
        CamelContext context = consuming("callrail:calls");
        sandbox.faults().next(fault, 1);
        poll(context);

        assertEquals(List.of(), ids());
        assertEquals(1, errors.size());
        CallRailPollException error = assertInstanceOf(CallRailPollException.class, errors.get(0));
        if (status > 0 || error.getHttpResponseCode() > 0) {
            assertEquals(status == 0 ? 200 : status, ((HttpResponseAware) error).getHttpResponseCode());
        }
        assertTrue(error.getMessage().startsWith("Consumer 'calls': "), error.getMessage());
        assertEquals(List.of(), polled);
        assertEquals(1, sandbox.requests().total(), "one request a poll, no loop inside");
        assertEquals(0, sandbox.redirectsFollowed());

        poll(context);
        assertEquals(all, ids());
        assertEquals(1, errors.size());
    }

    @Test
    void aFaultInTheMiddleKeepsWhatCameBeforeAndGoesOnBehindIt() throws Exception {
        List<String> all = calls(620);
        CamelContext context = consuming("callrail:calls");
        sandbox.faults().every(Fault.ERROR_503, 2);
        poll(context);
        assertEquals(all.subList(0, 250), ids());

        sandbox.faults().clear();
        poll(context);
        assertEquals(all, ids());
    }

    @ParameterizedTest
    @EnumSource(value = Quirk.class, names = {"COMPANY_IGNORED", "DATES_IGNORED", "SORT_IGNORED"})
    void anIgnoredParameterIsAnErrorNotData(Quirk quirk) throws Exception {
        String other = world.addCompany(Map.of("name", "Cedar"));
        List<String> all = calls(10);
        call(Duration.ofMinutes(2), Map.of("company_id", other));
        call(Duration.ofDays(30), Map.of());
        CamelContext context = consuming("callrail:calls?companyId=" + World.COMPANY);
        sandbox.callRail().quirks().on(quirk);
        poll(context);

        assertEquals(List.of(), ids());
        assertInstanceOf(CallRailAnswerException.class, errors.get(0).getCause());
        assertTrue(errors.get(0).getMessage().contains("CallRail ignored"), errors.get(0).getMessage());

        sandbox.callRail().quirks().off(quirk);
        poll(context);
        assertEquals(all, ids());
    }

    @Test
    void newestFirstWithEqualInstantsIsAnErrorToo() throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(world.addCall(Map.of("start_time", NOON.minusSeconds(1800 - i / 2))));
        }
        CamelContext context = consuming("callrail:calls");
        sandbox.callRail().quirks().on(Quirk.SORT_IGNORED);
        poll(context);
        assertEquals(List.of(), ids());
        assertEquals(1, errors.size());

        sandbox.callRail().quirks().off(Quirk.SORT_IGNORED);
        poll(context);
        assertEquals(new HashSet<>(all), new HashSet<>(ids()));
    }

    @Test
    void oneBrokenItemOfTenGoesToTheExceptionHandlerOnce() throws Exception {
        List<String> all = calls(9);
        world.addVerbatim(Map.of("id", "CAL9", "start_time", "2026-11-24T06:58:30.000-05:00", "duration", 60));
        world.edit("CAL9", "id", null);
        CamelContext context = consuming("callrail:calls");
        poll(context);
        poll(context);

        assertEquals(all, ids());
        assertEquals(1, errors.size());
        assertTrue(failed.get(0).getIn().getBody(String.class).contains("2026-11-24T06:58:30.000-05:00"),
                "its raw text");
    }

    @Test
    void healthShowsTheStatusOfAFailedPollAndRecovers() throws Exception {
        CamelContext context = consuming("callrail:calls");
        HealthCheck check = new org.apache.camel.impl.health.ConsumerHealthCheck(
                context.getRoute("calls"), "calls");
        sandbox.faults().next(Fault.EMPTY_401, 1);
        poll(context);
        HealthCheck.Result down = check.call();
        assertEquals(HealthCheck.State.DOWN, down.getState());
        assertEquals(401, down.getDetails().get("http.response.code"));

        poll(context);
        assertEquals(HealthCheck.State.UP, check.call().getState());
    }

    private CamelContext failing(String uri, Set<String> bad) throws Exception {
        CamelContext context = context();
        route(context, "calls", uri, exchange -> {
            String id = (String) exchange.getIn().getBody(Map.class).get("id");
            if (bad.contains(id)) {
                throw new IllegalStateException("no " + id);
            }
            received.add(exchange);
        });
        context.start();
        return context;
    }
}
