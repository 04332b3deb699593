package io.github.camelcallrail.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.sandbox.Sandbox;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The published jar in a stranger's project. */
class PublishedJarIT {

    @TempDir
    Path directory;

    @Test
    void aRouteOfFiveLinesDeliversARecordWithThePublishedJarAndPlainCamelMain() throws Exception {
        Files.writeString(directory.resolve("pom.xml"), strangersPom());
        Files.copy(Path.of("examples/first-route.camel.yaml"), directory.resolve("route.camel.yaml"));
        String classPath = System.getProperty("published.jar") + File.pathSeparator + dependencies();
        try (Sandbox sandbox = Sandbox.builder().start()) {
            String id = sandbox.world().addCall(Map.of("duration", 60));
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath,
                    "-Dcamel.main.routesIncludePattern=file:route.camel.yaml",
                    "-Dcamel.component.callrail.apiKey=" + sandbox.key(),
                    "-Dcamel.component.callrail.baseUrl=" + sandbox.callRailUrl(), "org.apache.camel.main.Main")
                    .directory(directory.toFile()).redirectErrorStream(true).redirectOutput(log().toFile()).start();
            try {
                Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> Files.readString(log()).contains(id));
            } finally {
                process.destroyForcibly().waitFor();
                System.out.println(Files.readString(log()).lines().limit(30).reduce("", (all, line) -> all + line + "\n"));
            }
        }
    }

    @Test
    void holdsTheComponentAndNeitherHubNorSandbox() throws IOException {
        List<String> names;
        try (JarFile jar = new JarFile(System.getProperty("published.jar"))) {
            names = jar.stream().map(entry -> entry.getName()).toList();
        }
        assertEquals(List.of(), names.stream().filter(name -> name.contains("/hub/") || name.contains("/sandbox/")).toList());
        assertTrue(names.contains("META-INF/services/org/apache/camel/component/callrail"));
        assertTrue(names.contains("META-INF/services/org/apache/camel/component.properties"));
        assertTrue(names.contains("META-INF/io/github/camelcallrail/component/callrail.json"));
        assertTrue(names.stream().anyMatch(name -> name.startsWith("kamelets/")));
        assertEquals(List.of(), names.stream().filter(name -> name.equals("component.properties") || name.equals("logback.xml")).toList());
    }

    private Path log() {
        return directory.resolve("main.log");
    }

    private String strangersPom() throws Exception {
        StringBuilder dependencies = new StringBuilder();
        NodeList all = ((Element) DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"))
                .getDocumentElement().getElementsByTagName("dependencies").item(1)).getElementsByTagName("dependency");
        for (int i = 0; i < all.getLength(); i++) {
            Element dependency = (Element) all.item(i);
            if (text(dependency, "optional") == null && text(dependency, "scope") == null) {
                dependencies.append("<dependency><groupId>").append(text(dependency, "groupId")).append("</groupId><artifactId>")
                        .append(text(dependency, "artifactId")).append("</artifactId>")
                        .append("<version>").append(version(dependency)).append("</version></dependency>\n");
            }
        }
        return Files.readString(Path.of("src/test/resources/plain-main/pom.xml")).replace("<!-- published -->", dependencies);
    }

    /** As our published POM says, with what its dependencyManagement fixes. */
    private static String version(Element dependency) throws Exception {
        String version = text(dependency, "version");
        if (version != null) {
            return version;
        }
        String artifact = text(dependency, "artifactId");
        NodeList managed = ((Element) DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"))
                .getDocumentElement().getElementsByTagName("dependencyManagement").item(0)).getElementsByTagName("dependency");
        for (int i = 0; i < managed.getLength(); i++) {
            if (artifact.equals(text((Element) managed.item(i), "artifactId"))) {
                return text((Element) managed.item(i), "version");
            }
        }
        return "4.18.0";
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? null : found.item(0).getTextContent().strip();
    }

    private String dependencies() throws Exception {
        Path file = directory.resolve("classpath.txt");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(), "-q", "-B",
                "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath", "-Dmdep.outputFile=" + file));
        Path log = directory.resolve("mvn.log");
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "Maven takes too long");
        assertEquals(0, process.exitValue(), Files.readString(log));
        return Files.readString(file).strip();
    }
}
