package io.github.camelcallrail.component;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.camelcallrail.api.CallRailRecord;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;

/**
 * Turns records into JSON, in UTF-8.
 */
@Converter(generateLoader = true)
public final class CallRailConverter {

    private static final ObjectMapper MAPPER = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    private CallRailConverter() {
    }

    /** The record as JSON text. */
    @Converter
    public static String toString(CallRailRecord record, Exchange exchange) throws JsonProcessingException {
        return MAPPER.writeValueAsString(record);
    }

    /** The record as JSON bytes. */
    @Converter
    public static byte[] toBytes(CallRailRecord record, Exchange exchange) throws JsonProcessingException {
        return MAPPER.writeValueAsBytes(record);
    }

    /** The record as a stream of JSON bytes. */
    @Converter
    public static InputStream toStream(CallRailRecord record, Exchange exchange) throws JsonProcessingException {
        return new ByteArrayInputStream(MAPPER.writeValueAsBytes(record));
    }
}
