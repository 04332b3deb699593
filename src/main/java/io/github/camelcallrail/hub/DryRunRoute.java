package io.github.camelcallrail.hub;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcallrail.crm.CrmSync;
import io.github.camelcallrail.crm.DryRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * {@code /api/dry-run}: what would have been written, oldest first. Ids and names of fields, no values.
 */
final class DryRunRoute extends RouteBuilder {

    private static final int LATEST = 20;

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public void configure() {
        from("platform-http:/api/dry-run?httpMethodRestrict=GET").routeId("hub-dry-run")
                // Whatever a web request carries must steer nothing.
                .removeHeaders("*")
                .process(exchange -> exchange.getMessage().setBody(mapper.writeValueAsString(all(getContext()))))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .setHeader("Cache-Control", constant("no-store"));
    }

    private static Map<String, Object> all(CamelContext context) {
        Optional<DryRun> dryRun = of(context);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dryRun", dryRun.isPresent());
        json.put("counts", dryRun.map(DryRun::counts).orElse(Map.of()));
        json.put("kept", DryRun.KEPT);
        json.put("writes", dryRun.map(DryRun::writes).orElse(List.of()).stream().map(DryRunRoute::json).toList());
        return json;
    }

    /** For {@code /api/status}: {@code dryRun}, and in one {@code wouldWriteCounts} and the latest of {@code wouldWrite}. */
    static void status(CamelContext context, Map<String, Object> status) {
        Optional<DryRun> dryRun = of(context);
        status.put("dryRun", dryRun.isPresent());
        dryRun.ifPresent(run -> {
            status.put("wouldWriteCounts", run.counts());
            status.put("wouldWrite", run.latest(LATEST).stream().map(DryRunRoute::json).toList());
        });
    }

    private static Optional<DryRun> of(CamelContext context) {
        return Optional.ofNullable(context.getRegistry().findSingleByType(CrmSync.class)).flatMap(CrmSync::dryRun);
    }

    private static Map<String, Object> json(DryRun.Write write) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", write.at().toString());
        json.put("flow", write.flow());
        json.put("side", write.side());
        json.put("action", write.action());
        json.put("what", write.what());
        json.put("callId", write.callId());
        json.put("crmId", write.crmId());
        json.put("fields", write.fields());
        return json;
    }
}
