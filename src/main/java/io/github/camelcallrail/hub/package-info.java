/**
 * The flows running, with a page of their own. In no published jar.
 */
package io.github.camelcallrail.hub;
