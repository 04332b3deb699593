package io.github.camelcallrail.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Maps and lists as JSON text and back. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {
    };
    private static final TypeReference<List<Map<String, Object>>> LIST = new TypeReference<>() {
    };

    private Json() {
    }

    static String text(Map<String, ?> object) {
        try {
            return object == null ? null : MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not to be written as JSON: " + e.getClass().getSimpleName());
        }
    }

    static Map<String, Object> object(String json) {
        try {
            return json == null ? null : MAPPER.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The ledger holds a value that is no JSON object");
        }
    }

    /** The object in an answer: JSON as text, bytes or stream. */
    static Map<String, Object> answer(Object body) throws IOException {
        if (body instanceof InputStream stream) {
            return MAPPER.readValue(stream, OBJECT);
        }
        return body instanceof byte[] bytes ? MAPPER.readValue(bytes, OBJECT)
                : MAPPER.readValue(String.valueOf(body), OBJECT);
    }

    /** A list of maps or of objects with properties, such as a connector's results, as maps. */
    static List<Map<String, Object>> maps(List<?> objects) {
        return MAPPER.convertValue(objects, LIST);
    }
}
