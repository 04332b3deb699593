package io.github.camelcallrail.hub;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * What the hub shows on its port, next to what Camel serves there: the page, its JSON and Hawtio, behind one guard.
 */
final class Web extends MainListenerSupport {

    private final Settings settings;
    private final InstantSource clock;

    Web(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void addTo(Main main) {
        PasswordHash password = settings.passwordHash();
        Gatekeeper gatekeeper = password == null ? null : new Gatekeeper(password, new Tries(clock), new SecureRandom());
        main.bind("hubServerFactory", new HubServerFactory(new Guard(gatekeeper), settings.tls()));
        main.addMainListener(this);
    }

    @Override
    public void afterStart(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        VertxPlatformHttpRouter router = context.getRegistry().findSingleByType(VertxPlatformHttpRouter.class);
        Api api = new Api(context, new Status(context, clock));
        PageFiles.mount(router);
        api.mount(router);
        new Events(api::statusText).mount(router, router.vertx());
        HawtioConsole.mount(router);
    }
}
