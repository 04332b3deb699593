package io.github.camelcallrail.sync;

import java.time.Instant;

/**
 * What a consumer has come to.
 *
 * @param name       the consumer's
 * @param since      where its very first poll started
 * @param checkpoint everything before it is delivered or on the waiting list
 * @param leased     whether somebody polls under that name now
 * @param versions   how many records were ever delivered
 * @param waiting    how many wait, for whatever reason
 * @param sample     the id of a record that was delivered, which tells the resource; {@code null} where there is none
 */
public record ConsumerState(String name, Instant since, Instant checkpoint, boolean leased, long versions, long waiting,
        String sample) {
}
