package io.github.camelcallrail.hub;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final Settings settings;

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
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                greet(side.isEmpty());
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
        properties.put("camel.management.jolokiaEnabled", "true");
        properties.put("camel.management.jolokiaPath", Guard.JOLOKIA);
        if (settings.companyIds().size() == 1) {
            properties.put("hub.companyId", settings.companyIds().get(0));
        }
        return properties;
    }

    private void greet(boolean real) {
        String address = settings.address();
        LOG.info("The hub runs: {}  Hawtio: {}/hawtio  health: {}/observe/health", address, address, address);
        if (!settings.local() && settings.tls() == null) {
            LOG.warn("The hub's password and all that it shows go over the network in plain text: set hub.tls.keyStore and"
                    + " hub.tls.password, or put a proxy with TLS before it");
        }
        if (!real) {
            String sandbox = "http://localhost:" + settings.port("sandbox.port", 8081);
            LOG.info("The sandbox's own records: {}/sandbox/salesforce/Lead  {}/sandbox/callrail/calls", sandbox, sandbox);
        }
        LOG.info("Ctrl-C ends it.");
    }
}
