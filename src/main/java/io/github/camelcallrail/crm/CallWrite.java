package io.github.camelcallrail.crm;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One change for one call in CallRail.
 *
 * @param kind      what is to be done
 * @param callId    the call's id
 * @param companyId the company's id
 * @param fields    for {@code UPDATE}: CallRail's field to value, and nothing else
 * @param tags      for {@code ADD_TAGS} and {@code REMOVE_TAGS}: their names
 * @param knownTags the call's tags as the ledger knows them
 */
public record CallWrite(Kind kind, String callId, String companyId, Map<String, Object> fields, List<String> tags,
        List<String> knownTags) {

    /** What can be done to a call. */
    public enum Kind {
        /** Set fields. */
        UPDATE,
        /** Put tags on it. */
        ADD_TAGS,
        /** Take tags off it. */
        REMOVE_TAGS
    }

    /** The tags, or the fields: of these the status with its value, the others by name, as people write into them. */
    String shown() {
        if (kind != Kind.UPDATE) {
            return String.join(", ", tags);
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey().equals("lead_status") ? field.getKey() + " " + field.getValue() : field.getKey())
                .collect(Collectors.joining(", "));
    }

    /** For {@code ADD_TAGS}: the known tags and the added ones. */
    public List<String> wantedTags() {
        return TagSet.plus(knownTags, tags);
    }
}
