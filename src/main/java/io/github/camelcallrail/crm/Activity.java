package io.github.camelcallrail.crm;

import java.time.Instant;

/**
 * What happened in a slice of time.
 *
 * @param start when it begins
 * @param calls how many calls began in it
 * @param leads how many callers whom the CRM has as leads called for the first time
 */
public record Activity(Instant start, long calls, long leads) {
}
