package io.github.camelcallrail.sandbox;

import static io.github.camelcallrail.sandbox.SalesforceCaller.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.sandbox.SalesforceCaller.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceFaultsTest {

    private final SalesforceCaller caller = new SalesforceCaller();
    private final SalesforceFaults faults = caller.fake.faults();

    @Test
    void everyNthRequestLosesItsToken() {
        caller.login();
        faults.everyNth("sf-401", 3);

        assertEquals(List.of(200, 200, 401, 401), statuses(4));
        caller.login();
        assertEquals(List.of(200, 200, 401), statuses(3));
    }

    @Test
    void theNextTwoFailAndThenNoMore() {
        faults.next("sf-403-limit", 2);
        assertEquals(List.of(403, 403, 200, 200), statuses(4));
    }

    @Test
    void unavailableIsAPageOfHtml() {
        faults.next("sf-503-html", 1);
        Reply reply = caller.get("limits");

        assertEquals(503, reply.status());
        assertTrue(reply.headers().get("Content-Type").startsWith("text/html"));
        assertTrue(reply.text().startsWith("<html>"));
    }

    @Test
    void everyNthRecordIsLocked() {
        faults.enable("sf-lock-row=3");
        Reply reply = caller.upsert(IntStream.range(0, 7).mapToObj(i -> person("k" + i, "A")).toList());

        assertEquals(List.of(2, 5), IntStream.range(0, 7)
                .filter(i -> reply.recordCode(i).equals("UNABLE_TO_LOCK_ROW")).boxed().toList());
        assertEquals(5, caller.fake.snapshot().get("Lead").size());
    }

    @Test
    void aCutAnswerLeavesTheWriteDone() {
        faults.next("sf-cut-after-write", 1);

        assertEquals(200, caller.get("limits").status());
        assertEquals(-1, caller.upsert(List.of(person("k", "A"))).status());
        assertFalse(caller.upsert(List.of(person("k", "A"))).json().path(0).path("created").asBoolean(true));
    }

    @Test
    void anAnswerThatIsNoListComesWithoutAWrite() {
        faults.next("sf-not-a-list", 1);

        assertEquals("{}", caller.upsert(List.of(person("k", "A"))).text());
        assertTrue(caller.upsert(List.of(person("k", "A"))).json().path(0).path("created").asBoolean());
    }

    @Test
    void anotherWriterIsFirst() {
        faults.next("sf-duplicate-value", 1);
        Reply first = caller.upsert(List.of(person("k", "A")));
        Reply second = caller.upsert(List.of(person("k", "B")));

        assertEquals("DUPLICATE_VALUE", first.recordCode(0));
        assertFalse(second.json().path(0).path("created").asBoolean(true));
        assertEquals(1, caller.fake.find("Lead", "CallRail_Key__c", "k").size());
    }

    @Test
    void aSlowAnswerComesAfterTheWrite() {
        List<Long> waits = new ArrayList<>();
        caller.fake.setPause(millis -> {
            assertEquals(1, caller.fake.snapshot().get("Lead").size());
            waits.add(millis);
        });
        faults.enable("sf-slow=1500");
        caller.made("k", "A");

        assertEquals(List.of(1500L), waits);
    }

    @Test
    void faultsGoAway() {
        faults.enable("sf-403-limit=1, sf-503-html=1");
        faults.off("sf-503-html");
        assertEquals(403, caller.get("limits").status());
        faults.clear();
        assertEquals(200, caller.get("limits").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sf-500", "sf-401=0", "sf-401=often"})
    void aFaultThatIsNoneIsAnError(String spec) {
        assertThrows(IllegalArgumentException.class, () -> faults.enable(spec));
    }

    private List<Integer> statuses(int count) {
        return IntStream.range(0, count).mapToObj(i -> caller.get("limits").status()).toList();
    }
}
