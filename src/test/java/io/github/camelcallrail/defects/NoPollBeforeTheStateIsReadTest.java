package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.functional.CallRailTestSupport;
import io.github.camelcallrail.sync.MemorySyncStore;
import io.github.camelcallrail.sync.SyncStore;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A poll that ran before the start had looked up its position took "none" for "from the beginning" (CAMEL-21256). */
class NoPollBeforeTheStateIsReadTest extends CallRailTestSupport {

    @Test
    void whileTheStateIsLookedUpNothingIsAsked() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        SyncStore slow = InterceptedStore.of(new MemorySyncStore(), method -> {
            if (method.equals("open")) {
                asked.countDown();
                answered.await();
            }
            return true;
        });
        CamelContext context = context();
        context.getRegistry().bind("slow", slow);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("callrail:calls?syncStore=#slow&initialDelay=0&delay=10").process(received::add);
            }
        });
        calls(1);
        Thread starter = new Thread(context::start);
        starter.start();
        asked.await();

        Awaitility.await().during(300, TimeUnit.MILLISECONDS).atMost(2, TimeUnit.SECONDS)
                .until(() -> sandbox.requests().total() == 0);
        answered.countDown();
        starter.join();
        Awaitility.await().until(() -> received.size() == 1);
        assertEquals(1, ids().size());
    }
}
