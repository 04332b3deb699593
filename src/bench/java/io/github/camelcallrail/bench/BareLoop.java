package io.github.camelcallrail.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/**
 * c2: no framework. HttpClient fetches the next page while Jackson's streaming parser makes maps of the present one. Page by page
 * number; nothing is remembered, so a record that changes is lost or comes twice.
 */
final class BareLoop implements Variant {

    private static final int PER_PAGE = 250;

    @Override
    public String name() {
        return "c2 bare loop, next page fetched ahead";
    }

    @Override
    public Run prepare(String url) {
        return new Loop(url);
    }

    private static final class Loop implements Run {
        private final CloseableHttpClient http = HttpClients.createDefault();
        private final ExecutorService ahead = Executors.newSingleThreadExecutor();
        private final JsonFactory json = new JsonFactory();
        private final Reader reader = new Reader();
        private final String url;

        Loop(String url) {
            this.url = url;
        }

        @Override
        public int read() throws Exception {
            Buffer now = new Buffer();
            Buffer other = new Buffer();
            Future<?> fetched = fetch(1, now);
            int pages = 1;
            for (int page = 1; page <= pages; page++) {
                fetched.get();
                Future<?> next = page == 1 || page < pages ? fetch(page + 1, other) : null;
                pages = parse(now);
                Buffer swapped = now;
                now = other;
                other = swapped;
                fetched = next;
            }
            return reader.records();
        }

        private Future<?> fetch(int page, Buffer into) {
            return ahead.submit(() -> http.execute(
                    new HttpGet(url + "/a/ACC1/calls.json?page=" + page + "&per_page=" + PER_PAGE), response -> {
                        into.reset();
                        response.getEntity().writeTo(into);
                        return null;
                    }));
        }

        private int parse(Buffer page) throws IOException {
            int pages = 1;
            try (JsonParser parser = json.createParser(page.bytes(), 0, page.size())) {
                parser.nextToken();
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    JsonToken token = parser.nextToken();
                    if (token == JsonToken.START_ARRAY) {
                        while (parser.nextToken() != JsonToken.END_ARRAY) {
                            reader.read((Map<?, ?>) value(parser));
                        }
                    } else if (name.equals("total_pages")) {
                        pages = parser.getIntValue();
                    }
                }
            }
            return pages;
        }

        private static Object value(JsonParser parser) throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                        parser.nextToken();
                        map.put(name, value(parser));
                    }
                    yield map;
                }
                case START_ARRAY -> {
                    List<Object> list = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        list.add(value(parser));
                    }
                    yield list;
                }
                case VALUE_STRING -> parser.getText();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
                case VALUE_TRUE -> Boolean.TRUE;
                case VALUE_FALSE -> Boolean.FALSE;
                default -> null;
            };
        }

        @Override
        public void close() throws IOException {
            ahead.shutdownNow();
            http.close();
        }
    }

    /** Used over and over, without a copy of what it holds. */
    private static final class Buffer extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }
}
