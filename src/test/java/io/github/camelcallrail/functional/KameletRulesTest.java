package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules by which the Kamelet catalogue checks its files, applied to ours.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KameletRulesTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String ANNOTATION = "camel.apache.org/";
    private static final String CREDENTIALS = "urn:camel:group:credentials";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([^}:?]+)");
    private static final Pattern SMALL_WORDS = Pattern.compile("a|an|and|as|at|by|for|from|in|of|on|or|the|to|with");
    private static final String VERSION = "0.1.0";

    private record Kamelet(Path file, JsonNode tree) {

        String name() {
            return tree.at("/metadata/name").asText();
        }

        String type() {
            return tree.at("/metadata/labels").path(ANNOTATION + "kamelet.type").asText();
        }

        JsonNode annotation(String name) {
            return tree.at("/metadata/annotations").path(ANNOTATION + name);
        }

        JsonNode definition() {
            return tree.at("/spec/definition");
        }

        JsonNode properties() {
            return definition().path("properties");
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    private List<Kamelet> kamelets;

    @BeforeAll
    void read() throws IOException {
        kamelets = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("kamelets"))) {
            for (Path file : files.sorted().toList()) {
                kamelets.add(new Kamelet(file, YAML.readTree(Files.readString(file))));
            }
        }
    }

    Stream<Kamelet> kamelets() {
        return kamelets.stream();
    }

    @Test
    void bothAreThere() {
        assertEquals(List.of("callrail-call-update-sink", "callrail-calls-source"), kamelets.stream().map(Kamelet::name).toList());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isNamedAsItsFile(Kamelet kamelet) {
        assertEquals(kamelet.name() + ".kamelet.yaml", kamelet.toString());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isOfATypeThatItsNameEndsWith(Kamelet kamelet) {
        assertTrue(Set.of("source", "sink", "action").contains(kamelet.type()), kamelet.type());
        assertTrue(kamelet.name().endsWith("-" + kamelet.type()), kamelet.name());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void hasDefinitionAndTemplate(Kamelet kamelet) {
        assertTrue(kamelet.definition().isObject());
        assertTrue(kamelet.tree().at("/spec/template").isObject());
        assertEquals("object", kamelet.definition().path("type").asText());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void hasATitleThatEndsInItsType(Kamelet kamelet) {
        String title = kamelet.definition().path("title").asText();
        assertTrue(title.toLowerCase(java.util.Locale.ROOT).endsWith(" " + kamelet.type()), title);
        assertCapitalised(title);
    }

    @Test
    void titlesAndDescriptionsAreUnique() {
        for (String what : List.of("title", "description")) {
            List<String> texts = kamelets.stream().map(kamelet -> kamelet.definition().path(what).asText()).toList();
            texts.forEach(text -> assertFalse(text.isBlank(), what));
            assertEquals(texts.size(), Set.copyOf(texts).size(), texts::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void propertiesHaveTypeTitleAndDescription(Kamelet kamelet) {
        kamelet.properties().properties().forEach(property -> {
            for (String what : List.of("type", "title", "description")) {
                assertFalse(property.getValue().path(what).asText().isBlank(), property.getKey() + " lacks " + what);
            }
            String title = property.getValue().path("title").asText();
            assertFalse(title.matches("(?i)(the|a|an) .*"), title);
            assertCapitalised(title);
            String description = property.getValue().path("description").asText();
            assertTrue(description.endsWith(".") || description.endsWith(")"), description);
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void requiresOnlyPropertiesThatItHas(Kamelet kamelet) {
        List<String> required = texts(kamelet.definition().path("required"));
        assertEquals(required.size(), new HashSet<>(required).size());
        required.forEach(name -> assertTrue(kamelet.properties().has(name), name));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void marksSecretsAsCredentials(Kamelet kamelet) {
        kamelet.properties().properties().forEach(property -> {
            List<String> descriptors = texts(property.getValue().path("x-descriptors"));
            if ("password".equals(property.getValue().path("format").asText())) {
                assertTrue(descriptors.contains(CREDENTIALS), property.getKey());
            }
            assertEquals(descriptors.size(), new HashSet<>(descriptors).size(), property.getKey());
            descriptors.forEach(text -> assertFalse(text.startsWith("urn:alm:descriptor:com.tectonic.ui"), property.getKey()));
        });
        List.of("apiKey", "statePassword").forEach(secret -> {
            if (kamelet.properties().has(secret)) {
                assertEquals("password", kamelet.properties().path(secret).path("format").asText(), secret);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void hasTheAnnotations(Kamelet kamelet) {
        assertTrue(kamelet.annotation("kamelet.icon").asText().startsWith("data:image/svg+xml;base64,"));
        String svg = new String(java.util.Base64.getDecoder().decode(kamelet.annotation("kamelet.icon").asText().split(",", 2)[1]),
                java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(svg.startsWith("<svg ") && svg.endsWith("</svg>"), svg);
        assertEquals(VERSION, kamelet.annotation("catalog.version").asText());
        assertEquals("camel-callrail", kamelet.annotation("provider").asText());
        assertEquals("CallRail", kamelet.annotation("kamelet.group").asText());
        assertEquals("Preview", kamelet.annotation("kamelet.support.level").asText());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void usesWhatItDeclaresAndDeclaresWhatItUses(Kamelet kamelet) {
        Set<String> used = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(kamelet.tree().at("/spec/template").toString());
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
        Set<String> declared = new TreeSet<>();
        kamelet.properties().fieldNames().forEachRemaining(declared::add);
        assertEquals(declared, used);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void leavesOptionsAloneThatNobodyGave(Kamelet kamelet) {
        List<String> required = texts(kamelet.definition().path("required"));
        String template = kamelet.tree().at("/spec/template").toString();
        kamelet.properties().fieldNames().forEachRemaining(name -> {
            String placeholder = required.contains(name) ? "{{" + name + "}}" : "{{?" + name + "}}";
            assertTrue(template.contains(placeholder), placeholder);
            assertFalse(kamelet.properties().path(name).has("default"), name + " repeats a default of the component");
        });
        assertTrue(template.contains("RAW({{apiKey}})"), "a + in the key would become a blank");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void isTiedToTheOtherSide(Kamelet kamelet) {
        List<String> uris = kamelet.tree().at("/spec/template").findValuesAsText("uri");
        List<String> tos = kamelet.tree().at("/spec/template").findValuesAsText("to");
        if (kamelet.type().equals("source")) {
            assertTrue(tos.contains("kamelet:sink") || uris.contains("kamelet:sink"));
        } else {
            assertEquals("kamelet:source", kamelet.tree().at("/spec/template/from/uri").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void namesWhatItNeeds(Kamelet kamelet) {
        List<String> dependencies = texts(kamelet.tree().at("/spec/dependencies"));
        dependencies.forEach(text -> assertTrue(text.matches("camel:[a-z0-9-]+|mvn:[^:]+:[^:]+:[^:]+|github:apache/.+"), text));
        assertTrue(dependencies.contains("mvn:io.github.camelcallrail:camel-callrail:" + VERSION), dependencies::toString);
        assertTrue(dependencies.contains("camel:kamelet"), dependencies::toString);
        boolean json = kamelet.tree().at("/spec/template").findValue("marshal") != null;
        assertEquals(json, dependencies.contains("camel:jackson"), "camel:jackson where JSON is written");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void staysSmallAndHasNoRulesOfItsOwn(Kamelet kamelet) throws IOException {
        assertTrue(Files.readAllLines(kamelet.file()).size() <= 130);
        assertFalse(kamelet.tree().at("/spec/template").has("beans"));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void survivesARoundTrip(Kamelet kamelet) throws IOException {
        assertEquals(kamelet.tree(), YAML.readTree(YAML.writeValueAsString(kamelet.tree())));
        assertEquals("camel.apache.org/v1", kamelet.tree().path("apiVersion").asText());
        assertEquals("Kamelet", kamelet.tree().path("kind").asText());
    }

    @Test
    void versionIsThatOfTheProject() throws IOException {
        Matcher version = Pattern.compile("<artifactId>camel-callrail</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(version.find());
        assertEquals(version.group(1), VERSION);
    }

    private static void assertCapitalised(String title) {
        for (String word : title.split(" ")) {
            assertTrue(Character.isUpperCase(word.charAt(0)) || SMALL_WORDS.matcher(word).matches(), title);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
