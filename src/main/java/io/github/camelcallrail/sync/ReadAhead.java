package io.github.camelcallrail.sync;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.Page;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the one page that is surely asked for next while the present one is with the route. Its thread begins with the first such
 * page and ends at {@link #close}; a request that runs then ends when its client is closed, or by itself, and what it brings counts
 * for nothing.
 */
final class ReadAhead implements Source, AutoCloseable {

    private final Source source;
    private ExecutorService thread;
    private Request asked;
    private Future<Page> answer;

    ReadAhead(Source source) {
        this.source = source;
    }

    private record Request(Instant from, Instant to, int page) {
    }

    /** Begins to read that page. */
    void begin(Instant from, Instant to, int page) {
        if (thread == null) {
            thread = Executors.newSingleThreadExecutor(task -> {
                Thread reader = new Thread(task, "callrail-read-ahead");
                reader.setDaemon(true);
                return reader;
            });
        }
        asked = new Request(from, to, page);
        answer = thread.submit(() -> source.window(from, to, page));
    }

    @Override
    public Page window(Instant from, Instant to, int page) {
        boolean begun = new Request(from, to, page).equals(asked);
        asked = null;
        return begun ? await() : source.window(from, to, page);
    }

    /** As long as the request takes, as if it were made here: it is ended by its client, not by an interrupt. */
    private Page await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public CallRailRecord get(String id) {
        return source.get(id);
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
