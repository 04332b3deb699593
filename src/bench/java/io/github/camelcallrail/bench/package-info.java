/**
 * How fast the consumer reads a long list, beside what a bare loop and a hand-written route do. Run by {@code mvn -Pbench verify};
 * compiled in no other build.
 */
package io.github.camelcallrail.bench;
