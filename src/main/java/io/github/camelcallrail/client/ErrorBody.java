package io.github.camelcallrail.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds CallRail's words in an error body, of which five JSON shapes, HTML and nothing at all are seen (section 1.3).
 */
final class ErrorBody {

    private ErrorBody() {
    }

    /** The words; empty where the body has none. */
    static String words(String body) {
        if (body.isBlank()) {
            return "";
        }
        try {
            JsonNode root = Json.MAPPER.readTree(body);
            List<String> words = new ArrayList<>();
            collect("", root, words);
            return String.join("; ", words);
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private static void collect(String field, JsonNode node, List<String> words) {
        if (node.isArray()) {
            node.forEach(item -> collect(field, item, words));
        } else if (node.isObject() && node.has("message") && node.has("field")) {
            collect(node.get("field").asText(), node.get("message"), words);
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                boolean wrapper = List.of("error", "errors", "message", "error_message", "error_description")
                        .contains(entry.getKey());
                collect(wrapper ? field : entry.getKey(), entry.getValue(), words);
            }
        } else if (!node.isNull() && !node.asText().isBlank()) {
            words.add(field.isEmpty() || node.asText().toLowerCase(java.util.Locale.ROOT).startsWith(field)
                    ? node.asText()
                    : field + ": " + node.asText());
        }
    }
}
