package io.github.camelcallrail.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcallrail.sandbox.Fault;
import io.github.camelcallrail.sandbox.Sandbox;
import io.github.camelcallrail.sandbox.SalesforceField;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The hub's page as a person sees it, in a real browser over the sandbox. */
class HubPageIT {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final String SOURCE = "CallRail_Source__c";

    @TempDir
    static Path directory;

    private static Programs programs;
    private static Sandbox sandbox;
    private static JavaProcess hub;
    private static Browser browser;
    private static SalesforceField source;

    @BeforeAll
    static void start() throws Exception {
        programs = new Programs(directory);
        sandbox = Sandbox.builder().port(programs.sandboxPort()).limits(100_000, 1_000_000).seeded().start();
        source = sandbox.salesforce().field("Lead", SOURCE);
        hub = programs.startHub();
        browser = new Browser();
        Programs.await(hub, () -> programs.status().get("tasksUpserted").asInt() > 300
                && !programs.status().get("lagSeconds").isNull());
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable closeable : new AutoCloseable[] {browser, hub, sandbox}) {
            if (closeable != null) {
                closeable.close();
            }
        }
    }

    @BeforeEach
    void open() {
        browser.consoleErrors();
        browser.open(programs.hubUrl());
        browser.await("#verdict h2", "All is well");
    }

    @AfterEach
    void mend() {
        sandbox.salesforce().setField("Lead", source);
        sandbox.salesforceFaults().clear();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            if (programs.status().get("failures").asInt() > 0) {
                JavaProcess.post(programs.hubUrl() + "/api/failures/replay", "");
            }
            return programs.status().get("failures").asInt() == 0;
        });
    }

    @Test
    void loadsWithoutAnErrorAndAsksNoOtherHost() throws Exception {
        browser.requests();
        browser.open(programs.hubUrl());
        browser.await("#verdict h2", "All is well");
        browser.await("#chart-text", "new lead");
        assertEquals(1L, browser.script("return document.querySelectorAll('#chart canvas').length"));
        assertTrue(browser.text(".picture").contains("tasks"), browser.text(".picture"));
        assertTrue(browser.driver().findElement(By.id("picture")).getDomAttribute("aria-label").contains("tasks written"));
        assertEquals(List.of(), browser.requests().stream().filter(url -> !url.startsWith(programs.hubUrl() + "/")).toList());
        assertEquals(List.of(), browser.consoleErrors());
    }

    @Test
    void showsARefusedRecordWithinFiveSecondsAndDeliversItAgain() throws Exception {
        sandbox.salesforce().setField("Lead", SalesforceField.of(SOURCE, source.type(), 3));
        String id = call("+15185550143", "Ada <b>Byron</b>");
        Programs.await(hub, () -> programs.status().get("failures").asInt() == 1);
        browser.await("#verdict h2", "1 record failed", FIVE_SECONDS);
        browser.await("#failures .reason", "lead STRING_TOO_LONG: " + SOURCE, FIVE_SECONDS);
        browser.await("#failures .advice", "Lengthen the field");
        browser.click("#failures summary", "Show by id");
        browser.await("#failures .records li", "lead." + id);
        browser.dark(false);
        browser.width(1280);
        browser.picture("failure-light");
        assertEquals(List.of(), browser.seriousFaults());

        sandbox.salesforce().setField("Lead", source);
        browser.click("#failures .records button", "Deliver again");
        browser.await("#said", "lead." + id + " is delivered again");
        browser.await("#verdict h2", "All is well");
        assertFalse(browser.driver().findElement(By.id("attention")).isDisplayed());
        assertFalse(sandbox.salesforce().find("Lead", "CallRail_Last_Call_Id__c", id).isEmpty());
        assertFalse(hub.log().contains("5550143") || hub.log().contains("Byron"), hub.log());
    }

    @Test
    void showsAnOutageAndDeliversEverythingAgainAtOnce() throws Exception {
        sandbox.salesforceFaults().when(Fault.ERROR_503, request -> true);
        String id = call("+15185550144", "Grace Hopper");
        browser.await("#verdict h2", "Something does not work");
        browser.await("#failures h3", "1 record failed");
        browser.click("#failures summary", "Show by id");
        browser.await("#failures .records li", id);
        sandbox.salesforceFaults().clear();
        browser.click("#replay-all", "Deliver all again");
        browser.click("#confirm-yes", "Deliver all again");
        browser.await("#said", "1 record is delivered again");
        browser.await("#verdict h2", "All is well");
        assertFalse(sandbox.salesforce().find("Lead", "CallRail_Last_Call_Id__c", id).isEmpty());
    }

    @Test
    void setsARefusedRecordAsideAndDeliversItLater() throws Exception {
        sandbox.salesforce().setField("Lead", SalesforceField.of(SOURCE, source.type(), 3));
        String id = call("+15185550145", "Mary Jackson");
        browser.click("#failures button", "Set these aside");
        browser.click("#confirm-yes", "Set aside");
        browser.await("#failures h3", "1 record is set aside");
        browser.await("#verdict h2", "All is well");
        assertEquals(0, programs.status().get("failures").asInt());
        sandbox.salesforce().setField("Lead", source);
        browser.click("#failures button", "Deliver these again");
        browser.click("#confirm-yes", "Deliver again");
        Programs.await(hub, () -> !sandbox.salesforce().find("Lead", "CallRail_Last_Call_Id__c", id).isEmpty());
        Programs.await(hub, () -> programs.status().get("setAside").asInt() == 0);
    }

    @Test
    void pausesAFlowByKeyboardAndLetsItGoOn() throws Exception {
        browser.await("#flows .card", "calls-to-leads");
        browser.script("[...document.querySelectorAll('#flows .pause')].find(b => b.getAttribute('aria-label').endsWith('calls-to-leads'))"
                + ".focus()");
        browser.driver().switchTo().activeElement().sendKeys(" ");
        browser.await("#confirm", "Pause calls-to-leads?");
        browser.driver().switchTo().activeElement().sendKeys("\n");
        browser.await("#verdict h2", "Paused: calls-to-leads");
        String id = call("+15185550146", "Dorothy Vaughan");
        sandbox.resetRequests();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> sandbox.salesforceRequests().counts().size() > 0);
        assertEquals(0, sandbox.requests().count("GET calls"));
        assertTrue(sandbox.salesforce().find("Lead", "CallRail_Last_Call_Id__c", id).isEmpty());

        browser.click("#flows .pause", "Resume");
        browser.await("#said", "calls-to-leads goes on");
        browser.await("#verdict h2", "All is well");
        Programs.await(hub, () -> !sandbox.salesforce().find("Lead", "CallRail_Last_Call_Id__c", id).isEmpty());
        assertTrue(hub.log().contains("Flow calls-to-leads is paused") && hub.log().contains("Flow calls-to-leads goes on"), hub.log());
    }

    @Test
    void readsBothFlowsNow() throws Exception {
        for (JsonNode flow : programs.status().get("flows")) {
            String id = flow.get("id").asText();
            browser.script("[...document.querySelectorAll('#flows .poll')].find(b => b.getAttribute('aria-label').includes('" + id
                    + "')).click()");
            browser.await("#said", id + " reads now");
        }
        browser.await("#verdict h2", "All is well");
    }

    @Test
    void showsWhatWasWrittenBack() throws Exception {
        Map<String, Object> lead = sandbox.salesforce().records("Lead").get(0);
        sandbox.salesforce().editAsPerson("Lead", lead.get("Id").toString(),
                Map.of("CallRail_Lead_Status__c", "good_lead".equals(lead.get("CallRail_Lead_Status__c")) ? "not_a_lead" : "good_lead"));
        browser.await("#changes tr", "lead_status");
        assertEquals("UPDATE", JavaProcess.get(programs.hubUrl() + "/api/changes").get(0).get("kind").asText());
    }

    @Test
    void hasNoSeriousFaultForThoseWhoCannotSeeAndLooksRight() throws Exception {
        browser.await("#chart-text", "new lead");
        for (String look : List.of("light", "dark")) {
            browser.dark(look.equals("dark"));
            for (int width : new int[] {1280, 390}) {
                browser.width(width);
                browser.script("window.scrollTo(0, 0)");
                browser.script("return new Promise(done => setTimeout(done, 300))");
                browser.picture("page-" + (width < 600 ? "phone-" : "") + look);
                assertEquals(List.of(), browser.seriousFaults(), look + " " + width);
                assertEquals((long) width, browser.script("return document.documentElement.scrollWidth"), "nothing runs out of sight");
            }
        }
        browser.dark(false);
        browser.width(1280);
    }

    @Test
    void hawtioShowsRoutesTheirDiagramAndOurBeans() throws Exception {
        browser.open(programs.hubUrl() + "/hawtio/camel");
        browser.await("[class*=tree-view__node-text]", "routes");
        choose("routes");
        browser.click("a, button", "Route Diagram");
        browser.await(".react-flow__node", "callrail:calls");
        browser.picture("hawtio");
        browser.click("button", "Expand all");
        browser.await("[class*=tree-view__node-text]", "CallRailConsumer");
        choose("CallRailConsumer");
        browser.await("body", "ConsumerName");
        browser.await("body", "WaitingFailed");
        browser.picture("hawtio-consumer");
        assertEquals(List.of(), browser.consoleErrors());
        JsonNode beans = JavaProcess.get(programs.hubUrl() + "/hawtio/jolokia/list/org.apache.camel");
        assertTrue(beans.toString().contains("Managed CallRail consumer"), "our MBean with its description");
    }

    private static void choose(String node) {
        browser.script("[...document.querySelectorAll('[class*=tree-view__node-text]')].find(n => n.textContent.startsWith('" + node
                + "')).click()");
    }

    /** A call that is over, of a source whose name is longer than three letters. */
    private static String call(String phone, String name) {
        return sandbox.world().addCall(Map.of("customer_phone_number", phone, "customer_name", name, "duration", 60, "source_name",
                "Google Ads"));
    }
}
