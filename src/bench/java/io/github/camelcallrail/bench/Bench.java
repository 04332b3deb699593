package io.github.camelcallrail.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Runs all variants in turn, round after round, each round in another order, and writes {@code target/bench/bench.txt} and
 * {@code bench.json}. System properties: {@code bench.calls}, {@code bench.rounds}, {@code bench.warmups} (rounds that do not
 * count), {@code bench.thinkMillis} (the server's before each page), {@code bench.only} (a part of the names; the yardstick always
 * runs).
 */
final class Bench {

    private static final Variant YARDSTICK = new BareLoop();

    private Bench() {
    }

    /** Runs the bench. */
    public static void main(String[] arguments) throws Exception {
        int calls = Integer.getInteger("bench.calls", 40_000);
        int rounds = Integer.getInteger("bench.rounds", 5);
        int warmups = Integer.getInteger("bench.warmups", 3);
        long think = Long.getLong("bench.thinkMillis", 0);
        try (ServerProcess server = new ServerProcess(calls, think)) {
            Results results = new Results(String.format(Locale.ROOT, "%d rounds of %,d calls of %,d bytes, %d ms a page, %d"
                    + " processors, Java %s", rounds, calls, server.bytesEach(), think, Runtime.getRuntime().availableProcessors(),
                    Runtime.version()), YARDSTICK.name());
            Meter meter = new Meter();
            Random random = new Random(1);
            for (int round = -warmups; round < rounds; round++) {
                List<Variant> order = variants(System.getProperty("bench.only", ""));
                Collections.shuffle(order, random);
                for (Variant variant : order) {
                    Meter.Sample sample = run(variant, server.url(), meter, calls);
                    if (round >= 0) {
                        results.add(variant.name(), sample);
                    }
                }
            }
            results.write(Path.of("target", "bench"));
            System.out.println(results.table());
        }
    }

    private static List<Variant> variants(String part) {
        List<Variant> all = new ArrayList<>(List.of(YARDSTICK, new HandWrittenRoute()));
        for (boolean onFile : new boolean[] {false, true}) {
            all.add(new OurConsumer("one by one, whole record read", 1, Reader::wholeRecord, onFile));
            all.add(new OurConsumer("one by one, headers read", 1, Reader::headers, onFile));
            all.add(new OurConsumer("batches of 200", 200, Reader::wholeRecords, onFile));
        }
        all.removeIf(variant -> variant.getClass() != YARDSTICK.getClass() && !variant.name().contains(part));
        return all;
    }

    private static Meter.Sample run(Variant variant, String url, Meter meter, int calls) throws Exception {
        try (Variant.Run run = variant.prepare(url)) {
            Meter.Sample sample = meter.measure(run);
            if (sample.records() != calls) {
                throw new IllegalStateException(variant.name() + " read " + sample.records() + " of " + calls + " calls");
            }
            return sample;
        }
    }
}
