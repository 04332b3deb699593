package io.github.camelcallrail.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Logins and tokens (fact sheet, section 1, "Login on the wire"). A refusal is 400 with exactly {@code error} and
 * {@code error_description}.
 */
final class SalesforceLogin {

    private final InstantSource clock;
    private final Random random;
    private final String orgId;
    private final String userId;
    private final Set<String> alive = new HashSet<>();
    private final Map<String, String> secrets = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final Set<String> refreshTokens = new HashSet<>();

    SalesforceLogin(InstantSource clock, long seed, String orgId, String userId) {
        this.clock = clock;
        this.random = new Random(seed);
        this.orgId = orgId;
        this.userId = userId;
    }

    void setClient(String id, String secret) {
        secrets.clear();
        secrets.put(id, secret);
    }

    void setPassword(String username, String password) {
        passwords.put(username, password);
    }

    void addRefreshToken(String token) {
        refreshTokens.add(token);
    }

    Answer token(Request request, String instance) {
        Map<String, String> form = form(request);
        String grant = form.getOrDefault("grant_type", "");
        if (!Set.of("client_credentials", "password", "refresh_token").contains(grant)) {
            return refused("unsupported_grant_type", "grant type not supported");
        }
        if (!clientKnown(form, request)) {
            return refused("invalid_client", "invalid client credentials");
        }
        boolean granted = switch (grant) {
            case "password" -> form.getOrDefault("password", "").equals(passwords.get(form.get("username")));
            case "refresh_token" -> refreshTokens.contains(form.get("refresh_token"));
            default -> true;
        };
        return granted ? granted(instance) : refused("invalid_grant", "authentication failure");
    }

    private Answer granted(String instance) {
        String token = orgId.substring(0, 15) + "!AQ" + Long.toUnsignedString(random.nextLong(), 36) + '.'
                + Long.toUnsignedString(random.nextLong(), 36);
        alive.add(token);
        return SalesforceJson.answer(200, SalesforceJson.map("access_token", token, "signature",
                Long.toUnsignedString(random.nextLong(), 36), "scope", "api", "instance_url", instance, "id",
                instance + "/id/" + orgId + "/" + userId, "token_type", "Bearer", "issued_at",
                Long.toString(clock.millis())));
    }

    Answer revoke(Request request) {
        String token = request.param("token").orElseGet(() -> form(request).get("token"));
        alive.remove(token);
        return SalesforceJson.empty(200);
    }

    /** @throws SalesforceRefusal 401 for a request without a living token */
    String require(Request request) {
        Optional<String> token = request.header("authorization").map(SalesforceLogin::token).filter(alive::contains);
        return token.orElseThrow(SalesforceLogin::lost);
    }

    static SalesforceRefusal lost() {
        return new SalesforceRefusal(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }

    void kill(String token) {
        alive.remove(token);
    }

    void killAll() {
        alive.clear();
    }

    Answer identity(String instance) {
        return SalesforceJson.answer(200, SalesforceJson.map("id", instance + "/id/" + orgId + "/" + userId,
                "user_id", userId, "organization_id", orgId, "username", "integration@sandbox.example",
                "preferred_username", "integration@sandbox.example", "active", true, "urls",
                SalesforceJson.map("rest", instance + "/services/data/v{version}/", "sobjects",
                        instance + "/services/data/v{version}/sobjects/", "query",
                        instance + "/services/data/v{version}/query/")));
    }

    boolean isIdentity(String org, String user) {
        return SalesforceIds.read(org).filter(orgId::equals).isPresent()
                && SalesforceIds.read(user).filter(userId::equals).isPresent();
    }

    private boolean clientKnown(Map<String, String> form, Request request) {
        Map<String, String> given = new HashMap<>(form);
        request.header("authorization").filter(value -> value.startsWith("Basic ")).ifPresent(value -> {
            String[] pair = basic(value).split(":", 2);
            given.put("client_id", pair[0]);
            given.put("client_secret", pair[pair.length - 1]);
        });
        String secret = secrets.get(given.get("client_id"));
        return secret != null && secret.equals(given.get("client_secret"));
    }

    private static String basic(String value) {
        try {
            byte[] pair = Base64.getDecoder().decode(value.substring("Basic ".length()).strip());
            return new String(pair, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String token(String authorization) {
        return authorization.replaceFirst("^(?i)(Bearer|OAuth) +", "");
    }

    private static Map<String, String> form(Request request) {
        Map<String, String> form = new HashMap<>();
        request.query().keySet().forEach(name -> request.param(name).ifPresent(value -> form.put(name, value)));
        for (String pair : request.text().split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static Answer refused(String error, String description) {
        return SalesforceJson.answer(400, SalesforceJson.map("error", error, "error_description", description));
    }
}
