package io.github.camelcallrail.hub;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import io.github.camelcallrail.functional.FlowsOnSandbox;
import io.github.camelcallrail.functional.LogCapture;
import io.github.camelcallrail.sandbox.Answer;
import io.github.camelcallrail.sandbox.SalesforceFake;
import io.github.camelcallrail.sandbox.SalesforceField;
import io.github.camelcallrail.sandbox.SalesforceType;
import io.github.camelcallrail.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.health.HealthCheck;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands between the flows and a Salesforce that does not have what they write. */
class FlowGateTest {

    private static final List<String> FLOWS = List.of("calls-to-leads", "lead-changes-to-calls");

    private final Sandbox sandbox = Sandbox.builder().start();
    private FlowsOnSandbox flows;
    private FlowGate gate;

    @AfterEach
    void stop() {
        gate.close();
        flows.close();
        sandbox.close();
    }

    private void begin() throws Exception {
        sandbox.world().addCall(Map.of("customer_phone_number", "+15185550143", "duration", 60));
        flows = new FlowsOnSandbox(sandbox, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", Map.of(), false);
        gate = new FlowGate(flows.context(), FLOWS, Duration.ofMillis(300));
        gate.begin();
    }

    private HealthCheck.Result health() {
        return new SalesforceCheck(flows.context(), gate).call(Map.of());
    }

    private static void until(ThrowingRunnable assertion) {
        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(40)).untilAsserted(assertion);
    }

    @Test
    void letsTheFlowsGoWhereAllIsThereAtThePriceOfTwoRequests() throws Exception {
        begin();
        until(() -> assertEquals(1, flows.crm().tasksUpserted()));
        assertTrue(gate.isOpen());
        assertEquals(List.of(), gate.problems());
        assertEquals(2, sandbox.salesforceRequests().all().stream().filter(request -> request.path().endsWith("/describe")
                || request.path().endsWith("/describe/")).count());
        assertEquals(HealthCheck.State.UP, health().getState());
    }

    @Test
    void holdsThemUntilTheFieldIsMendedAndNamesIt() throws Exception {
        sandbox.salesforce().setField("Lead", SalesforceField.of("CallRail_Source__c", SalesforceType.STRING, 20));
        try (LogCapture log = new LogCapture(Level.INFO, "io.github.camelcallrail.hub")) {
            begin();
            until(() -> assertEquals(1, gate.problems().size()));
            String problem = "Lead.CallRail_Source__c takes 20 characters and mapping/lead.groovy writes up to 255";
            until(() -> assertEquals("mapping", health().getDetails().get("reason")));
            assertTrue(health().getMessage().orElse("").contains(problem), health()::toString);
            long asked = sandbox.salesforceRequests().total();
            until(() -> assertTrue(sandbox.salesforceRequests().total() > asked + 4));
            assertEquals(1, log.lines(Level.WARN, problem).size(), "said once");
            assertEquals(0, sandbox.requests().total());
            assertFalse(gate.isOpen());
        }

        sandbox.salesforce().setField("Lead", SalesforceField.of("CallRail_Source__c", SalesforceType.STRING, 255));
        until(() -> assertEquals(1, flows.crm().tasksUpserted()));
        assertEquals(HealthCheck.State.UP, health().getState());
    }

    @Test
    void tellsAWrongLoginFromAnOutage() throws Exception {
        sandbox.salesforce().setClient(SalesforceFake.CLIENT_ID, "another");
        begin();
        until(() -> assertEquals("login", health().getDetails().get("reason")));
        assertTrue(health().getMessage().orElse("").contains("clientSecret"), health()::toString);
        sandbox.scriptSalesforce(request -> Optional.of(new Answer(503, Map.of("Content-Type", "text/html"), "<html>".getBytes())));
        sandbox.salesforce().setClient(SalesforceFake.CLIENT_ID, SalesforceFake.CLIENT_SECRET);
        until(() -> assertEquals("outage", health().getDetails().get("reason")));
        sandbox.clearHooks();
        until(() -> assertEquals(1, flows.crm().tasksUpserted()));
        assertNull(gate.trouble());
    }

    @Test
    void goesOnWhereSalesforceDescribesNothing() throws Exception {
        sandbox.scriptSalesforce(request -> request.path().contains("/describe")
                ? Optional.of(new Answer(404, Map.of("Content-Type", "application/json"),
                        "[{\"errorCode\":\"NOT_FOUND\",\"message\":\"none\"}]".getBytes()))
                : Optional.empty());
        begin();
        until(() -> assertEquals(1, flows.crm().tasksUpserted()));
    }

    @Test
    void anOutageBehindItIsTold() throws Exception {
        begin();
        until(() -> assertEquals(1, flows.crm().tasksUpserted()));
        sandbox.scriptSalesforce(request -> Optional.of(new Answer(503, Map.of("Content-Type", "text/html"), "<html>".getBytes())));
        until(() -> assertEquals("outage", health().getDetails().get("reason")));
        assertTrue(health().getMessage().orElse("").contains("nothing is lost"), health()::toString);
        sandbox.clearHooks();
        until(() -> assertEquals(HealthCheck.State.UP, health().getState()));
    }
}
