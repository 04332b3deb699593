package io.github.camelcallrail.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.sandbox.Quirk;
import io.github.camelcallrail.sandbox.Sandbox;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest {

    private static final ListQuery WEEK = new ListQuery(
            Map.of("start_date", "2026-11-17T12:00:00Z", "end_date", "2026-11-24T12:00:00Z", "time_zone", "Etc/UTC"),
            List.of(),
            "start_time", "asc", 250);

    private ClientFixture fixture = new ClientFixture(Sandbox.builder().bulk(1000, 400, Duration.ofDays(5)));

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"NO_RATE_HEADERS", "NEXT_PAGE_ABSENT", "NEXT_PAGE_STALE", "NO_TOTAL_PAGES", "NO_TOTALS"})
    void bothKindsOfPagingBringTheSameIds(Quirk quirk) {
        fixture.sandbox.callRail().quirks().on(quirk, Quirk.TIES_STABLE);

        List<String> byNumber = ids(false);
        List<String> relative = ids(true);

        assertEquals(1000, new HashSet<>(byNumber).size());
        assertEquals(byNumber, relative);
        assertEquals(0, fixture.sandbox.callRail().nextPageFollowed());
        long byNumberRequests = quirk == Quirk.NO_TOTALS ? 5 : 4;
        assertEquals(byNumberRequests + 4, fixture.requests());
    }

    @Test
    void relativePagingCountsPagesFromZero() {
        ids(true);

        assertEquals(List.of("0", "1", "2", "3"),
                fixture.seen.stream().map(request -> request.param("offset").orElse(null)).toList());
        assertTrue(fixture.seen.stream().noneMatch(request -> request.query().containsKey("page")));
        assertTrue(fixture.seen.stream().allMatch(request -> request.param("start_date").isPresent()), "filters stay");
    }

    @Test
    void asksForAPageOnlyWhenItIsRead() {
        Iterator<CallRailRecord> calls = Lists.iterate(fixture.client(), ClientFixture.CALLS, WEEK, false);
        assertEquals(0, fixture.requests());

        for (int i = 0; i < 250; i++) {
            calls.next();
        }
        assertEquals(1, fixture.requests());
        calls.next();
        assertEquals(2, fixture.requests());
    }

    @Test
    void aShortRelativePageEndsNothing() {
        fixture.sandbox.scriptCallRail(request -> java.util.Optional.of(page(request.param("offset").orElse("0"))));

        assertEquals(List.of("CAL0", "CAL2"), ids(true));
    }

    private static io.github.camelcallrail.sandbox.Answer page(String offset) {
        String rows = offset.equals("1") ? "" : "{\"id\":\"CAL" + offset + "\"}";
        String body = "{\"has_next_page\":" + !offset.equals("2") + ",\"calls\":[" + rows + "]}";
        return new io.github.camelcallrail.sandbox.Answer(200, Map.of("Content-Type", "application/json"),
                body.getBytes());
    }

    @Test
    void aBrokenItemInAListIsAnError() {
        fixture.answer(200, "{\"total_records\":2,\"calls\":[{\"id\":\"CAL1\"},{}]}");

        assertThrows(CallRailAnswerException.class, () -> ids(false));
    }

    @Test
    void anEmptyListHasNoNext() {
        fixture.answer(200, "{\"total_records\":0,\"calls\":[]}");
        Iterator<CallRailRecord> calls = Lists.iterate(fixture.client(), ClientFixture.CALLS, WEEK, false);

        assertFalse(calls.hasNext());
        assertFalse(calls.hasNext());
        assertThrows(NoSuchElementException.class, calls::next);
        assertEquals(1, fixture.requests());
    }

    private List<String> ids(boolean relative) {
        return Lists.all(fixture.client(), ClientFixture.CALLS, WEEK, relative).stream().map(CallRailRecord::id)
                .toList();
    }
}
