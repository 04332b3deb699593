package io.github.camelcallrail.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one of the two fakes answers.
 *
 * @param status  the HTTP status
 * @param headers further headers; the server adds {@code Date} from the injected clock and the length
 * @param body    the bytes; empty for no body
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    /** The same answer with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
