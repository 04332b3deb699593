package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.Texts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The scripts of one directory: {@code lead.groovy} (CallRail's fields, always written), {@code lead-shared.groovy}
 * (both sides edit them), {@code lead-new.groovy} (people's fields, only when a lead is made), {@code task.groovy}, and
 * back {@code call.groovy}.
 *
 * @param lead   CallRail's fields of a lead
 * @param shared fields of a lead that both sides edit
 * @param fresh  people's fields of a lead
 * @param task   fields of a call's task
 * @param call   fields of a call made from a lead
 */
record Mappings(Mapping lead, Mapping shared, Mapping fresh, Mapping task, Mapping call) {

    static Mappings in(Path directory) {
        return new Mappings(Mapping.read(directory.resolve("lead.groovy")),
                Mapping.read(directory.resolve("lead-shared.groovy")),
                Mapping.read(directory.resolve("lead-new.groovy")), Mapping.read(directory.resolve("task.groovy")),
                Mapping.read(directory.resolve("call.groovy")));
    }

    Mapped lead(Caller caller) {
        return lead.of(Map.of("caller", caller));
    }

    Mapped shared(Caller caller) {
        return shared.of(Map.of("caller", caller));
    }

    Mapped fresh(Caller caller) {
        return fresh.of(Map.of("caller", caller));
    }

    /** @param leadId the lead's id in the CRM, or {@code null} */
    Mapped task(CallFacts call, String leadId) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("call", call);
        variables.put("leadId", leadId);
        return task.of(variables);
    }

    /** @throws MappingException if the script reads a field that is not among those */
    Mapped call(Map<String, Object> lead) {
        return call.of(Map.of("lead", new LeadView(lead)));
    }

    /** The CRM's fields that {@code call.groovy} reads, learnt by giving it a lead without any. */
    Set<String> fieldsReadBack() {
        FieldSpy lead = new FieldSpy();
        call.of(Map.of("lead", lead));
        return lead.asked;
    }

    /** A lead that refuses to be asked for what was not read from the CRM, as that would look like nothing. */
    private static final class LeadView extends LinkedHashMap<String, Object> {

        private static final long serialVersionUID = 1L;

        LeadView(Map<String, Object> fields) {
            super(fields);
        }

        @Override
        public Object get(Object field) {
            if (!containsKey(field)) {
                throw new MappingException("call.groovy reads " + Texts.shown(field.toString())
                        + " only for some leads: read every field in any case");
            }
            return super.get(field);
        }
    }

    private static final class FieldSpy extends LinkedHashMap<String, Object> {

        private static final long serialVersionUID = 1L;
        private final transient Set<String> asked = new LinkedHashSet<>();

        @Override
        public Object get(Object field) {
            asked.add(field.toString());
            return null;
        }
    }
}
