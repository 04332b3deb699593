package io.github.camelcallrail.client;

import com.fasterxml.jackson.core.JsonParser;
import io.github.camelcallrail.api.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way out: every request to CallRail is addressed, signed, sent and judged here. Sends once; follows nothing.
 */
final class Transport {

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);
    private static final int ERROR_BODY = 4096;
    /** Parameters that may hold somebody's number, name or address. */
    private static final List<String> PERSONAL = List.of("search", "email");
    private static final String USER_AGENT = "camel-callrail";
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private final HttpClient http;
    private final Connection connection;
    private final InstantSource clock;
    private final Set<HttpUriRequestBase> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private volatile boolean readOnly;
    private volatile RequestObserver observer = (method, status, sent, ended, serverTime) -> {
    };

    Transport(HttpClient http, Connection connection, InstantSource clock) {
        this.http = http;
        this.connection = connection;
        this.clock = clock;
    }

    <T> T send(Call call, AnswerReader<T> reader) {
        if (readOnly && !"GET".equals(call.method())) {
            throw new CallRailPermissionException(call + " was not sent: the option readOnly is set", 0, null);
        }
        HttpUriRequestBase request = request(call);
        running.add(request);
        if (closed) {
            running.remove(request);
            throw new CallRailUnavailableException(call + " was not sent: the client is closed", 0, null);
        }
        Instant start = clock.instant();
        AtomicBoolean answered = new AtomicBoolean();
        try {
            return http.execute(request, response -> {
                Instant end = clock.instant();
                answered.set(true);
                LOG.debug("{} answered {} after {} ms", call, response.getCode(), Duration.between(start, end).toMillis());
                observer.ended(call.method(), response.getCode(), start, end, serverTime(response));
                return judge(call, response, reader);
            });
        } catch (IOException | UncheckedIOException e) {
            if (!answered.get()) {
                observer.ended(call.method(), 0, start, clock.instant(), null);
            }
            throw lost(call, e);
        } finally {
            running.remove(request);
        }
    }

    void observe(RequestObserver another) {
        observer = another;
    }

    /** From now on nothing leaves that could change something, whoever asks for it. */
    void refuseWrites() {
        readOnly = true;
    }

    /** Ends the requests that are running; what is sent later fails. */
    void close() {
        closed = true;
        running.forEach(HttpUriRequestBase::cancel);
    }

    /** Takes requests again. */
    void open() {
        closed = false;
    }

    private HttpUriRequestBase request(Call call) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(),
                URI.create(connection.baseUrl() + call.path() + query(call.query())));
        request.setHeader("Authorization", connection.authorization());
        request.setHeader("Accept", "application/json");
        request.setHeader("User-Agent", USER_AGENT);
        if (call.body() != null) {
            try {
                request.setEntity(new ByteArrayEntity(Json.MAPPER.writeValueAsBytes(call.body()), ContentType.APPLICATION_JSON));
            } catch (IOException e) {
                throw new CallRailRequestException(call + ": the body cannot be written as JSON", 0, e);
            }
        }
        return request;
    }

    private static String query(Map<String, ?> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> values(value).forEach(text -> query.append(query.isEmpty() ? '?' : '&')
                .append(encode(name)).append('=').append(encode(text))));
        return query.toString();
    }

    private static List<String> values(Object value) {
        return value instanceof Collection<?> several ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private <T> T judge(Call call, ClassicHttpResponse response, AnswerReader<T> reader) throws IOException {
        int status = response.getCode();
        if (status >= 200 && status < 300) {
            try (HttpEntity entity = response.getEntity(); JsonParser parser = Json.parser(entity)) {
                return reader.read(parser, serverTime(response));
            }
        }
        throw refusal(call, response);
    }

    private CallRailException refusal(Call call, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        String message = call + " was answered " + status + details(call, response);
        return switch (status) {
            case 401 -> new CallRailAuthenticationException(message + ". Check " + connection.authentication().keyName()
                    + " (option apiKey) and the option authentication", status, null);
            case 403 -> new CallRailPermissionException(
                    message + ". The key's user or the account's plan does not allow it", status, null);
            case 404, 410 -> new CallRailNotFoundException(message, status, null);
            case 429 -> new CallRailQuotaException(message, status, retryAfter(response));
            default -> status >= 500 ? failure(call, message, status, null)
                    : status >= 400 ? new CallRailRequestException(message, status, null)
                    : new CallRailAnswerException(message + redirect(response), status, null);
        };
    }

    private CallRailException failure(Call call, String message, int status, Throwable cause) {
        return call.repeatable() ? new CallRailUnavailableException(message, status, cause)
                : new CallRailUnknownOutcomeException(message + ". It may have been carried out or not", status, cause);
    }

    private CallRailException lost(Call call, Exception cause) {
        String what = cause.getClass().getSimpleName();
        boolean neverSent = cause instanceof ConnectException || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException || cause instanceof ConnectTimeoutException
                || cause instanceof SSLHandshakeException;
        String message = call + (neverSent ? " was not sent, no connection to " + connection.baseUrl().getHost()
                : " brought no whole answer") + " (" + what + ")";
        return neverSent ? new CallRailUnavailableException(message, 0, cause) : failure(call, message, 0, cause);
    }

    private static String redirect(ClassicHttpResponse response) {
        Header location = response.getFirstHeader("Location");
        String host = location == null ? null : host(location.getValue());
        return ", a redirect" + (host == null ? "" : " to " + host) + ", which is not followed: the key would travel";
    }

    private static String host(String location) {
        try {
            return URI.create(location).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private String details(Call call, ClassicHttpResponse response) throws IOException {
        List<String> sent = new ArrayList<>(Redaction.texts(call.body()));
        PERSONAL.forEach(name -> sent.addAll(values(call.query().containsKey(name) ? call.query().get(name) : "")));
        sent.add(connection.apiKey());
        String words = Redaction.of(ErrorBody.words(body(response)), sent);
        return (words.isEmpty() ? "" : ": " + words) + requestId(response);
    }

    /** CallRail's support finds a request by its id, so it is shown as it is, if it is one. */
    private String requestId(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("x-request-id");
        String id = header == null ? null : header.getValue();
        boolean shown = id != null && REQUEST_ID.matcher(id).matches() && !id.contains(connection.apiKey());
        return shown ? " (request " + id + ")" : "";
    }

    private static String body(ClassicHttpResponse response) throws IOException {
        try (HttpEntity entity = response.getEntity()) {
            if (entity == null) {
                return "";
            }
            InputStream stream = entity.getContent();
            return stream == null ? "" : new String(stream.readNBytes(ERROR_BODY), Json.charset(entity));
        }
    }

    private Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null || header.getValue() == null) {
            return null;
        }
        String text = header.getValue().strip();
        Duration wait = null;
        try {
            wait = Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
        } catch (NumberFormatException e) {
            Instant until = date(text);
            wait = until == null ? null : Duration.between(clock.instant(), until);
        }
        return wait == null || wait.isNegative() || wait.isZero() || wait.compareTo(Duration.ofDays(1)) > 0 ? null : wait;
    }

    private static Instant serverTime(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Date");
        return header == null ? null : date(header.getValue());
    }

    private static Instant date(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
