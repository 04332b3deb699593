/**
 * One request to CallRail at a time, and pages of them: addresses, signing, answers, errors. Knows nothing of what was
 * delivered, and nothing of Camel.
 */
package io.github.camelcallrail.client;
