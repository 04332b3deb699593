package io.github.camelcallrail.sync;

import java.time.Instant;

/**
 * A record that was delivered.
 *
 * @param start    the instant by which it is walked
 * @param unlisted whether it is there, and in no list: a filter hides it
 */
public record Seen(Instant start, boolean unlisted) {
}
