package io.github.camelcallrail.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelcallrail.functional.CallRailTestSupport;
import io.github.camelcallrail.sync.MemorySyncStore;
import io.github.camelcallrail.sync.SyncStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
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
        MemorySyncStore memory = new MemorySyncStore();
        SyncStore slow = (SyncStore) Proxy.newProxyInstance(SyncStore.class.getClassLoader(), new Class<?>[] {SyncStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("open")) {
                        asked.countDown();
                        answered.await();
                    }
                    try {
                        return method.invoke(memory, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
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
