package io.github.camelcallrail.hub;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * The files of the hub's page at {@code /} and {@code /page}: a fixed list, kept in memory.
 */
final class PageFiles {

    private static final String FOLDER = "/hub-page/";
    private static final List<String> FILES = List.of("page.css", "page.js", "view.js", "pending.js", "chart.js", "actions.js",
            "icon.svg");
    private static final String CHARTS = "/META-INF/resources/webjars/uplot/" + version() + "/dist/";

    private PageFiles() {
    }

    static void mount(Router router) {
        serve(router, "/", FOLDER + "index.html");
        FILES.forEach(name -> serve(router, "/page/" + name, FOLDER + name));
        serve(router, "/page/uPlot.js", CHARTS + "uPlot.esm.js");
        serve(router, "/page/uPlot.css", CHARTS + "uPlot.min.css");
        router.get("/favicon.ico").handler(web -> web.response().setStatusCode(302).putHeader("Location", "/page/icon.svg").end());
    }

    private static void serve(Router router, String path, String resource) {
        Buffer content = Buffer.buffer(read(resource));
        String type = type(resource);
        router.get(path).handler(web -> web.response().putHeader("Content-Type", type).end(content));
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            default -> "image/svg+xml";
        };
    }

    private static byte[] read(String resource) {
        try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The webjar's own word on its version, so that it stands in one place. */
    private static String version() {
        try (InputStream in = PageFiles.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/uplot/pom.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
