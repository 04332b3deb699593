package io.github.camelcallrail.component;

import io.github.camelcallrail.sync.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonObject;

/**
 * The consumers of CallRail, how far they have come, and what waits, since when and why.
 */
@DevConsole(name = "callrail", displayName = "CallRail", description = "CallRail consumers and what they wait for")
public class CallRailConsole extends AbstractDevConsole {

    private static final int SHOWN = 100;

    /** The console {@code callrail}. */
    public CallRailConsole() {
        super("camel", "callrail", "CallRail", "CallRail consumers and what they wait for");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (CallRailConsumer consumer : consumers()) {
            List<Waiting> waiting = consumer.waiting();
            text.append("Consumer: ").append(consumer.getConsumerName())
                    .append("\n    Leading: ").append(consumer.isLeading())
                    .append("\n    Read up to: ").append(consumer.getReadUpTo())
                    .append("\n    Checkpoint: ").append(consumer.getCheckpoint())
                    .append("\n    In flight: ").append(consumer.getInFlight())
                    .append("\n    Trouble: ").append(trouble(consumer))
                    .append("\n    Delivered: ").append(consumer.counts().done())
                    .append("\n    Failed: ").append(consumer.counts().failed())
                    .append("\n    Waiting: ").append(waiting.size()).append('\n');
            waiting.stream().limit(SHOWN).forEach(item -> text.append("        ").append(item.toLine()).append('\n'));
        }
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        List<JsonObject> list = new ArrayList<>();
        for (CallRailConsumer consumer : consumers()) {
            List<Waiting> waiting = consumer.waiting();
            JsonObject json = new JsonObject();
            json.put("consumer", consumer.getConsumerName());
            json.put("leading", consumer.isLeading());
            json.put("readUpTo", consumer.getReadUpTo());
            json.put("checkpoint", consumer.getCheckpoint());
            json.put("inFlight", consumer.getInFlight());
            json.put("trouble", trouble(consumer));
            json.put("delivered", consumer.counts().done());
            json.put("failed", consumer.counts().failed());
            json.put("waitingCount", waiting.size());
            json.put("waiting", waiting.stream().limit(SHOWN).map(CallRailConsole::json).toList());
            list.add(json);
        }
        JsonObject root = new JsonObject();
        root.put("consumers", list);
        return root;
    }

    private static String trouble(CallRailConsumer consumer) {
        return consumer.trouble().map(trouble -> trouble.reason() + ": " + trouble.what() + ". " + trouble.remedy()).orElse("none");
    }

    private List<CallRailConsumer> consumers() {
        CallRailComponent component = getCamelContext().hasComponent("callrail") instanceof CallRailComponent found ? found : null;
        return component == null ? List.of() : component.consumers().stream()
                .sorted(Comparator.comparing(CallRailConsumer::getConsumerName)).toList();
    }

    private static JsonObject json(Waiting item) {
        JsonObject json = new JsonObject();
        json.put("id", item.id());
        json.put("kind", item.kind().name());
        json.put("since", item.since().toString());
        json.put("attempts", item.attempts());
        json.put("nextAttempt", item.nextAttempt().toString());
        json.put("reason", item.reason());
        return json;
    }
}
