package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.functional.CallRailTestSupport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A consumer that fetches only the first page drops the rest of the window (CAMEL-24082). */
class EveryPageIsReadTest extends CallRailTestSupport {

    @Test
    void onePollOfSixHundredAndTwentyRecordsTakesThreeRequests() throws Exception {
        List<String> all = calls(620);
        poll(consuming("callrail:calls?pageSize=250"));

        assertEquals(all, ids());
        assertEquals(3, lists());
    }
}
