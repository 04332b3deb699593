/**
 * What the flows know: the ledger of callers' calls, one lead made from all calls of a caller, the merging of fields
 * that both sides edit, the reading of batch results, and what failed. Plain Java, used from the YAML routes by {@code
 * bean:}; the fields of one CRM are not known here but in the mapping scripts and the beans' properties.
 */
package io.github.camelcallrail.crm;
