package io.github.camelcallrail.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Measures a run: time, the process's CPU time, and the bytes allocated by all threads, ended ones included. The bytes are what
 * each collection found beyond what the one before it had left; so a run lies between two full collections, and the collector must
 * be one that frees nothing unannounced.
 */
final class Meter {

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final BlockingQueue<GarbageCollectionNotificationInfo> collections = new LinkedBlockingQueue<>();

    Meter() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((notification, handback) -> collections.add(
                    GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())), null, null);
        }
    }

    /**
     * What a run took.
     *
     * @param cpu of this process alone, collections and compilation included
     */
    record Sample(int records, double seconds, double cpu, long bytes) {

        double perSecond() {
            return records / seconds;
        }

        double cpuMicros() {
            return cpu * 1_000_000 / records;
        }

        double megabytesPer10000() {
            return bytes / 1_000_000.0 / records * 10_000;
        }
    }

    Sample measure(Variant.Run run) throws Exception {
        collect();
        List<GcInfo> seen = new ArrayList<>(List.of(collect()));
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        int records = run.read();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        collect(seen);
        return new Sample(records, seconds, cpuSeconds, allocated(seen));
    }

    private GcInfo collect() throws InterruptedException {
        List<GcInfo> seen = new ArrayList<>();
        collect(seen);
        return seen.get(seen.size() - 1);
    }

    /** Collects, and waits until all collections so far are known. */
    private void collect(List<GcInfo> into) throws InterruptedException {
        System.gc();
        boolean last = false;
        while (!last) {
            GarbageCollectionNotificationInfo next = collections.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("No word of a collection: run with -XX:+UseParallelGC, without ExplicitGC disabled");
            }
            into.add(next.getGcInfo());
            last = next.getGcCause().equals("System.gc()") && next.getGcAction().contains("major");
        }
    }

    private static long allocated(List<GcInfo> collections) {
        List<GcInfo> ordered = new ArrayList<>(collections);
        ordered.sort(Comparator.comparing(GcInfo::getStartTime).thenComparing(GcInfo::getEndTime));
        long bytes = 0;
        for (int i = 1; i < ordered.size(); i++) {
            bytes += heap(ordered.get(i).getMemoryUsageBeforeGc()) - heap(ordered.get(i - 1).getMemoryUsageAfterGc());
        }
        return bytes;
    }

    private static long heap(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream().filter(pool -> pool.getKey().startsWith("PS "))
                .mapToLong(pool -> pool.getValue().getUsed()).sum();
    }
}
