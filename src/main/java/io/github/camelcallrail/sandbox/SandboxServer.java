package io.github.camelcallrail.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The one HTTP server of the sandbox, on 127.0.0.1 only. Connections stay open between requests; {@code Date} is what
 * the injected clock shows; a handler that breaks answers 500 with the reason as text.
 */
final class SandboxServer implements AutoCloseable {

    /** Where a handler hangs: requests whose path begins with {@code prefix}, of which {@code strip} is taken off. */
    record Mount(String prefix, String strip, Function<Request, Outcome> handler) {

        boolean takes(String path) {
            return path.equals(prefix) || path.startsWith(prefix + "/");
        }
    }

    private static final System.Logger LOG = System.getLogger(SandboxServer.class.getName());

    private final List<Mount> mounts;
    private final InstantSource clock;
    private final ServerSocket socket;
    private final ExecutorService threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    SandboxServer(int port, InstantSource clock, List<Mount> mounts) {
        this.mounts = List.copyOf(mounts);
        this.clock = clock;
        try {
            socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 128);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on 127.0.0.1:" + port, e);
        }
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "sandbox-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        closeQuietly(socket);
        open.forEach(SandboxServer::closeQuietly);
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                threads.execute(() -> converse(connection));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "No further connection", e);
            }
        }
    }

    private void converse(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            boolean more = true;
            while (more) {
                more = exchange(in, out);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Connection ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(connection);
        }
    }

    private boolean exchange(InputStream in, OutputStream out) throws IOException, InterruptedException {
        Request request;
        try {
            request = HttpWire.read(in, out);
        } catch (IOException e) {
            send(out, Outcome.whole(text(400, String.valueOf(e.getMessage()))), false, false);
            return false;
        }
        if (request == null) {
            return false;
        }
        Outcome outcome = answer(request);
        if (!outcome.delay().isZero()) {
            Thread.sleep(outcome.delay().toMillis());
        }
        boolean keep = HttpWire.keepsAlive(request) && outcome.delivery() == Outcome.Delivery.WHOLE;
        send(out, outcome, keep, request.method().equals("HEAD"));
        return keep;
    }

    private Outcome answer(Request request) {
        for (Mount mount : mounts) {
            if (mount.takes(request.path())) {
                try {
                    return mount.handler().apply(below(request, mount.strip()));
                } catch (RuntimeException | StackOverflowError e) {
                    LOG.log(System.Logger.Level.WARNING, "The handler of " + mount.prefix() + " broke: " + e);
                    LOG.log(System.Logger.Level.DEBUG, "Here", e);
                    return Outcome.whole(text(500, "The sandbox broke: " + e));
                }
            }
        }
        return Outcome.whole(text(404, "Nothing is mounted here"));
    }

    private static Request below(Request request, String strip) {
        return new Request(request.method(), request.path().substring(strip.length()), request.rawPath(),
                request.query(), request.headers(), request.body());
    }

    private void send(OutputStream out, Outcome outcome, boolean keepAlive, boolean headOnly) throws IOException {
        byte[] body = outcome.answer().body();
        int promised = outcome.delivery() == Outcome.Delivery.LONGER_PROMISED ? body.length + 64 : body.length;
        byte[] head = HttpWire.head(outcome.answer(), clock.instant(), promised, keepAlive);
        int sent = switch (outcome.delivery()) {
            case NOTHING -> 0;
            case HALF -> head.length + body.length / 2;
            case WHOLE, LONGER_PROMISED -> headOnly ? head.length : head.length + body.length;
        };
        // In one piece: two small writes would wait for each other's acknowledgement.
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        out.write(whole, 0, sent);
        out.flush();
    }

    private static Answer text(int status, String text) {
        return new Answer(status, Map.of("Content-Type", "text/plain; charset=utf-8"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.DEBUG, "Not closed", e);
        }
    }
}
