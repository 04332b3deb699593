package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.component.CallRailConstants;
import io.github.camelcallrail.sandbox.Quirk;
import io.github.camelcallrail.sandbox.World;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsumerRecordsTest extends CallRailTestSupport {

    @Test
    void headersSayWhatTheRecordIs() throws Exception {
        String id = call(Duration.ofMinutes(5), Map.of("customer_name", "RIVERA DANA"));
        CamelContext context = consuming("callrail:calls");
        poll(context);
        world.tag(id, "Booked");
        poll(context);

        Message first = received.get(0).getIn();
        Instant start = NOON.minus(Duration.ofMinutes(5));
        assertEquals("calls", first.getHeader(CallRailConstants.RESOURCE));
        assertEquals(id, first.getHeader(CallRailConstants.ID));
        assertEquals(sandbox.accountId(), first.getHeader(CallRailConstants.ACCOUNT_ID));
        assertEquals(World.COMPANY, first.getHeader(CallRailConstants.COMPANY_ID));
        assertEquals("created", first.getHeader(CallRailConstants.CHANGE));
        assertEquals(List.of(), first.getHeader(CallRailConstants.CHANGED_FIELDS));
        assertEquals(start, first.getHeader(CallRailConstants.START_TIME));
        assertEquals(start.toEpochMilli(), first.getMessageTimestamp());
        assertEquals(0, first.getHeader(CallRailConstants.BATCH_INDEX));
        assertEquals(1, first.getHeader(CallRailConstants.BATCH_SIZE));

        Message second = received.get(1).getIn();
        assertEquals("updated", second.getHeader(CallRailConstants.CHANGE));
        assertEquals(List.of("tags"), second.getHeader(CallRailConstants.CHANGED_FIELDS));
        assertEquals(List.of("Booked"), second.getBody(CallRailRecord.class).tagNames());
    }

    @Test
    void exchangesOfAPollAreCounted() throws Exception {
        calls(5);
        poll(consuming("callrail:calls?batchSize=2"));

        assertEquals(List.of(0, 1, 2),
                received.stream().map(exchange -> exchange.getIn().getHeader(CallRailConstants.BATCH_INDEX)).toList());
        assertEquals(List.of(2, 2, 1),
                received.stream().map(exchange -> exchange.getIn().getHeader(CallRailConstants.BATCH_SIZE)).toList());
        for (Exchange exchange : received) {
            assertTrue(exchange.getProperty(ExchangePropertyKey.BATCH_INDEX) != null);
            assertTrue(exchange.getProperty(ExchangePropertyKey.BATCH_SIZE) != null);
            assertTrue(exchange.getProperty(ExchangePropertyKey.BATCH_COMPLETE) != null);
        }
    }

    @Test
    void inABatchEachRecordCarriesItsOwnChange() throws Exception {
        String old = call(Duration.ofMinutes(5), Map.of());
        CamelContext context = consuming("callrail:calls?batchSize=10");
        poll(context);
        world.edit(old, "note", "late");
        call(Duration.ofMinutes(1), Map.of());
        poll(context);

        assertEquals(List.of("created", "updated", "created"), records().stream().map(CallRailRecord::change).toList());
        assertEquals(List.of("note"), records().get(1).changedFields());
        assertNull(received.get(1).getIn().getHeader(CallRailConstants.CHANGE));
    }

    @Test
    void emitChangedHandsOverEveryVersion() throws Exception {
        String id = call(Duration.ofMinutes(5), Map.of());
        CamelContext context = consuming("callrail:calls?emit=changed");
        poll(context);
        world.tag(id, "Booked");
        poll(context);
        world.untag(id, "Booked");
        poll(context);
        poll(context);

        assertEquals(List.of("created", "updated", "updated"), records().stream().map(CallRailRecord::change).toList());
    }

    @Test
    void emitNewHandsOverOnce() throws Exception {
        String id = call(Duration.ofMinutes(5), Map.of());
        CamelContext context = consuming("callrail:calls?emit=new");
        poll(context);
        world.tag(id, "Booked");
        poll(context);
        String other = call(Duration.ofMinutes(4), Map.of());
        poll(context);

        assertEquals(List.of(id, other), ids());
    }

    @Test
    void aCallInProgressWaitsUntilItIsOver() throws Exception {
        world.addTimedCall(Map.of("id", "CAL1", "start_time", NOON, "duration", 300, "recording",
                "https://example.com/r"),
                Duration.ofMinutes(10));
        CamelContext context = consuming("callrail:calls");
        clock.advance(Duration.ofMinutes(1));
        poll(context);
        assertEquals(List.of(), ids());

        clock.advance(Duration.ofMinutes(4).plusSeconds(1));
        poll(context);
        assertEquals(List.of("CAL1"), ids());
        assertEquals(300, records().get(0).get("duration"));

        clock.advance(Duration.ofMinutes(3));
        poll(context);
        assertEquals(List.of("created", "updated"), records().stream().map(CallRailRecord::change).toList(),
                "the recording");
    }

    @Test
    void callStateAnyHandsACallOverAsSoonAsItIsSeen() throws Exception {
        world.addTimedCall(Map.of("id", "CAL1", "start_time", NOON, "duration", 300), Duration.ofMinutes(10));
        CamelContext context = consuming("callrail:calls?callState=any");
        clock.advance(Duration.ofMinutes(1));
        poll(context);
        assertNull(records().get(0).get("duration"));

        clock.advance(Duration.ofMinutes(5));
        poll(context);
        assertTrue(records().get(1).changedFields().contains("duration"));
    }

    @Test
    void aCallThatNeverEndsIsHandedOverAsItIsAfterADay() throws Exception {
        world.addTimedCall(Map.of("id", "CAL1", "start_time", NOON, "duration", 400_000), Duration.ofMinutes(10));
        CamelContext context = consuming("callrail:calls?startDate=2026-11-24T11:00:00Z");
        for (int hour = 0; hour < 23; hour++) {
            clock.advance(Duration.ofHours(1));
            poll(context);
        }
        assertEquals(List.of(), ids());

        clock.advance(Duration.ofMinutes(61));
        poll(context);
        assertEquals(List.of("CAL1"), ids());
    }

    @Test
    void aRecordIsItsJsonAsTextBytesAndStream() throws Exception {
        call(Duration.ofMinutes(5), Map.of("customer_name", "Zo\u00EB \u0141\u00F3d\u017A \uD83D\uDCDE"));
        poll(consuming("callrail:calls"));
        Message message = received.get(0).getIn();
        ObjectMapper json = new ObjectMapper();

        JsonNode text = json.readTree(message.getBody(String.class));
        assertEquals("Zo\u00EB \u0141\u00F3d\u017A \uD83D\uDCDE", text.get("customer_name").asText());
        assertEquals(text, json.readTree(message.getBody(byte[].class)));
        assertEquals(text, json.readTree(message.getBody(InputStream.class)));
        assertFalse(text.has("change"), "the JSON is what CallRail sent");
    }

    @Test
    void bodyInASimpleExpressionIsJsonAndFieldsAreReadAsOnAnyMap() throws Exception {
        call(Duration.ofMinutes(5), Map.of("note", "leak"));
        CamelContext context = context();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(silent("callrail:calls")).routeId("calls").setHeader("whole").simple("${body}")
                        .setHeader("note").simple("${body[note]}").process(received::add);
            }
        });
        context.start();
        poll(context);

        assertEquals("leak", new ObjectMapper().readTree(received.get(0).getIn().getHeader("whole",
                String.class)).get("note").asText());
        assertEquals("leak", received.get(0).getIn().getHeader("note"));
    }

    @Test
    void halfAnEmojiIsOneExchangeInTwoPollsAndValidUtf8() throws Exception {
        CamelContext context = consuming("callrail:calls");
        String row = "{\"id\":\"CAL019a0000000070008000000000000b09\",\"start_time\":\"2026-11-24T06:00:00.000-05:00\","
                + "\"duration\":60,\"customer_name\":\"" + "A".repeat(79)
                + "\\ud83d\\ude00 Rivera\",\"note\":\"call back \\ud83d\"}";
        sandbox.scriptCallRail(request -> java.util.Optional.of(new io.github.camelcallrail.sandbox.Answer(200,
                Map.of("Content-Type", "application/json"),
                ("{\"total_records\":1,\"calls\":[" + row + "]}").getBytes(StandardCharsets.UTF_8))));
        poll(context);
        poll(context);

        assertEquals(1, received.size());
        JsonNode json = new ObjectMapper().readTree(strictly(received.get(0).getIn().getBody(byte[].class)));
        assertEquals("call back \uFFFD", json.get("note").asText());
        assertEquals("A".repeat(79) + "\uD83D\uDE00 Rivera", json.get("customer_name").asText());
    }

    private static String strictly(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"emit=changed", "emit=new", "emit=changed&batchSize=200"})
    void aCallThatIsTaggedBetweenTwoPagesEndsWithItsTag(String options) throws Exception {
        List<String> all = calls(300);
        String last = all.get(249);
        java.util.concurrent.atomic.AtomicInteger requests = new java.util.concurrent.atomic.AtomicInteger();
        sandbox.afterCallRail(request -> {
            if (requests.incrementAndGet() == 1) {
                world.tag(last, "Booked");
            }
        });
        CamelContext context = consuming("callrail:calls?" + options);
        poll(context);
        poll(context);

        List<CallRailRecord> versions = records().stream().filter(call -> call.id().equals(last)).toList();
        boolean onlyNew = options.equals("emit=new");
        assertEquals(onlyNew ? 300 : 300 + versions.size() - 1, records().size());
        if (!onlyNew) {
            assertEquals(List.of("Booked"), versions.get(versions.size() - 1).tagNames());
        }
    }

    @ParameterizedTest
    @CsvSource({"TAGS_AS_TEXT", "TAGS_MIXED", "RECORDING_WITHOUT_JSON", "RECORDING_DURATION_AS_TEXT", "EXTRA_FIELDS",
            "NO_TOTAL_PAGES", "NO_RATE_HEADERS", "TIES_STABLE", "NO_PREMIUM"})
    void anotherWayOfWritingIsNoChange(Quirk quirk) throws Exception {
        call(Duration.ofMinutes(5), Map.of("tags", List.of("Booked", "VIP"), "recording_duration", 68, "call_summary",
                "A leak.",
                "recording", "https://api.callrail.com/v3/a/" + sandbox.accountId() + "/calls/CAL1/recording.json"));
        CamelContext context = consuming("callrail:calls");
        poll(context);
        sandbox.callRail().quirks().on(quirk);
        poll(context);
        sandbox.callRail().quirks().off(quirk);
        poll(context);

        assertEquals(1, received.size());
        assertEquals(List.of("Booked", "VIP"), records().get(0).tagNames());
    }

    @Test
    void paddingAndNumbersAsTextAreNoChange() throws Exception {
        String id = world.addVerbatim(Map.of("start_time", "2026-11-24T06:00:00.000-05:00", "duration", 73, "value",
                600,
                "customer_name", "RIVERA DANA", "first_call", true, "company_id", World.COMPANY));
        CamelContext context = consuming("callrail:calls");
        poll(context);
        world.edit(id, "customer_name", "RIVERA DANA    ");
        world.edit(id, "duration", "73");
        world.edit(id, "value", "600.00");
        world.edit(id, "first_call", "true");
        world.edit(id, "note", "");
        poll(context);
        assertEquals(1, received.size());

        world.edit(id, "value", "$600.50");
        poll(context);
        assertEquals(List.of("value"), records().get(1).changedFields());
    }

    @Test
    void fieldsAreAskedForAsTheOptionSays() throws Exception {
        CamelContext context = context();
        for (String fields : List.of("none", "all", "tags,note,start_time")) {
            route(context, fields, "callrail:calls?fields=" + fields, received::add);
        }
        route(context, "default", "callrail:calls", received::add);
        context.start();
        List.of("none", "all", "tags,note,start_time", "default").forEach(route -> poll(context, route));

        List<String> sent = sandbox.requests().all("GET calls").stream().map(request -> request.param("fields"))
                .toList();
        assertNull(sent.get(0));
        assertTrue(sent.get(1).contains("milestones") && !sent.get(1).contains("conversational_transcript"),
                sent.get(1));
        assertEquals("tags,note", sent.get(2));
        assertTrue(sent.get(3).startsWith("company_id,company_name,company_time_zone,tracker_id"), sent.get(3));
        assertEquals(List.of(), errors);
    }
}
