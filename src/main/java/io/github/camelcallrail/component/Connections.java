package io.github.camelcallrail.component;

import io.github.camelcallrail.client.Account;
import io.github.camelcallrail.client.CallRailClient;
import io.github.camelcallrail.client.Connection;
import io.github.camelcallrail.client.TagCatalogue;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.util.Timeout;

/**
 * What endpoints of one connection share. The HTTP client is that of camel-http's component, so that proxy, TLS, pool and
 * timeouts apply as its users know them; its retries and redirects are off, since it would send a POST twice and carry the key
 * to other hosts.
 */
final class Connections {

    private static final long CONNECT_TIMEOUT = 10_000;
    private static final long RESPONSE_TIMEOUT = 60_000;
    private static final long CAMEL_HTTP_CONNECT_TIMEOUT = 180_000;

    private final CallRailComponent component;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<HttpKey, HttpEndpoint> endpoints = new HashMap<>();
    private final Map<Connection, Shared> shared = new HashMap<>();

    Connections(CallRailComponent component) {
        this.component = component;
    }

    private record HttpKey(String origin, SSLContextParameters tls) {
    }

    /** What is known of an account once it was asked. */
    private record Shared(Map<String, Account> accounts, Map<String, TagCatalogue> catalogues) {
    }

    /** A client of its own for whoever asks, over the shared connection. */
    CallRailClient client(CallRailConfiguration options) {
        Connection connection = connection(options);
        lock.lock();
        try {
            Account account = shared(connection).accounts.computeIfAbsent(name(options), id -> new Account(options.getAccountId()));
            CallRailClient client =
                    new CallRailClient(http(connection.baseUrl(), options), connection, account, component.clock());
            client.observe(component.requests());
            if (options.isReadOnly()) {
                client.refuseWrites();
            }
            return client;
        } finally {
            lock.unlock();
        }
    }

    /** The catalogue of tags, one for all producers of an account. */
    TagCatalogue tags(CallRailConfiguration options) {
        lock.lock();
        try {
            return shared(connection(options)).catalogues.computeIfAbsent(name(options), id -> new TagCatalogue());
        } finally {
            lock.unlock();
        }
    }

    static Connection connection(CallRailConfiguration options) {
        return Connection.of(options.getBaseUrl(), options.getApiKey(), options.getAuthentication());
    }

    void close() {
        lock.lock();
        try {
            endpoints.values().forEach(ServiceHelper::stopAndShutdownService);
            endpoints.clear();
            shared.clear();
        } finally {
            lock.unlock();
        }
    }

    private Shared shared(Connection connection) {
        return shared.computeIfAbsent(connection, key -> new Shared(new HashMap<>(), new HashMap<>()));
    }

    private static String name(CallRailConfiguration options) {
        return String.valueOf(options.getAccountId());
    }

    private HttpClient http(URI base, CallRailConfiguration options) {
        String origin = base.getScheme() + "://" + base.getRawAuthority();
        return endpoints.computeIfAbsent(new HttpKey(origin, options.getSslContextParameters()), this::endpoint).getHttpClient();
    }

    private HttpEndpoint endpoint(HttpKey key) {
        String scheme = key.origin.substring(0, key.origin.indexOf(':'));
        HttpComponent http = component.getCamelContext().getComponent(scheme, HttpComponent.class);
        Map<String, Object> parameters = new HashMap<>();
        if (http.getConnectTimeout() == CAMEL_HTTP_CONNECT_TIMEOUT) {
            parameters.put("connectTimeout", Timeout.ofMilliseconds(CONNECT_TIMEOUT));
        }
        if (http.getResponseTimeout() == 0) {
            parameters.put("responseTimeout", Timeout.ofMilliseconds(RESPONSE_TIMEOUT));
        }
        SSLContextParameters tls = key.tls != null ? key.tls
                : component.isUseGlobalSslContextParameters() ? component.retrieveGlobalSslContextParameters() : null;
        if (tls != null && "https".equals(scheme)) {
            parameters.put("sslContextParameters", tls);
        }
        try {
            HttpEndpoint endpoint = (HttpEndpoint) http.createEndpoint(key.origin, parameters);
            HttpClientConfigurer users = endpoint.getHttpClientConfigurer();
            endpoint.setHttpClientConfigurer(builder -> {
                if (users != null) {
                    users.configureHttpClient(builder);
                }
                builder.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
            });
            ServiceHelper.startService(endpoint);
            return endpoint;
        } catch (Exception e) {
            throw new IllegalStateException("No HTTP client for " + key.origin + ": " + e.getMessage(), e);
        }
    }
}
