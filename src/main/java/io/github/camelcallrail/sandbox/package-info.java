/**
 * An offline CallRail and an offline Salesforce, as awkward as the real ones, over a seeded world whose time is
 * injected. Needs the JDK and Jackson only. It keeps its own rules of both APIs: it must never share a
 * mistake with the client that it judges.
 */
package io.github.camelcallrail.sandbox;
