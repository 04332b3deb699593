package io.github.camelcallrail.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Resource;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one page, record by record.
 */
final class PageParser {

    private final Resource resource;
    private final List<CallRailRecord> records = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Object> envelope = new HashMap<>();
    private final SharedTexts texts = new SharedTexts();
    private int fields;
    private boolean listFound;

    PageParser(Resource resource) {
        this.resource = resource;
    }

    /**
     * The page.
     *
     * @throws IOException             if the connection fails
     * @throws CallRailAnswerException if the text is no page: an empty page would mean that nothing happened
     */
    Page read(JsonParser parser, int perPageAsked, Instant serverTime) throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw unusable("is no JSON object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals(resource.collection())) {
                    readList(parser);
                } else {
                    envelope.put(name, Json.value(parser, texts));
                }
            }
        } catch (JsonProcessingException e) {
            throw unusable("is no JSON, or was cut");
        }
        if (!listFound) {
            throw unusable("has no list '" + resource.collection() + "'");
        }
        Integer perPage = number("per_page");
        Page page = new Page(records, broken, perPage == null || perPage < 1 ? perPageAsked : perPage, number("total_pages"),
                number("total_records"), bool("has_next_page"), serverTime);
        Integer at = number("page");
        if (page.size() == 0 && page.totalRecords() != null && page.totalRecords() > 0 && (at == null || at == 1)) {
            throw unusable("counts " + page.totalRecords() + " records and lists none");
        }
        return page;
    }

    private void readList(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw unusable("has no list under '" + resource.collection() + "'");
        }
        listFound = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object item = parser.currentToken() == JsonToken.START_OBJECT ? record(parser) : Json.value(parser, texts);
            if (item instanceof CallRailRecord record && record.get("id") != null) {
                records.add(record);
            } else {
                broken.add(Json.MAPPER.writeValueAsString(item));
            }
        }
    }

    private CallRailRecord record(JsonParser parser) throws IOException {
        CallRailRecord record = new CallRailRecord(resource.name(), fields);
        Json.fill(record, parser, texts);
        fields = record.size();
        return record;
    }

    private Integer number(String name) {
        Object value = envelope.get(name);
        if (value == null) {
            return null;
        }
        try {
            return Integer.valueOf(value.toString().strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private Boolean bool(String name) {
        Object value = envelope.get(name);
        return value == null ? null : Boolean.valueOf(value.toString());
    }

    private CallRailAnswerException unusable(String why) {
        return new CallRailAnswerException("CallRail's answer to GET " + resource.name() + " " + why, 200, null);
    }
}
