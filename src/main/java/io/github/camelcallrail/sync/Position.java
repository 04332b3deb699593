package io.github.camelcallrail.sync;

import java.time.Instant;

/**
 * How far a consumer has come.
 *
 * @param since      where its very first poll started; nothing older is ever handed over
 * @param checkpoint everything before it is delivered or on the waiting list
 */
public record Position(Instant since, Instant checkpoint) {
}
