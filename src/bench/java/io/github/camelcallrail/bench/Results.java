package io.github.camelcallrail.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The samples of all rounds, as a table and as JSON. A ratio is that of two runs of one round.
 */
final class Results {

    private final String setting;
    private final String yardstick;
    private final Map<String, List<Meter.Sample>> samples = new LinkedHashMap<>();

    /** Results beside the variant of that name. */
    Results(String setting, String yardstick) {
        this.setting = setting;
        this.yardstick = yardstick;
    }

    void add(String variant, Meter.Sample sample) {
        samples.computeIfAbsent(variant, name -> new ArrayList<>()).add(sample);
    }

    /** Median and range. */
    record Spread(double median, double least, double most) {

        static Spread of(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            int middle = sorted.size() / 2;
            double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
            return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
        }

        String text(String format) {
            return String.format(Locale.ROOT, format + " (" + format + "-" + format + ")", median, least, most);
        }
    }

    String table() {
        StringBuilder table = new StringBuilder(setting).append("\nMedians of the rounds, with least and most.\n\n");
        String row = "%-50s | %-28s | %-20s | %-22s | %s%n";
        table.append(String.format(Locale.ROOT, row, "variant", "records/s", "ratio to c2", "MB per 10,000", "CPU us a record"));
        samples.keySet().forEach(name -> table.append(String.format(Locale.ROOT, row, name,
                spread(name, Meter.Sample::perSecond).text("%,.0f"), ratio(name).text("%.2f"),
                spread(name, Meter.Sample::megabytesPer10000).text("%.1f"), spread(name, Meter.Sample::cpuMicros).text("%.1f"))));
        return table.toString();
    }

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("bench.txt"), table());
        Map<String, Object> variants = new LinkedHashMap<>();
        samples.keySet().forEach(name -> variants.put(name, Map.of("recordsPerSecond", spread(name, Meter.Sample::perSecond),
                "ratio", ratio(name), "megabytesPer10000", spread(name, Meter.Sample::megabytesPer10000), "cpuMicrosARecord",
                spread(name, Meter.Sample::cpuMicros), "samples", samples.get(name))));
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(directory.resolve("bench.json").toFile(),
                Map.of("setting", setting, "yardstick", yardstick, "variants", variants));
    }

    private Spread spread(String name, ToDoubleFunction<Meter.Sample> figure) {
        return Spread.of(samples.get(name).stream().map(figure::applyAsDouble).toList());
    }

    private Spread ratio(String name) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < samples.get(name).size(); i++) {
            ratios.add(samples.get(name).get(i).perSecond() / samples.get(yardstick).get(i).perSecond());
        }
        return Spread.of(ratios);
    }
}
