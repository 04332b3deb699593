package io.github.camelcallrail.hub;

import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;
import java.util.Map;

/**
 * Hawtio's own files at {@code /hawtio}, and the few answers that its server side would give. Jolokia, which it asks for
 * everything else, is Camel's at {@code /hawtio/jolokia}.
 */
final class HawtioConsole {

    private static final String ROOT = "/hawtio";
    /** What Hawtio asks of its server: nobody logs in here, no plug-ins of others, no other hosts. */
    private static final Map<String, Object> ANSWERS = Map.of(
            "/user", "public",
            "/plugin", List.of(),
            "/preset-connections", List.of(),
            "/proxy/enabled", false,
            "/auth/config", Map.of(),
            "/auth/config/login", Map.of(),
            "/auth/config/session-timeout", Map.of());

    private HawtioConsole() {
    }

    static void mount(Router router) {
        ANSWERS.forEach((path, answer) -> router.get(ROOT + path)
                .handler(web -> web.response().putHeader("Content-Type", "application/json").end(Json.encode(answer))));
        StaticHandler files = StaticHandler.create("hawtio-static").setCachingEnabled(false);
        router.get(ROOT + "/*").handler(web -> {
            String path = web.normalizedPath();
            if (path.startsWith(Guard.JOLOKIA)) {
                web.next();
            } else if (path.equals(ROOT)) {
                web.response().setStatusCode(302).putHeader("Location", ROOT + "/").end();
            } else if (isPageOfHawtio(path)) {
                web.reroute(ROOT + "/index.html");
            } else {
                if (path.startsWith(ROOT + "/static/")) {
                    // Their names tell their content.
                    web.response().putHeader("Cache-Control", "private, max-age=604800, immutable");
                }
                files.handle(web);
            }
        });
    }

    /** Hawtio's pages have addresses of their own, and are all made by its index. */
    private static boolean isPageOfHawtio(String path) {
        String page = path.substring(ROOT.length());
        return page.length() > 1 && !page.contains(".");
    }
}
