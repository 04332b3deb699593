package io.github.camelcallrail.functional;

import io.github.camelcallrail.component.CallRailComponent;
import io.github.camelcallrail.crm.CrmSync;
import io.github.camelcallrail.sandbox.Sandbox;
import io.github.camelcallrail.sandbox.SalesforceFake;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;

/** The shipped routes as they are, over a sandbox and a database that outlives them. */
public final class FlowsOnSandbox implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();

    FlowsOnSandbox(Sandbox sandbox, String database, Map<String, String> properties) throws Exception {
        this(sandbox, database, properties, true);
    }

    /** The routes, started or left for a test to start. */
    public FlowsOnSandbox(Sandbox sandbox, String database, Map<String, String> properties, boolean started) throws Exception {
        context.setAutoStartup(started);
        Properties overrides = new Properties();
        overrides.setProperty("hub.datasource.url", database);
        overrides.setProperty("hub.poll", "100");
        overrides.setProperty("hub.writeBackLag", "2s");
        overrides.putAll(properties);
        context.getPropertiesComponent().addLocation("file:routes/application.properties");
        context.getPropertiesComponent().setOverrideProperties(overrides);
        CallRailComponent callRail = context.getComponent("callrail", CallRailComponent.class);
        callRail.getConfiguration().setApiKey(sandbox.key());
        callRail.getConfiguration().setBaseUrl(sandbox.callRailUrl());
        callRail.getConfiguration().setRetryDelay(200);
        SalesforceComponent salesforce = context.getComponent("salesforce", SalesforceComponent.class);
        salesforce.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
        salesforce.setLoginUrl(sandbox.baseUrl());
        salesforce.setClientId(SalesforceFake.CLIENT_ID);
        salesforce.setClientSecret(SalesforceFake.CLIENT_SECRET);
        salesforce.setLazyLogin(true);
        for (String file : List.of("beans", "calls-to-leads", "lead-changes-to-calls")) {
            PluginHelper.getRoutesLoader(context).loadRoutes(PluginHelper.getResourceLoader(context)
                    .resolveResource("file:" + Path.of("routes", file + ".camel.yaml")));
        }
        context.start();
    }

    /** The context that runs them. */
    public CamelContext context() {
        return context;
    }

    /** The bean that both share. */
    public CrmSync crm() {
        return context.getRegistry().lookupByNameAndType("crm", CrmSync.class);
    }

    @Override
    public void close() {
        context.stop();
    }
}
