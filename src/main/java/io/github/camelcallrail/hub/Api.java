package io.github.camelcallrail.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcallrail.crm.Activity;
import io.github.camelcallrail.crm.CrmSync;
import io.github.camelcallrail.crm.Written;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the page reads and does, as JSON below {@code /api}. Who asks from where is the guard's matter.
 */
final class Api {

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final Duration REACH = Duration.ofHours(24);
    private static final Duration SLICE = Duration.ofMinutes(30);

    private final CamelContext context;
    private final Status status;
    private final Pending pending;
    private final Flows flows;
    private final ObjectMapper mapper = new ObjectMapper();

    Api(CamelContext context, Status status) {
        this.context = context;
        this.status = status;
        this.pending = new Pending(context);
        this.flows = new Flows(context);
    }

    void mount(Router router) {
        router.get("/api/status").handler(web -> answer(web, status::read));
        router.get("/api/failures").handler(web -> answer(web, () -> Pending.list(pending.read(), true)));
        router.get("/api/waiting").handler(web -> answer(web, () -> Pending.list(pending.read(), false)));
        router.get("/api/changes").handler(web -> answer(web, this::changes));
        router.get("/api/activity").handler(web -> answer(web, this::activity));
        router.post("/api/failures/replay").handler(web -> answer(web, () -> replay(group(web))));
        router.post("/api/failures/aside").handler(web -> answer(web, () -> setAside(group(web))));
        router.post("/api/failures/:id/replay").handler(web -> answer(web, () -> replay(one(web))));
        router.post("/api/failures/:id/aside").handler(web -> answer(web, () -> setAside(one(web))));
        router.post("/api/flows/:id/pause").handler(web -> act(web, flows::pause));
        router.post("/api/flows/:id/resume").handler(web -> act(web, flows::resume));
        router.post("/api/flows/:id/poll").handler(web -> act(web, flows::poll));
    }

    /** The status as text; {@code null} while the hub starts or ends. */
    String statusText() throws JsonProcessingException {
        return context.isStarted() ? mapper.writeValueAsString(status.read()) : null;
    }

    private interface FlowAct {
        void on(String flow) throws Exception;
    }

    private void act(RoutingContext web, FlowAct act) {
        answer(web, () -> {
            act.on(web.pathParam("id"));
            return Map.of("flows", flows.list());
        });
    }

    private Map<String, Object> replay(Predicate<PendingRecord> which) throws Exception {
        Pending.Done done = found(pending.deliver(which));
        for (String flow : done.flows()) {
            flows.poll(flow);
        }
        LOG.info("{} are delivered again", shown(done));
        return Map.of("count", done.count());
    }

    private Map<String, Object> setAside(Predicate<PendingRecord> which) {
        Pending.Done done = found(pending.setAside(which));
        LOG.info("{} are set aside", shown(done));
        return Map.of("count", done.count());
    }

    private static Pending.Done found(Pending.Done done) {
        if (done.ids().isEmpty()) {
            throw new IllegalArgumentException("No such record is pending any more");
        }
        return done;
    }

    private static String shown(Pending.Done done) {
        return done.count() + " records (" + String.join(", ", done.ids().subList(0, Math.min(10, done.ids().size())))
                + (done.ids().size() > 10 ? ", ..." : "") + ")";
    }

    private static Predicate<PendingRecord> one(RoutingContext web) {
        String id = web.pathParam("id");
        return record -> record.id().equals(id);
    }

    /** Those of a group; without one all that failed and was not set aside. */
    private static Predicate<PendingRecord> group(RoutingContext web) {
        String group = web.request().getParam("group");
        return record -> group == null ? record.kind() == PendingKind.FAILED || record.kind() == PendingKind.REFUSED
                : record.group().equals(group);
    }

    private List<Map<String, Object>> changes() {
        return crm().written().stream().map(Api::json).toList();
    }

    private Map<String, Object> activity() {
        List<Activity> slices = crm().activity(REACH, SLICE);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seconds", SLICE.toSeconds());
        json.put("start", slices.stream().map(slice -> slice.start().getEpochSecond()).toList());
        json.put("calls", slices.stream().map(Activity::calls).toList());
        json.put("leads", slices.stream().map(Activity::leads).toList());
        return json;
    }

    private CrmSync crm() {
        return context.getRegistry().findSingleByType(CrmSync.class);
    }

    private static Map<String, Object> json(Written change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", change.at().toString());
        json.put("call", change.callId());
        json.put("kind", change.kind().name());
        json.put("what", change.what());
        return json;
    }

    /** Off the event loop, as the database is asked. */
    private void answer(RoutingContext web, Callable<Object> content) {
        if (!context.isStarted()) {
            send(web, 503, "{\"error\":\"The hub starts or ends\"}");
            return;
        }
        web.vertx().executeBlocking(() -> mapper.writeValueAsString(content.call()), false)
                .onSuccess(json -> send(web, 200, json))
                .onFailure(failure -> fail(web, failure));
    }

    private void fail(RoutingContext web, Throwable failure) {
        if (failure instanceof IllegalArgumentException) {
            send(web, 404, "{\"error\":\"" + failure.getMessage() + "\"}");
            return;
        }
        LOG.warn("A request to the hub's page failed: {}", failure.getClass().getSimpleName());
        LOG.debug("Request failed", failure);
        send(web, 500, "{\"error\":\"It did not work: " + failure.getClass().getSimpleName() + "\"}");
    }

    private static void send(RoutingContext web, int code, String json) {
        web.response().setStatusCode(code).putHeader("Content-Type", "application/json").end(json);
    }
}
