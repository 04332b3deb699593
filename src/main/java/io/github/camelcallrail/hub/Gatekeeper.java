package io.github.camelcallrail.hub;

import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the hub's password, by HTTP's Basic authentication with whatever user name. A right password is remembered by a
 * quick digest under a key of this process, since the slow one would take longer than most requests.
 */
final class Gatekeeper {

    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);
    private static final int QUEUED = 20;

    private final PasswordHash password;
    private final Tries tries;
    private final byte[] key = new byte[32];
    private final AtomicReference<byte[]> right = new AtomicReference<>(new byte[0]);
    private final AtomicInteger queued = new AtomicInteger();

    Gatekeeper(PasswordHash password, Tries tries, SecureRandom random) {
        this.password = password;
        this.tries = tries;
        random.nextBytes(key);
    }

    /** Lets the request on, or answers it. */
    void handle(RoutingContext web) {
        Optional<String> given = given(web.request());
        if (given.isEmpty()) {
            refuse(web);
            return;
        }
        byte[] quick = PasswordHash.quick(given.get(), key);
        if (MessageDigest.isEqual(quick, right.get())) {
            web.next();
            return;
        }
        String address = network(web.request().remoteAddress().hostAddress());
        if (!tries.allowed(address) || queued.get() >= QUEUED) {
            web.response().setStatusCode(429).putHeader("Retry-After", String.valueOf(Tries.WITHIN.toSeconds()))
                    .end("Too many wrong passwords. Wait a quarter of an hour.\n");
            return;
        }
        check(web, given.get(), quick, address);
    }

    /** On a thread of its own: guessing takes one core at most, and holds up nothing else. */
    private void check(RoutingContext web, String given, byte[] quick, String address) {
        queued.incrementAndGet();
        web.request().pause();
        WorkerExecutor worker = web.vertx().createSharedWorkerExecutor("hub-password", 1);
        worker.executeBlocking(() -> password.matches(given)).onComplete(result -> {
            queued.decrementAndGet();
            worker.close();
            web.request().resume();
            if (result.succeeded() && result.result()) {
                right.set(quick);
                tries.succeeded(address);
                web.next();
                return;
            }
            if (tries.failed(address)) {
                LOG.warn("Ten wrong passwords from {}: it is refused for a quarter of an hour", address);
            }
            refuse(web);
        });
    }

    private static void refuse(RoutingContext web) {
        web.response().setStatusCode(401)
                .putHeader("WWW-Authenticate", "Basic realm=\"camel-callrail hub\", charset=\"UTF-8\"")
                .end("The hub asks for its password; any user name will do.\n");
    }

    private static Optional<String> given(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whoever has one address of IPv6 has 2^64 of them. */
    private static String network(String address) {
        String[] parts = address.split(":");
        return parts.length < 5 ? address : String.join(":", parts[0], parts[1], parts[2], parts[3]) + "::/64";
    }
}
