package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcallrail.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users read, held against what is there.
 */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("(?:\\]\\(|link:|include::)(?!https?://|#)([^)\\[#\\s]+)");
    private static final Pattern NAMED_FILE = Pattern.compile(
            "`((?:\\.ci|docs|examples|kamelets|routes|src)/[\\w./*-]+|[\\w-]+\\.(?:md|xml|adoc)|LICENSE|NOTICE)`");
    private static final Pattern FORBIDDEN = Pattern.compile(
            "TODO|FIXME|(?<![\\w.])/(?:work|root|tmp|home|Users)\\b|repo\\.maven|maven\\.org|docker\\.io|ghcr\\.io|npmjs|proxy\\.golang"
                    + "|(?i:nexus|artifactory|\\bregistry\\.)");
    private static final Set<String> PROGRAMS = Set.of("mvn", "curl", "git", "java", "export");
    private static final Path OPTIONS = Path.of("src/main/docs/callrail-options.adoc");
    private static final Path MODEL = Path.of("src/generated/resources/META-INF/io/github/camelcallrail/component/callrail.json");

    static List<Path> documents() {
        List<Path> documents = new ArrayList<>(CamelText.documents());
        documents.add(Path.of("CHANGELOG.md"));
        return documents;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) {
        Path folder = document.toAbsolutePath().getParent();
        Matcher link = LINK.matcher(CamelText.read(document));
        while (link.find()) {
            assertTrue(Files.exists(folder.resolve(link.group(1))), document + " links to " + link.group(1));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void filesThatAreNamedExist(Path document) {
        Matcher name = NAMED_FILE.matcher(CamelText.read(document));
        while (name.find()) {
            boolean pattern = name.group(1).contains("*") || name.group(1).contains("NAME");
            boolean here = Files.exists(Path.of(name.group(1))) || Files.exists(document.toAbsolutePath().getParent().resolve(name.group(1)));
            assertTrue(pattern || here, document + " names " + name.group(1));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void commandsExist(Path document) {
        for (CamelText.Block block : CamelText.blocks(document)) {
            if (!block.language().equals("bash")) {
                continue;
            }
            block.text().lines().filter(line -> !line.isBlank()).forEach(line -> {
                String program = line.strip().split(" ")[0];
                assertTrue(PROGRAMS.contains(program) || Files.isExecutable(Path.of(program)), document + ": " + line);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void nothingIsUnfinishedOrOfOneMachine(Path document) {
        Matcher forbidden = FORBIDDEN.matcher(CamelText.read(document));
        assertFalse(forbidden.find(), () -> document + ": " + forbidden.group());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void mainClassesAndSystemPropertiesExist(Path document) throws IOException {
        String sources = CamelText.files("src", ".java").stream().map(CamelText::read).reduce("", String::concat)
                + CamelText.read(Path.of("pom.xml")) + CamelText.read(Path.of("routes/application.properties"));
        Matcher property = Pattern.compile("-D((?:hub|sandbox|walk)\\.[\\w.]+)").matcher(CamelText.read(document));
        while (property.find()) {
            String name = property.group(1);
            boolean ofTheSandbox = name.startsWith("sandbox.") && sources.contains('"' + name.substring("sandbox.".length()) + '"');
            assertTrue(sources.contains(name) || ofTheSandbox, document + ": " + name);
        }
        Matcher type = Pattern.compile("\\bio\\.github\\.camelcallrail\\.\\w+\\.[A-Z]\\w+").matcher(CamelText.read(document));
        while (type.find()) {
            assertTrue(Files.exists(Path.of("src/main/java", type.group().replace('.', '/') + ".java")), document + ": " + type.group());
        }
    }

    @Test
    void readmeShowsTheFirstRouteAsItIs() {
        assertTrue(CamelText.read(Path.of("README.md"))
                .contains("```yaml\n" + CamelText.read(Path.of("examples/first-route.camel.yaml")) + "```"));
        assertEquals(5, CamelText.read(Path.of("examples/first-route.camel.yaml")).lines().count());
    }

    @Test
    void everyExceptionSaysWhatToDo() {
        String page = CamelText.read(Path.of("docs/errors.md"));
        CamelText.files("src/main/java", "Exception.java").stream().map(file -> file.getFileName().toString().replace(".java", ""))
                .filter(name -> name.startsWith("CallRail")).forEach(name -> assertTrue(page.contains("`" + name + "`"), name));
    }

    @Test
    void everyFaultIsExplained() {
        String page = CamelText.read(Path.of("docs/sandbox.md"));
        Arrays.stream(Fault.values()).map(Fault::label).forEach(name -> assertTrue(page.contains("`" + name + "`"), name));
    }

    @Test
    void everyFieldThatTheMappingWritesIsSetUp() {
        String page = CamelText.read(Path.of("README.md"));
        Set<String> fields = new TreeSet<>();
        for (Path script : CamelText.files("routes/mapping", ".groovy")) {
            Matcher field = Pattern.compile("\\w+__c").matcher(CamelText.read(script));
            while (field.find()) {
                fields.add(field.group());
            }
        }
        assertFalse(fields.isEmpty());
        fields.forEach(field -> assertTrue(page.contains("`" + field + "`"), field));
    }

    @Test
    void optionsAreThoseOfTheCatalogue() throws IOException {
        String expected = options(new ObjectMapper().readTree(MODEL.toFile()));
        Path fresh = Path.of("target", OPTIONS.getFileName().toString());
        Files.createDirectories(fresh.getParent());
        Files.writeString(fresh, expected);
        assertEquals(expected, Files.exists(OPTIONS) ? Files.readString(OPTIONS) : "", "copy " + fresh + " to " + OPTIONS);
    }

    private static String options(JsonNode model) {
        StringBuilder text = new StringBuilder("// Made from the catalogue by a test; see CONTRIBUTING.md.\n\n");
        table(text, "Path parameters and options of an endpoint", model.path("properties"), false);
        table(text, "Options of the component alone", model.path("componentProperties"), true);
        text.append(".Headers\n[cols=\"3,1,5\",options=\"header\"]\n|===\n| name | for | what it is\n");
        model.path("headers").properties().forEach(header -> text.append("| `").append(header.getKey()).append("` | ")
                .append(header.getValue().path("label").asText().isEmpty() ? "both" : header.getValue().path("label").asText())
                .append(" | ").append(cell(header.getValue())).append('\n'));
        return text.append("|===\n").toString();
    }

    private static void table(StringBuilder text, String title, JsonNode options, boolean others) {
        text.append('.').append(title).append("\n[cols=\"2,1,2,5\",options=\"header\"]\n|===\n| name | for | default | what it is\n");
        for (Map.Entry<String, JsonNode> option : options.properties()) {
            if (others && option.getValue().has("configurationField")) {
                continue;
            }
            text.append("| `").append(option.getKey()).append("` | ").append(option.getValue().path("group").asText()).append(" | ")
                    .append(option.getValue().has("defaultValue") ? "`" + option.getValue().path("defaultValue").asText() + "`" : "")
                    .append(" | ").append(cell(option.getValue())).append('\n');
        }
        text.append("|===\n\n");
    }

    private static String cell(JsonNode option) {
        String values = option.has("enum") ? " One of " + String.join(", ", texts(option.path("enum"))) + "." : "";
        return option.path("description").asText().replace("|", "\\|") + values;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
