package io.github.camelcallrail.crm;

import java.time.Instant;
import java.util.List;

/**
 * Something that a record failed with for good. It holds ids, codes and names of fields, never what a person said or is
 * called.
 *
 * @param flow     the route's id
 * @param what     {@code lead}, {@code task} or what was written back
 * @param recordId the call's id, or the lead's
 * @param code     the other side's reason, such as {@code FIELD_CUSTOM_VALIDATION_EXCEPTION}
 * @param fields   the fields it names
 * @param since    when it failed first
 * @param times    how often it has failed
 * @param aside    whether an operator set it aside: it is kept and shown, and not counted until it fails again
 */
public record Failure(String flow, String what, String recordId, String code, List<String> fields, Instant since,
        int times, boolean aside) {
}
