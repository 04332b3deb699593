package io.github.camelcallrail.sandbox;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON in and out. Reading is strict: well-formed UTF-8, no key twice, nothing behind the value.
 */
final class SalesforceJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ObjectReader READER = MAPPER.reader();
    private static final ObjectWriter WRITER = MAPPER.writer();

    private SalesforceJson() {
    }

    static JsonNode read(byte[] body) {
        try {
            return READER.readTree(body);
        } catch (IOException e) {
            throw SalesforceRefusal.malformedJson("The request body is not well-formed JSON: "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    static ObjectNode readObject(byte[] body) {
        if (read(body) instanceof ObjectNode object) {
            return object;
        }
        throw SalesforceRefusal.malformedJson("The HTTP entity body is required to be a JSON object");
    }

    static ObjectNode tree(Map<String, ?> values) {
        return MAPPER.valueToTree(values);
    }

    static Answer answer(int status, Object body) {
        return new Answer(status, Map.of("Content-Type", "application/json;charset=UTF-8"), bytes(body));
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    static Answer refusal(SalesforceRefusal refusal) {
        Answer answer = answer(refusal.status(), refusal.errors().stream().map(SalesforceError::alone).toList());
        return refusal.status() == 401 ? answer.with("WWW-Authenticate", "Token") : answer;
    }

    /** A map that keeps its order and may hold null values. */
    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    static Map<String, Object> attributes(String object, String version, String id) {
        return map("type", object, "url", recordUrl(object, version, id));
    }

    static String recordUrl(String object, String version, String id) {
        return "/services/data/" + version + "/sobjects/" + object + "/" + id;
    }

    static List<String> texts(JsonNode list, String name) {
        if (list == null || !list.isArray()) {
            throw SalesforceRefusal.malformedJson("'" + name + "' is required to be a list");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static byte[] bytes(Object body) {
        try {
            return WRITER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answer cannot be written", e);
        }
    }
}
