package io.github.camelcallrail.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * Reads a successful answer's body.
 *
 * @param <T> what it reads
 */
interface AnswerReader<T> {

    /**
     * The value in that body.
     *
     * @param stream     the body, or {@code null} for an answer without one
     * @param serverTime CallRail's clock, or {@code null}
     */
    T read(InputStream stream, Instant serverTime) throws IOException;
}
