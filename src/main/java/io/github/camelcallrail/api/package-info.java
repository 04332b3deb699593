/**
 * What CallRail is, as data: the table of its resources, records, ids, phone numbers and times. Nothing here does I/O.
 */
package io.github.camelcallrail.api;
