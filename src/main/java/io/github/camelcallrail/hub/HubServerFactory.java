package io.github.camelcallrail.hub;

import io.vertx.ext.auth.authentication.AuthenticationProvider;
import io.vertx.ext.web.handler.AuthenticationHandler;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.main.DefaultMainHttpServerFactory;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.component.platform.http.vertx.auth.AuthenticationConfig.AuthenticationConfigEntry;
import org.apache.camel.component.platform.http.vertx.auth.AuthenticationConfig.AuthenticationHandlerFactory;
import org.apache.camel.main.HttpManagementServerConfigurationProperties;
import org.apache.camel.main.HttpServerConfigurationProperties;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Makes Camel's own HTTP servers, with a guard before every address from the moment that they listen, and with TLS where the
 * hub is told a key store.
 */
final class HubServerFactory extends DefaultMainHttpServerFactory {

    private final Guard guard;
    private final Settings.Tls tls;

    /** @param tls {@code null} for none */
    HubServerFactory(Guard guard, Settings.Tls tls) {
        this.guard = guard;
        this.tls = tls;
    }

    @Override
    public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties properties) {
        MainHttpServer server = (MainHttpServer) super.newHttpServer(context, properties);
        secure(server.getConfiguration());
        return server;
    }

    @Override
    public Service newHttpManagementServer(CamelContext context, HttpManagementServerConfigurationProperties properties) {
        ManagementHttpServer server = (ManagementHttpServer) super.newHttpManagementServer(context, properties);
        secure(server.getConfiguration());
        return server;
    }

    private void secure(VertxPlatformHttpServerConfiguration configuration) {
        AuthenticationConfigEntry entry = new AuthenticationConfigEntry();
        entry.setPath("/*");
        entry.setAuthenticationProviderFactory(vertx -> null);
        entry.setAuthenticationHandlerFactory(new AuthenticationHandlerFactory() {
            @Override
            public <T extends AuthenticationProvider> AuthenticationHandler createAuthenticationHandler(T provider) {
                return guard;
            }
        });
        configuration.getAuthenticationConfig().getEntries().add(entry);
        configuration.getAuthenticationConfig().setEnabled(true);
        if (tls != null) {
            configuration.setSslContextParameters(parameters(tls));
        }
    }

    private static SSLContextParameters parameters(Settings.Tls tls) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + tls.keyStore());
        store.setType("PKCS12");
        store.setPassword(tls.password());
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(store);
        keys.setKeyPassword(tls.password());
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setKeyManagers(keys);
        return parameters;
    }
}
