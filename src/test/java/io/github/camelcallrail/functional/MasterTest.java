package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.sync.ConsumerState;
import io.github.camelcallrail.sync.JdbcSyncStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code master:} around a consumer, in two contexts on one store. */
class MasterTest {

    private final Live live = new Live();
    private final NamedLeader one = new NamedLeader();
    private final NamedLeader two = new NamedLeader();
    private final List<String> first = new CopyOnWriteArrayList<>();
    private final List<String> second = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void leadershipThatMovesUnderLoadLosesNothingAndRepeatsNothing() throws Exception {
        List<String> ids = new ArrayList<>(live.calls(400));
        start(one, "calls", Live.calls(""), first);
        start(two, "calls", Live.calls(""), second);
        for (int move = 0; move < 4; move++) {
            boolean toFirst = move % 2 == 0;
            two.lead(!toFirst);
            one.lead(toFirst);
            List<String> itsOwn = toFirst ? first : second;
            int had = itsOwn.size();
            ids.add(live.call(1));
            Live.until(() -> itsOwn.size() > had + 30);
            one.lead(false);
            two.lead(false);
        }
        one.lead(true);
        Live.until(() -> first.size() + second.size() >= ids.size());
        live.morePolls(3);

        Set<String> arrived = new HashSet<>(first);
        arrived.addAll(second);
        assertEquals(Set.copyOf(ids), arrived);
        assertEquals(ids.size(), first.size() + second.size(), "each once");
        assertEquals(List.of(Live.NAME), names());
    }

    @Test
    void oneOfTwoThatBothThinkTheyLeadPolls() throws Exception {
        List<String> ids = new ArrayList<>(live.calls(3));
        start(one, "calls", Live.calls(""), first);
        start(two, "calls", Live.calls(""), second);
        one.lead(true);
        Live.until(() -> first.equals(ids));
        two.lead(true);
        ids.add(live.call(1));
        Live.until(() -> first.equals(ids));
        live.morePolls(3);
        assertEquals(List.of(), second);

        one.lead(false);
        ids.add(live.call(1));
        Live.until(() -> second.equals(ids.subList(4, 5)));
    }

    @Test
    void theStatesNameIsTheOptionsOrElseTheResourceAndItsFiltersWhateverTheRouteIsCalled() throws Exception {
        one.lead(true);
        two.lead(true);
        CamelContext before = start(one, "one", "callrail:calls?initialDelay=1&delay=50&direction=inbound", first);
        Live.until(() -> names().equals(List.of("calls?direction=inbound")));
        before.stop();
        String id = live.call(10);
        start(two, "two", "callrail:calls?initialDelay=1&delay=50&direction=inbound", second);
        Live.until(() -> second.equals(List.of(id)));
        assertEquals(List.of("calls?direction=inbound"), names());
    }

    @Test
    void suspendedAndStoppedWithItsRouteItHandsOver() throws Exception {
        List<String> ids = new ArrayList<>(live.calls(2));
        CamelContext context = start(one, "calls", Live.calls(""), first);
        one.lead(true);
        Live.until(() -> first.equals(ids));
        start(two, "calls", Live.calls(""), second);
        two.lead(true);
        context.getRouteController().suspendRoute("calls");
        ids.add(live.call(1));
        Live.until(() -> second.equals(ids.subList(2, 3)));
        context.getRouteController().resumeRoute("calls");
        context.getRouteController().stopRoute("calls");
        ids.add(live.call(1));
        Live.until(() -> second.equals(ids.subList(2, 4)));
        assertEquals(ids.subList(0, 2), first);
    }

    private CamelContext start(NamedLeader leader, String id, String uri, List<String> arrived) throws Exception {
        CamelContext context = live.context();
        context.addService(leader);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:site:" + uri).routeId(id).process(exchange -> arrived.add(id(exchange))).delay(2);
            }
        });
        context.start();
        return context;
    }

    private List<String> names() {
        return new JdbcSyncStore(live.database()).consumers().stream().map(ConsumerState::name).toList();
    }

    private static String id(Exchange exchange) {
        return exchange.getIn().getBody(CallRailRecord.class).id();
    }
}
