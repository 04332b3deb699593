package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.component.CallRailConsumer;
import io.github.camelcallrail.functional.CallRailTestSupport;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * An option declared again in the wrong class shadows the scheduler's; an unwired limit of 0 polls nothing
 * (CAMEL-24357).
 */
class SchedulerOptionsReachTheConsumerTest extends CallRailTestSupport {

    @Test
    void delayAndMaxMessagesPerPollAreWhatTheUriSays() throws Exception {
        CallRailConsumer consumer = consumer(consuming("callrail:calls?delay=5m&maxMessagesPerPoll=7"), "calls");

        assertEquals(300_000, consumer.getDelay());
        assertEquals(7, consumer.getMaxMessagesPerPoll());
    }

    @Test
    void theDefaultIsAMinuteAndNoLimit() throws Exception {
        calls(3);
        org.apache.camel.CamelContext context = consuming("callrail:calls");
        assertEquals(60_000, consumer(context, "calls").getDelay());
        assertEquals(TimeUnit.MILLISECONDS, consumer(context, "calls").getTimeUnit());
        poll(context);

        assertEquals(List.of(3), polled);
    }

    @Test
    void theDefaultIsAMinuteInAnotherUnitToo() throws Exception {
        assertEquals(60, consumer(consuming("callrail:calls?timeUnit=SECONDS"), "calls").getDelay());
    }
}
