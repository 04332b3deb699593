package io.github.camelcallrail.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcallrail.crm.CrmSync;
import io.github.camelcallrail.crm.MappingCheck;
import io.github.camelcallrail.crm.MappingProblem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the flows back until Salesforce was asked whether it has what the mapping writes, and has it. Asks again by itself, so
 * that a field that is mended there needs no restart.
 */
final class FlowGate implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FlowGate.class);
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
    };
    private static final long FIRST_PAUSE = 2000;

    private final CamelContext context;
    private final List<String> flows;
    private final long longestPause;
    private final ObjectMapper mapper = new ObjectMapper();
    private ScheduledExecutorService thread;
    private long pause = FIRST_PAUSE;
    private volatile boolean open;
    private volatile List<MappingProblem> problems = List.of();
    private volatile SalesforceTrouble trouble;

    /**
     * A gate before those routes, which are not started yet.
     *
     * @param longestPause between two times that Salesforce is asked
     */
    FlowGate(CamelContext context, List<String> flows, Duration longestPause) {
        this.context = context;
        this.flows = flows;
        this.longestPause = longestPause.toMillis();
    }

    /** Asks, now and until the flows could be let go. */
    void begin() {
        thread = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "MappingCheck");
        thread.execute(this::ask);
    }

    /** Whether the flows were let go. */
    boolean isOpen() {
        return open;
    }

    /** Whether that flow waits here. */
    boolean holds(String flow) {
        return !open && flows.contains(flow);
    }

    /** Why they wait, in words; {@code null} while Salesforce is being asked. */
    String reason() {
        SalesforceTrouble now = trouble;
        if (now != null) {
            return now.what() + ". " + now.remedy();
        }
        String blocking = problems.stream().filter(MappingProblem::blocking).map(MappingProblem::toString)
                .collect(Collectors.joining("; "));
        return blocking.isEmpty() ? null : blocking;
    }

    /** What was found last, blocking or not. */
    List<MappingProblem> problems() {
        return problems;
    }

    /** What kept it from asking; {@code null} where nothing did. */
    SalesforceTrouble trouble() {
        return trouble;
    }

    @Override
    public void close() {
        if (thread != null) {
            context.getExecutorServiceManager().shutdownNow(thread);
        }
    }

    private void ask() {
        try {
            CrmSync crm = context.getRegistry().findSingleByType(CrmSync.class);
            List<MappingProblem> found = crm == null ? List.of() : check(new MappingCheck(crm));
            say(found);
            pause = longestPause;
            if (found.stream().noneMatch(MappingProblem::blocking)) {
                letGo();
                return;
            }
        } catch (Exception e) {
            say(SalesforceTrouble.of(e));
            pause = Math.min(pause * 2, longestPause);
        }
        if (!thread.isShutdown()) {
            thread.schedule(this::ask, Math.min(pause, longestPause), TimeUnit.MILLISECONDS);
        }
    }

    private List<MappingProblem> check(MappingCheck check) throws Exception {
        Map<String, Map<String, Object>> descriptions = new LinkedHashMap<>();
        try (ProducerTemplate template = context.createProducerTemplate()) {
            for (String object : check.objects()) {
                descriptions.put(object, describe(template, object));
            }
        }
        return check.problems(descriptions);
    }

    private Map<String, Object> describe(ProducerTemplate template, String object) throws JsonProcessingException {
        try {
            String answer = template.requestBody("salesforce:getDescription?rawPayload=true&sObjectName=" + object, null,
                    String.class);
            return mapper.readValue(answer, OBJECT);
        } catch (RuntimeException e) {
            if (!SalesforceTrouble.of(e).noSuchThing()) {
                throw e;
            }
            LOG.warn("Salesforce does not describe {} to the integration user: what the mapping writes to it is not checked",
                    object);
            return Map.of();
        }
    }

    private void letGo() throws Exception {
        for (String flow : flows) {
            if (context.getRoute(flow) != null) {
                context.getRouteController().startRoute(flow);
            }
        }
        open = true;
        LOG.info("Salesforce has what the mapping writes: the flows run");
    }

    private void say(List<MappingProblem> found) {
        trouble = null;
        if (!found.equals(problems)) {
            problems = found;
            if (found.stream().anyMatch(MappingProblem::blocking)) {
                LOG.error("Nothing is read or written until the mapping and Salesforce go together. Mend this; Salesforce is asked"
                        + " again every {} s:", Math.max(1, longestPause / 1000));
            }
            found.forEach(problem -> LOG.warn("{}", problem));
        }
    }

    private void say(SalesforceTrouble now) {
        if (trouble == null || !trouble.equals(now)) {
            LOG.warn("The flows wait for Salesforce: {}. {}", now.what(), now.remedy());
        }
        trouble = now;
        LOG.debug("Salesforce could not be asked: {}", now.what());
    }
}
