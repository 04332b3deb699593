package io.github.camelcallrail.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.sandbox.Sandbox;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.json.JsonObject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees and does by JMX and in the dev console. */
class CallRailManagementTest {

    private final Sandbox sandbox = Sandbox.builder().start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicInteger handed = new AtomicInteger();
    private String id;

    @BeforeEach
    void start() throws Exception {
        id = sandbox.world().addCall(Map.of("duration", 60, "customer_name", "RIVERA DANA", "customer_phone_number", "+15185550143"));
        CallRailComponent component = new CallRailComponent();
        component.getConfiguration().setApiKey(sandbox.key());
        component.getConfiguration().setBaseUrl(sandbox.callRailUrl());
        context.addComponent("callrail", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("callrail:calls?delay=100&initialDelay=0&consumerName=calls").routeId("calls").process(exchange -> {
                    handed.incrementAndGet();
                    throw new IllegalStateException("refused RIVERA DANA");
                });
            }
        });
        context.start();
        CallRailConsumer consumer = (CallRailConsumer) context.getRoute("calls").getConsumer();
        Awaitility.await().until(() -> handed.get() > 0 && !consumer.waiting().isEmpty());
    }

    @AfterEach
    void stop() {
        context.stop();
        sandbox.close();
    }

    @Test
    void anOperatorSeesWhatWaitsAndDealsWithIt() throws Exception {
        MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
        Set<ObjectName> names = server.queryNames(new ObjectName("org.apache.camel:type=consumers,name=CallRailConsumer*,*"), null);
        ObjectName name = names.iterator().next();
        assertEquals("calls", server.getAttribute(name, "ConsumerName"));
        assertEquals(true, server.getAttribute(name, "Leading"));
        assertEquals(1L, server.getAttribute(name, "WaitingFailed"));
        assertFalse(((String) server.getAttribute(name, "ReadUpTo")).isEmpty());
        String waiting = (String) server.invoke(name, "listWaiting", null, null);
        assertTrue(waiting.startsWith(id + " failed since"), waiting);
        assertTrue(waiting.endsWith("IllegalStateException: refused ***"), waiting);

        int before = handed.get();
        assertEquals(1, server.invoke(name, "retryAllFailed", null, null));
        Awaitility.await().until(() -> handed.get() > before);
        Awaitility.await().until(() -> server.getAttribute(name, "WaitingFailed").equals(1L));
        server.invoke(name, "setAside", new Object[] {id}, new String[] {"java.lang.String"});
        assertEquals(1L, server.getAttribute(name, "WaitingSetAside"));
        assertEquals(0L, server.getAttribute(name, "WaitingFailed"));
    }

    @Test
    void theConsoleTellsTheSameAsTextAndJson() {
        CallRailConsole console = new CallRailConsole();
        console.setCamelContext(context);
        String text = (String) console.call(DevConsole.MediaType.TEXT, Map.of());
        assertTrue(text.contains("Consumer: calls") && text.contains(id + " failed since"), text);
        JsonObject json = (JsonObject) console.call(DevConsole.MediaType.JSON, Map.of());
        assertTrue(json.toJson().contains("\"waitingCount\":1"), json.toJson());
        assertFalse((text + json.toJson()).contains("RIVERA") || (text + json.toJson()).contains("5550143"));
    }
}
