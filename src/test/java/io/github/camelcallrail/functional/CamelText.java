package io.github.camelcallrail.functional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds URIs and properties in what the project ships for reading and copying: routes, Kamelets, examples and code blocks of the
 * documentation.
 */
final class CamelText {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LISTING = Pattern.compile("(?ms)^\\[source,(\\w+)[^\\]]*\\]\\n-{4}\\n(.*?)^-{4}$");
    private static final Pattern JAVA_URI =
            Pattern.compile("(?:from|fromF|to|toD|enrich|pollEnrich|wireTap|sendBody\\w*)\\(\"([^\"]+)\"");
    private static final Pattern PROPERTY = Pattern.compile("(?m)^[#\\s]*(camel\\.component\\.callrail\\.[\\w.-]+)\\s*=(.*)$");
    private static final Pattern COMMAND_PROPERTY = Pattern.compile("-D(camel\\.component\\.callrail\\.[\\w.-]+)=(\\S+)");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** A piece of code in a file. */
    record Block(Path file, String language, String text) {
        @Override
        public String toString() {
            return file + " (" + language + "): " + text.lines().findFirst().orElse("");
        }
    }

    private CamelText() {
    }

    /** The files whose code users copy. */
    static List<Path> documents() {
        List<Path> files = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
        files.addAll(files("docs", ".md"));
        files.addAll(files("src/main/docs", ".adoc"));
        return files;
    }

    static List<Path> files(String directory, String suffix) {
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Block> blocks(Path document) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = (document.toString().endsWith(".adoc") ? LISTING : FENCE).matcher(read(document));
        while (matcher.find()) {
            blocks.add(new Block(document, matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    /** All code: whole files and the blocks of the documentation. */
    static List<Block> code() {
        List<Block> code = new ArrayList<>();
        for (String directory : List.of("routes", "kamelets", "examples")) {
            files(directory, ".yaml").forEach(file -> code.add(new Block(file, "yaml", read(file))));
            files(directory, ".properties").forEach(file -> code.add(new Block(file, "properties", read(file))));
        }
        documents().forEach(document -> code.addAll(blocks(document)));
        return code;
    }

    /** The endpoints that a piece of code names, with their parameters in the query. */
    static List<String> uris(Block block) {
        List<String> uris = new ArrayList<>();
        if (block.language().equals("java")) {
            Matcher matcher = JAVA_URI.matcher(block.text());
            while (matcher.find()) {
                uris.add(matcher.group(1));
            }
        } else if (block.language().equals("yaml")) {
            collect(tree(block.text()), uris);
        }
        return uris;
    }

    /** The properties of the component that a piece of code sets, commented-out ones too. */
    static Map<String, String> properties(Block block) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Pattern pattern : List.of(PROPERTY, COMMAND_PROPERTY)) {
            Matcher matcher = pattern.matcher(block.text());
            while (matcher.find()) {
                properties.put(matcher.group(1), matcher.group(2).strip());
            }
        }
        return properties;
    }

    static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, List<String> uris) {
        if (node.path("uri").isTextual()) {
            uris.add(withParameters(node.path("uri").asText(), node.path("parameters")));
        }
        for (String step : List.of("from", "to", "toD", "wireTap")) {
            if (node.path(step).isTextual()) {
                uris.add(node.path(step).asText());
            }
        }
        node.forEach(child -> collect(child, uris));
    }

    private static String withParameters(String uri, JsonNode parameters) {
        StringBuilder whole = new StringBuilder(uri);
        parameters.properties().forEach(parameter -> whole.append(whole.indexOf("?") < 0 ? '?' : '&').append(parameter.getKey())
                .append('=').append(parameter.getValue().asText()));
        return whole.toString();
    }
}
