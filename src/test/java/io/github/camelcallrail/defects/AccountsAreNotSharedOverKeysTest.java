package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.component.CallRailComponent;
import io.github.camelcallrail.functional.Live;
import io.github.camelcallrail.sandbox.Answer;
import io.github.camelcallrail.sandbox.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Row 31: what was learnt with one key is used with another. */
class AccountsAreNotSharedOverKeysTest {

    private final Live live = new Live();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void eachKeyAsksForItsOwnAccountOnceHoweverManyAskTogether() throws Exception {
        live.sandbox().scriptCallRail(this::answer);
        CamelContext context = live.context();
        context.getComponent("callrail", CallRailComponent.class).getConfiguration().setAccountId(null);
        context.start();
        ProducerTemplate producer = context.createProducerTemplate();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 40; i++) {
            String key = i % 2 == 0 ? "one" : "two";
            threads.execute(() -> producer.requestBody("callrail:companies?apiKey=" + key, ""));
        }
        threads.shutdown();
        assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));

        assertEquals(42, asked.size());
        assertEquals(1, asked.stream().filter("one /a.json"::equals).count());
        assertEquals(1, asked.stream().filter("two /a.json"::equals).count());
        assertEquals(20, asked.stream().filter("one /a/ACCone/companies.json"::equals).count());
        assertEquals(20, asked.stream().filter("two /a/ACCtwo/companies.json"::equals).count());
    }

    private Optional<Answer> answer(Request request) {
        List<String> sent = request.headers().get("authorization");
        assertEquals(1, sent.size());
        String key = sent.get(0).replaceAll(".*\"(.*)\".*", "$1");
        asked.add(key + " " + request.path());
        String body = request.path().equals("/a.json") ? "{\"accounts\":[{\"id\":\"ACC" + key + "\"}],\"total_records\":1}"
                : "{\"companies\":[],\"total_records\":0}";
        return Optional.of(new Answer(200, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8)));
    }
}
