/**
 * What is new at CallRail, which has no modified-since: windows, the walk by key, versions of records, the waiting list, and the
 * store that keeps them. Knows nothing of Camel or HTTP.
 */
package io.github.camelcallrail.sync;
