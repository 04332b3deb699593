package io.github.camelcallrail.hub;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthenticationHandler;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Stands before every address of the hub, whoever serves it: sends the headers that tell a browser what the page may do, turns
 * away what another site's page asks for, and asks for the password. Without a password only this machine's own names are
 * answered to, so that no page elsewhere can reach the hub under a name of its own.
 */
final class Guard implements AuthenticationHandler {

    static final String JOLOKIA = "/hawtio/jolokia";
    private static final Pattern OWN_NAMES = Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Gatekeeper gatekeeper;

    /** @param gatekeeper {@code null} where no password is asked for */
    Guard(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    @Override
    public void handle(RoutingContext web) {
        String path = web.normalizedPath();
        BrowserRules.of(path).send(web.response());
        HttpServerRequest request = web.request();
        if (gatekeeper == null && !OWN_NAMES.matcher(host(request)).matches()) {
            refuse(web, "The hub answers to localhost only. To reach it by another name, set hub.passwordHash.");
        } else if (fromElsewhere(request, path)) {
            refuse(web, "Another site's page asked for this. Open the hub's own page.");
        } else if (isCommandByGet(request, path)) {
            refuse(web, "Commands are taken by POST only.");
        } else if (gatekeeper != null) {
            gatekeeper.handle(web);
        } else {
            web.next();
        }
    }

    /** Links from elsewhere may lead to the pages, and to nothing else. Programs send none of these headers. */
    private static boolean fromElsewhere(HttpServerRequest request, String path) {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean page = path.equals("/") || path.startsWith("/hawtio") && !path.startsWith(JOLOKIA);
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return !(page && SAFE.contains(request.method()) && "navigate".equals(request.getHeader("Sec-Fetch-Mode")));
        }
        String origin = request.getHeader("Origin");
        if (origin == null || page && SAFE.contains(request.method())) {
            return false;
        }
        return !origin.toLowerCase(Locale.ROOT)
                .equals((request.scheme() + "://" + host(request)).toLowerCase(Locale.ROOT));
    }

    /** By whichever version of HTTP. */
    private static String host(HttpServerRequest request) {
        return request.authority() == null ? "" : request.authority().toString();
    }

    /** Jolokia takes commands in the address too, which a link or a picture can hold. */
    private static boolean isCommandByGet(HttpServerRequest request, String path) {
        return path.startsWith(JOLOKIA) && SAFE.contains(request.method())
                && (path.contains("/exec") || path.contains("/write") || String.valueOf(request.query()).matches("(.*&)?p=.*"));
    }

    private static void refuse(RoutingContext web, String why) {
        web.response().setStatusCode(403).putHeader("Content-Type", "text/plain; charset=utf-8").end(why + "\n");
    }
}
