package io.github.camelcallrail.hub;

import io.github.camelcallrail.crm.CrmSync;
import io.github.camelcallrail.crm.MappingProblem;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;

/** The flows' counters as meters, beside those of the component. */
final class HubMeters {

    private HubMeters() {
    }

    /** @param gate {@code null} where the mapping is not checked */
    static void register(CamelContext context, FlowGate gate) {
        MeterRegistry registry = context.getRegistry().findSingleByType(MeterRegistry.class);
        CrmSync crm = context.getRegistry().findSingleByType(CrmSync.class);
        if (registry == null || crm == null) {
            return;
        }
        counter(registry, crm, "calls.received", "Calls handed to the flow, each time that one came", CrmSync::callsReceived);
        counter(registry, crm, "leads.upserted", "Leads made or changed in the CRM", CrmSync::leadsUpserted);
        counter(registry, crm, "tasks.upserted", "Tasks made or changed in the CRM", CrmSync::tasksUpserted);
        counter(registry, crm, "changes.written.back", "Changes of the CRM's people written to CallRail",
                CrmSync::changesWrittenBack);
        Gauge.builder("callrail.crm.failures", crm, CrmSync::failures)
                .description("Records that one side refuses now").register(registry);
        Gauge.builder("callrail.crm.flows.failing", crm, all -> all.troubles().size())
                .description("Flows that do not come to their end now").register(registry);
        if (gate != null) {
            Gauge.builder("callrail.crm.mapping.problems", gate,
                    all -> all.problems().stream().filter(MappingProblem::blocking).count())
                    .description("Fields that hold the flows back").register(registry);
        }
    }

    private static void counter(MeterRegistry registry, CrmSync crm, String name, String description,
            ToDoubleFunction<CrmSync> count) {
        FunctionCounter.builder("callrail.crm." + name, crm, count).description(description).register(registry);
    }
}
