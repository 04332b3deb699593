package io.github.camelcallrail.hub;

import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.eclipse.jetty.client.Request;

/**
 * Lets nothing leave for Salesforce that could change something there, whatever a route asks for: only the login and what reads.
 * The flows send nothing in a dry run anyway; this stands behind them, and behind routes that somebody added.
 */
final class SalesforceGuard implements StartupListener, Request.Listener {

    private boolean stands;

    /** Called before the first consumer starts, and once more behind. */
    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        if (!stands) {
            SalesforceComponent salesforce = context.getComponent("salesforce", SalesforceComponent.class);
            ServiceHelper.startService(salesforce);
            salesforce.getHttpClient().getRequestListeners().addListener(this);
            stands = true;
        }
    }

    @Override
    public void onQueued(Request request) {
        boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        boolean login = request.getPath() != null && request.getPath().startsWith("/services/oauth2/");
        if (!reads && !login) {
            request.abort(new IllegalStateException("hub.dryRun is set: a " + request.getMethod()
                    + " to Salesforce was not sent"));
        }
    }
}
