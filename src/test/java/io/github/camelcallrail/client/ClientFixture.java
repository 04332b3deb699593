package io.github.camelcallrail.client;

import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.sandbox.Answer;
import io.github.camelcallrail.sandbox.Request;
import io.github.camelcallrail.sandbox.Sandbox;
import io.github.camelcallrail.sandbox.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/** A sandbox with an empty world, and clients that ask it. */
final class ClientFixture implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final Resource CALLS = Resource.named("calls").orElseThrow();
    static final Resource COMPANIES = Resource.named("companies").orElseThrow();
    static final Resource TAGS = Resource.named("tags").orElseThrow();
    static final String CALL = "CAL019a00000000700080000000000000d1";
    static final ListQuery ALL = new ListQuery(Map.of("date_range", "recent"), List.of(), null, null, 250);

    final VirtualClock clock = new VirtualClock(NOON);
    final Sandbox sandbox;
    /** Every request as it came, in full. */
    final List<Request> seen = new CopyOnWriteArrayList<>();
    private final CloseableHttpClient http;

    ClientFixture() {
        this(Sandbox.builder());
    }

    ClientFixture(Sandbox.Builder builder) {
        sandbox = builder.clock(clock).start();
        sandbox.beforeCallRail(seen::add);
        ConnectionConfig timeouts = ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(5)).build();
        http = HttpClients.custom().disableAutomaticRetries().disableRedirectHandling().disableCookieManagement()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(timeouts).build())
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(5)).build())
                .build();
    }

    CallRailClient client() {
        return client(sandbox.callRailUrl(), Authentication.TOKEN, sandbox.accountId());
    }

    CallRailClient client(String url, Authentication authentication, String accountId) {
        return new CallRailClient(http, Connection.of(url, sandbox.key(), authentication), new Account(accountId),
                clock);
    }

    /** Answers all requests like this from now on. */
    void answer(int status, String contentType, byte[] body, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        if (contentType != null) {
            all.put("Content-Type", contentType);
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        sandbox.clearHooks();
        sandbox.beforeCallRail(seen::add);
        sandbox.scriptCallRail(request -> Optional.of(new Answer(status, all, body)));
    }

    void answer(int status, String json, String... headers) {
        answer(status, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
    }

    long requests() {
        return sandbox.requests().total();
    }

    /** What the client sent as {@code Authorization}, in full. */
    List<String> authorizations() {
        List<String> all = new ArrayList<>();
        seen.forEach(request -> all.add(request.header("authorization").orElse(null)));
        return all;
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            sandbox.close();
        }
    }
}
