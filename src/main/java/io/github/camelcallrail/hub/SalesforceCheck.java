package io.github.camelcallrail.hub;

import io.github.camelcallrail.crm.CrmSync;
import io.github.camelcallrail.crm.FlowTrouble;
import io.github.camelcallrail.crm.MappingProblem;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether Salesforce takes what the flows write, as the last real requests told: readiness, since no restart would mend it. The
 * messages hold no quotation mark, which Camel's health page would not mask.
 */
final class SalesforceCheck extends AbstractHealthCheck {

    private static final String REASON = "reason";
    private static final String REMEDY = "remedy";

    private final CamelContext context;
    private final FlowGate gate;

    /** @param gate {@code null} where the mapping is not checked */
    SalesforceCheck(CamelContext context, FlowGate gate) {
        super("hub", "salesforce");
        this.context = context;
        this.gate = gate;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        List<MappingProblem> blocking = gate == null ? List.of() : gate.problems().stream().filter(MappingProblem::blocking).toList();
        if (gate != null && gate.trouble() != null) {
            down(result, gate.trouble().status() == 401 ? "login" : "outage", gate.trouble().what(), gate.trouble().remedy());
        } else if (!blocking.isEmpty()) {
            down(result, "mapping", "The mapping does not go with Salesforce",
                    String.join("; ", blocking.stream().map(MappingProblem::toString).toList()));
        } else if (gate != null && !gate.isOpen()) {
            down(result, "starting", "Salesforce has not been asked yet whether it has what the mapping writes", "Wait");
        } else {
            flows(result);
        }
    }

    /** What fails at CallRail's side is told by the check of CallRail's consumer. */
    private void flows(HealthCheckResultBuilder result) {
        CrmSync crm = context.getRegistry().findSingleByType(CrmSync.class);
        List<FlowTrouble> troubles = crm == null ? List.of()
                : crm.troubles().stream().filter(trouble -> !trouble.reason().startsWith("CallRail")).toList();
        if (troubles.isEmpty()) {
            result.up();
            return;
        }
        FlowTrouble first = troubles.get(0);
        down(result, "outage", "Flow " + first.flow() + " fails since " + first.since() + ": " + first.reason(),
                "If Salesforce is down, wait: nothing is lost, and the flow goes on by itself. Else look at the log and at"
                        + " /api/status");
    }

    private static void down(HealthCheckResultBuilder result, String reason, String what, String remedy) {
        String clean = what.replaceAll("[\"\\\\\\p{Cntrl}]", "'");
        result.down().message(clean + ". " + remedy.replaceAll("[\"\\\\\\p{Cntrl}]", "'"));
        result.detail(REASON, reason).detail(REMEDY, remedy);
    }
}
