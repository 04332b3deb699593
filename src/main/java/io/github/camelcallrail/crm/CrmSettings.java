package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.TagScope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How the flows meet one CRM.
 *
 * @param companyIds   the companies whose calls count; empty for all
 * @param managedTags  the tags that go back to CallRail
 * @param keyField     the CRM's field that holds a caller's key
 * @param callIdField  the field of the CRM's tasks that holds a call's id
 * @param idField      the CRM's field that holds a record's id
 * @param stampField   the CRM's field that moves with every change of a record
 * @param lookUp       the query for leads by key, with places <code>{fields}</code> and <code>{keys}</code>
 * @param changes      the query for changed leads, with places <code>{fields}</code> and <code>{since}</code>
 * @param writeBackLag how late a change may become visible; each reading reaches 20 times as far back
 */
record CrmSettings(List<String> companyIds, TagScope managedTags, String keyField, String callIdField,
        String idField, String stampField, String lookUp, String changes, Duration writeBackLag, Clock clock) {
}
