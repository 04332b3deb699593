package io.github.camelcallrail.client;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
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
     * @param parser     of the body, or {@code null} for an answer without one
     * @param serverTime CallRail's clock, or {@code null}
     */
    T read(JsonParser parser, Instant serverTime) throws IOException;
}
