package io.github.camelcallrail.sandbox;

/**
 * Who writes.
 *
 * @param userId     becomes {@code LastModifiedById}
 * @param autoAssign whether the assignment rules for leads run
 */
record SalesforceActor(String userId, boolean autoAssign) {
}
