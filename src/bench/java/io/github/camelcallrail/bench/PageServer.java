package io.github.camelcallrail.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/**
 * A process of its own that answers any GET with a page of calls. Arguments: how many calls, and how many milliseconds to think
 * before each answer. Prints its port and the size of a call, and ends when its input does.
 */
final class PageServer {

    private final CallPages pages;
    private final long thinkMillis;

    private PageServer(CallPages pages, long thinkMillis) {
        this.pages = pages;
        this.thinkMillis = thinkMillis;
    }

    /** Serves until the one that started it ends. */
    public static void main(String[] arguments) throws IOException {
        PageServer server = new PageServer(new CallPages(Integer.parseInt(arguments[0]), Instant.now()),
                Long.parseLong(arguments[1]));
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            background(() -> server.accept(socket));
            System.out.println(socket.getLocalPort() + " " + server.pages.bytesEach());
            while (System.in.read() >= 0) {
                // Only its end means something.
            }
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                background(() -> converse(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void background(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private void converse(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            for (String request = head(in); request != null; request = head(in)) {
                Thread.sleep(thinkMillis);
                answer(request, out);
            }
        } catch (IOException e) {
            // The other side has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The request's first line; {@code null} where no further one comes. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ending = 0;
        while (ending < 4) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            ending = next == (ending % 2 == 0 ? '\r' : '\n') ? ending + 1 : 0;
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII).lines().findFirst().orElseThrow();
    }

    private void answer(String request, OutputStream out) throws IOException {
        Map<String, String> query = query(request.split(" ")[1]);
        byte[] body = pages.page(Instant.parse(query.getOrDefault("start_date", "2000-01-01T00:00:00Z")),
                Integer.parseInt(query.getOrDefault("page", "1")), Integer.parseInt(query.getOrDefault("per_page", "100")));
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
        out.write(("HTTP/1.1 200 OK\r\nDate: " + date + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private static Map<String, String> query(String target) {
        Map<String, String> query = new HashMap<>();
        for (String pair : target.substring(target.indexOf('?') + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
