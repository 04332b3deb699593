package io.github.camelcallrail.sandbox;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets life go on once a second of real time, on a thread of its own.
 */
final class Ticker implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Ticker.class.getName());

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "sandbox-traffic");
        made.setDaemon(true);
        return made;
    });
    private final List<Runnable> steps;
    private ScheduledFuture<?> running;

    Ticker(List<Runnable> steps) {
        this.steps = List.copyOf(steps);
    }

    synchronized void start() {
        if (running == null) {
            running = thread.scheduleWithFixedDelay(this::step, 0, 1, TimeUnit.SECONDS);
        }
    }

    synchronized void stop() {
        if (running != null) {
            running.cancel(false);
            running = null;
        }
    }

    synchronized boolean runs() {
        return running != null;
    }

    private void step() {
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                // One that is thrown would end the schedule without a word.
                LOG.log(System.Logger.Level.WARNING, "A step of the traffic failed", e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
