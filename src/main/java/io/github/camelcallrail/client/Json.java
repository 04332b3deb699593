package io.github.camelcallrail.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Reads JSON into maps, lists, texts, numbers and booleans, each text well-formed.
 */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Json() {
    }

    /**
     * A parser of that body, which is UTF-8 where the answer does not name another charset; {@code null} for none.
     * It reads characters, not bytes: a broken one costs that character, not the whole answer.
     */
    static JsonParser parser(HttpEntity entity) throws IOException {
        InputStream stream = entity == null ? null : entity.getContent();
        if (stream == null) {
            return null;
        }
        Reader reader = new BufferedReader(new InputStreamReader(stream, charset(entity)));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return MAPPER.createParser(reader);
    }

    /** The charset that the answer names, else UTF-8. */
    static Charset charset(HttpEntity entity) {
        ContentType type = ContentType.parseLenient(entity.getContentType());
        return type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
    }

    /** The value at whose first token the parser stands. */
    static Object value(JsonParser parser, SharedTexts texts) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                fill(map, parser, texts);
                yield map;
            }
            case START_ARRAY -> array(parser, texts);
            case VALUE_STRING -> texts.text(parser);
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    /** The object at whose start the parser stands. */
    static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        fill(map, parser, new SharedTexts());
        return map;
    }

    /** Adds the fields of the object at whose start the parser stands. */
    static void fill(Map<String, Object> map, JsonParser parser, SharedTexts texts) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            map.put(name, value(parser, texts));
        }
    }

    private static List<Object> array(JsonParser parser, SharedTexts texts) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser, texts));
        }
        return list;
    }
}
