package io.github.camelcallrail.functional;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Takes ids by POST and writes them down before it answers, outside of the processes that are killed. */
final class HttpReceiver implements AutoCloseable {

    /** An id, and the last part of the address to which it was posted. */
    record Entry(String sender, String id) {
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<Entry> entries = new ArrayList<>();

    /** One that takes that long over each. */
    HttpReceiver(Duration slowness) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String id = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            add(new Entry(path.substring(path.lastIndexOf('/') + 1), id), slowness);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private void add(Entry entry, Duration slowness) {
        synchronized (this) {
            entries.add(entry);
        }
        LockSupport.parkNanos(slowness.toNanos());
    }

    String url(String sender) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + sender;
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    synchronized int size() {
        return entries.size();
    }

    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        entries().forEach(entry -> ids.add(entry.id));
        return ids;
    }

    long from(String sender) {
        return entries().stream().filter(entry -> entry.sender.equals(sender)).count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
