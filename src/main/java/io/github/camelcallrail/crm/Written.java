package io.github.camelcallrail.crm;

import java.time.Instant;

/**
 * A change that the CRM's people made and that was written to CallRail.
 *
 * @param at     when it was written
 * @param callId the call's id
 * @param kind   what was done
 * @param what   the names of the tags, or of the fields with the lead status's value; no person's data
 */
public record Written(Instant at, String callId, CallWrite.Kind kind, String what) {
}
