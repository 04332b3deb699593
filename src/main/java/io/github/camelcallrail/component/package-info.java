/**
 * Camel's face of CallRail: the component {@code callrail:} with its endpoint, consumer and producer.
 */
package io.github.camelcallrail.component;
