package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.functional.CallRailTestSupport;
import io.github.camelcallrail.sync.JdbcSyncStore;
import io.github.camelcallrail.sync.SyncStore;
import io.github.camelcallrail.sync.Waiting;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A position that advances at the fetch loses what was in flight at a crash (CAMEL-13339, CAMEL-20227). */
class WhatWasNotProcessedComesAfterAKillTest extends CallRailTestSupport {

    /** What is done is written within a second: a kill within it repeats what it lost. */
    @Test
    void afterThreeOfTenExactlyTheOtherSevenCome() throws Exception {
        List<String> all = calls(10);
        JdbcSyncStore database = new JdbcSyncStore(database("kill"));
        AtomicBoolean killed = new AtomicBoolean();
        CamelContext first = consumingInto(untilKilled(database, killed), exchange -> {
            if (received.size() == 3) {
                clock.advance(Duration.ofSeconds(1));
                Awaitility.await().until(() -> database.versions("calls", all).size() == 3);
                killed.set(true);
                throw new IllegalStateException("the power fails");
            }
            received.add(exchange);
        });
        poll(first);
        first.stop();
        List<String> before = ids().subList(0, 3);
        received.clear();

        poll(consumingInto(database, received::add));

        Set<String> both = new HashSet<>(before);
        both.addAll(ids());
        assertEquals(new HashSet<>(all), both);
        assertEquals(all.subList(3, 10), ids());
    }

    @Test
    void aFailedRecordIsOnTheWaitingListBeforeTheCheckpointPassesIt() throws Exception {
        List<String> all = calls(10);
        JdbcSyncStore database = new JdbcSyncStore(database("waiting"));
        AtomicBoolean killed = new AtomicBoolean();
        CamelContext first = consumingInto(untilKilled(database, killed), exchange -> {
            if (all.get(3).equals(exchange.getIn().getBody(Map.class).get("id"))) {
                throw new IllegalStateException("no");
            }
            received.add(exchange);
        });
        poll(first);
        killed.set(true);
        first.stop();
        assertEquals(1, errors.size(), "the exception handler is told once");
        assertEquals(9, received.size());
        List<Waiting> waiting = database.waiting("calls");
        assertEquals(List.of(all.get(3)), waiting.stream().map(Waiting::id).toList());
        assertTrue(database.open("calls", NOON).checkpoint().isAfter(waiting.get(0).start()));

        clock.advance(Duration.ofHours(5));
        poll(consumingInto(database, received::add));
        assertEquals(all.get(3), ids().get(9));
        assertEquals(10, received.size());
    }

    private CamelContext consumingInto(SyncStore store, org.apache.camel.Processor route) throws Exception {
        CamelContext context = context();
        context.getRegistry().bind("store", store);
        route(context, "calls", "callrail:calls?syncStore=#store", route);
        context.start();
        return context;
    }

    private static JdbcDataSource database(String name) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:defect-" + name + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    /** Keeps nothing of what a dead process would still say. */
    private static SyncStore untilKilled(SyncStore store, AtomicBoolean killed) {
        return InterceptedStore.of(store, method -> !killed.get() || !method.equals("commit"));
    }
}
