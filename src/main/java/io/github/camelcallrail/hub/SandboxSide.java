package io.github.camelcallrail.hub;

import io.github.camelcallrail.sandbox.Sandbox;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the hub sets so that the flows run against the sandbox, and fast enough to watch. What the user said on the command line
 * stays.
 */
final class SandboxSide {

    private SandboxSide() {
    }

    static Map<String, String> properties(Settings settings, Sandbox sandbox) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(Settings.CALLRAIL + "apiKey", sandbox.key());
        properties.put(Settings.CALLRAIL + "baseUrl", sandbox.callRailUrl());
        properties.put(Settings.SALESFORCE + "loginUrl", sandbox.baseUrl());
        properties.put(Settings.SALESFORCE + "clientId", "sandbox-client");
        properties.put(Settings.SALESFORCE + "clientSecret", "sandbox-secret");
        properties.put("hub.poll", "2s");
        properties.put("hub.writeBackLag", "2s");
        // The sandbox begins anew at each start; what is remembered of it must, too.
        properties.put("hub.datasource.url", "jdbc:h2:mem:hub;DB_CLOSE_DELAY=-1");
        properties.keySet().removeIf(settings::onCommandLine);
        return properties;
    }
}
