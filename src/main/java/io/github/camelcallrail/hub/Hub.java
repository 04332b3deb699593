package io.github.camelcallrail.hub;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Camel's own main with the flows and the console.
 */
final class Hub {

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    /** What the mapping scripts are for. */
    private static final List<String> FLOWS = List.of("calls-to-leads", "lead-changes-to-calls");

    private final Settings settings;
    private FlowGate gate;

    Hub(Settings settings) {
        this.settings = settings;
    }

    /**
     * Runs until the process is told to end.
     *
     * @param side properties that are set for this run, over those of the file
     * @return     the exit code
     */
    int run(Map<String, String> side) throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("file:" + settings.routes() + "/application.properties");
        settings.fromEnvironment().forEach(main::addInitialProperty);
        defaults().forEach(main::addInitialProperty);
        side.forEach(main::addOverrideProperty);
        new Web(settings, InstantSource.system()).addTo(main);
        main.configure().addRoutesBuilder(new DryRunRoute());
        main.configure().addRoutesBuilder(new ConsoleRoute());
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport configured) {
                if (settings.dryRun()) {
                    guard(configured.getCamelContext());
                }
            }

            @Override
            public void afterStart(BaseMainSupport started) {
                greet(settings.sandbox());
                letFlowsGo(started.getCamelContext());
            }

            @Override
            public void beforeStop(BaseMainSupport stopping) {
                if (gate != null) {
                    gate.close();
                }
            }
        });
        return main.run(new String[0]);
    }

    private Map<String, String> defaults() {
        Map<String, String> properties = new LinkedHashMap<>();
        String host = settings.get("hub.host", "localhost");
        String port = String.valueOf(settings.port("hub.port", 8080));
        properties.put("camel.main.name", "hub");
        properties.put("camel.main.routesIncludePattern", "file:" + settings.routes() + "/*.camel.yaml");
        properties.put("camel.main.autoConfigurationLogSummary", "false");
        properties.put("camel.main.shutdownTimeout", "10");
        for (String server : List.of("camel.server.", "camel.management.")) {
            properties.put(server + "enabled", "true");
            properties.put(server + "host", host);
            properties.put(server + "port", port);
        }
        properties.put("camel.management.healthCheckEnabled", "true");
        properties.put("camel.management.metricsEnabled", "true");
        properties.put("camel.metrics.enabled", "true");
        // Its meters of what is asked within and outside of a route have different tags, which Prometheus refuses with a warning.
        properties.put("camel.metrics.enableExchangeEventNotifier", "false");
        properties.put("camel.metrics.binders", "jvm-memory,jvm-gc,jvm-thread,processor,uptime");
        if (settings.checkMapping()) {
            properties.put("camel.main.autoStartupExcludePattern", String.join(",", FLOWS));
        }
        properties.put("camel.management.jolokiaEnabled", "true");
        properties.put("camel.management.jolokiaPath", Guard.JOLOKIA);
        if (settings.companyIds().size() == 1) {
            properties.put("hub.companyId", settings.companyIds().get(0));
        }
        return properties;
    }

    private void letFlowsGo(CamelContext context) {
        if (settings.checkMapping()) {
            gate = new FlowGate(context, FLOWS, Duration.ofMinutes(1));
            context.getRegistry().bind("hubFlowGate", gate);
            gate.begin();
        }
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null) {
            registry.register(new SalesforceCheck(context, gate));
        }
        HubMeters.register(context, gate);
    }

    private static void guard(CamelContext context) {
        try {
            context.addStartupListener(new SalesforceGuard());
        } catch (Exception e) {
            throw new IllegalStateException("The dry run cannot keep watch over Salesforce", e);
        }
    }

    private void greet(boolean sandbox) {
        String address = settings.address();
        LOG.info("The hub runs: {}  Hawtio: {}/hawtio  health: {}/observe/health", address, address, address);
        if (!settings.local() && settings.tls() == null) {
            LOG.warn("The hub's password and all that it shows go over the network in plain text: set hub.tls.keyStore and"
                    + " hub.tls.password, or put a proxy with TLS before it");
        }
        if (sandbox) {
            String fake = "http://localhost:" + settings.port("sandbox.port", 8081);
            LOG.info("The sandbox's own records: {}/sandbox/salesforce/Lead  {}/sandbox/callrail/calls", fake, fake);
        }
        if (settings.dryRun()) {
            LOG.info("Dry run: both sides are read, neither is written. What would be: {}/api/dry-run", address);
        }
        LOG.info("Ctrl-C ends it.");
    }
}
