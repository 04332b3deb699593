package io.github.camelcallrail.crm;

import java.util.List;

/**
 * A failure to be noted.
 *
 * @param subject what identifies the failing thing within flow and kind, so that a later success takes it away
 */
record Failing(String flow, String what, String subject, String recordId, String code, List<String> fields) {
}
