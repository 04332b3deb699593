package io.github.camelcallrail.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final Path DRIVER = Path.of(System.getProperty("chromedriver", "/usr/bin/chromedriver"));
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final ObjectMapper mapper = new ObjectMapper();
    private final ChromeDriver driver;

    Browser() {
        for (Path program : List.of(CHROMIUM, DRIVER)) {
            if (!Files.isExecutable(program)) {
                throw new AssertionError(program + " is missing: install Debian's packages chromium and chromium-driver, or name"
                        + " others with -Dchromium= and -Dchromedriver=");
            }
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                "--window-size=1280,900");
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(), options);
    }

    ChromeDriver driver() {
        return driver;
    }

    void open(String url) {
        driver.get(url);
    }

    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    /** Waits until that element is there, can be seen and holds that text. */
    WebElement await(String selector, String text) {
        return await(selector, text, Duration.ofSeconds(60));
    }

    WebElement await(String selector, String text, Duration within) {
        List<WebElement> found = new ArrayList<>();
        Awaitility.await(selector + " with " + text).atMost(within).pollInterval(Duration.ofMillis(100))
                .ignoreException(StaleElementReferenceException.class).until(() -> {
                    driver.findElements(By.cssSelector(selector)).stream()
                            .filter(element -> element.isDisplayed() && element.getText().contains(text)).forEach(found::add);
                    return !found.isEmpty();
                });
        return found.get(found.size() - 1);
    }

    void click(String selector, String text) {
        await(selector, text).click();
    }

    Object script(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** What axe-core finds that is serious or critical, a line each. */
    List<String> seriousFaults() throws IOException {
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            script(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        Object found = driver.executeAsyncScript("const done = arguments[0]; axe.run(document, {resultTypes: ['violations']})"
                + ".then(r => done(r.violations.map(v => v.impact + ' ' + v.id + ': ' + v.nodes.map(n => n.target + ' ' +"
                + " n.failureSummary).join(' | '))), e => done(['critical axe failed: ' + e]));");
        List<String> faults = new ArrayList<>();
        for (Object fault : (List<?>) found) {
            faults.add(fault.toString());
        }
        System.out.println("axe-core: " + faults);
        faults.removeIf(fault -> !fault.startsWith("serious") && !fault.startsWith("critical"));
        return faults;
    }

    /** What the console holds that is an error, since it was asked last. */
    List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().filter(entry -> entry.getLevel() == Level.SEVERE)
                .map(LogEntry::getMessage).toList();
    }

    /** The addresses that were asked for, since they were asked last. */
    List<String> requests() throws IOException {
        List<String> urls = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = mapper.readTree(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                urls.add(message.at("/params/request/url").asText());
            }
        }
        return urls;
    }

    void dark(boolean on) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", on ? "dark" : "light"))));
    }

    void width(int pixels) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", pixels < 600));
    }

    /** The whole page as a picture in {@code target/screenshots}. */
    void picture(String name) throws IOException {
        Map<String, Object> answer = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), Base64.getDecoder().decode(answer.get("data").toString()));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
