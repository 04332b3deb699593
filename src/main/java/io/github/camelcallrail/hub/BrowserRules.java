package io.github.camelcallrail.hub;

import io.vertx.core.http.HttpServerResponse;

/**
 * What a browser may do with what it got: nothing from other hosts, no script within the page, no frame around it. Hawtio, which
 * puts styles into its page and makes workers, has rules of its own.
 */
enum BrowserRules {

    PAGE("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"),
    HAWTIO("default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
            + " worker-src 'self' blob:; connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none';"
            + " object-src 'none'");

    private final String policy;

    BrowserRules(String policy) {
        this.policy = policy;
    }

    static BrowserRules of(String path) {
        return path.startsWith("/hawtio") ? HAWTIO : PAGE;
    }

    void send(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
    }
}
