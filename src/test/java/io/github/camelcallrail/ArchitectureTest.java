package io.github.camelcallrail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The floors of the house: a package imports only from floors below it, and the lower ones know neither Camel nor what is none of
 * their business.
 */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "io.github.camelcallrail";

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path GENERATED = Path.of("src/generated/java");
    private static final List<String> PACKAGES = List.of("api", "client", "sync", "component", "crm", "hub", "sandbox");

    @ArchTest
    static final ArchRule API_KNOWS_NOTHING_OF_OURS = knowsOnly("api");
    @ArchTest
    static final ArchRule CLIENT_KNOWS_THE_API = knowsOnly("client", "api");
    @ArchTest
    static final ArchRule SYNC_KNOWS_CLIENT_AND_API = knowsOnly("sync", "client", "api");
    @ArchTest
    static final ArchRule COMPONENT_DOES_NOT_KNOW_CRM = knowsOnly("component", "sync", "client", "api");
    @ArchTest
    static final ArchRule CRM_DOES_NOT_KNOW_COMPONENT = knowsOnly("crm", "sync", "client", "api");
    @ArchTest
    static final ArchRule HUB_IS_THE_TOP = knowsOnly("hub", "component", "crm", "sync", "client", "api", "sandbox");

    @ArchTest
    static final ArchRule SANDBOX_KNOWS_API_JDK_AND_JACKSON = classes().that().resideInAPackage(floor("sandbox"))
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.fasterxml.jackson..", floor("api"), floor("sandbox"))
            .because("other people use the sandbox in their own tests");

    @ArchTest
    static final ArchRule API_DOES_NO_IO = noClasses().that().resideInAPackage(floor("api"))
            .should().dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "java.sql..", "javax.sql..", "java.nio.file..", "java.nio.channels..",
                    "org.apache.hc..", "com.zaxxer..")
            .orShould().dependOnClassesThat().belongToAnyOf(java.net.Socket.class, java.net.URL.class, java.net.URLConnection.class,
                    java.io.File.class, java.io.FileInputStream.class, java.io.FileOutputStream.class)
            .because("the table of the API is data");

    @ArchTest
    static final ArchRule LOWER_FLOORS_DO_NOT_KNOW_CAMEL = noClasses()
            .that().resideInAnyPackage(floor("api"), floor("client"), floor("sync"), floor("crm"), floor("sandbox"))
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule ONLY_CLIENT_AND_COMPONENT_KNOW_HTTP = noClasses()
            .that().resideInAnyPackage(floor("api"), floor("sync"), floor("crm"))
            .should().dependOnClassesThat().resideInAnyPackage("java.net.http..", "org.apache.hc..", "com.sun.net.httpserver..");

    @ArchTest
    static final ArchRule STATIC_FIELDS_ARE_CONSTANTS = fields().that().areStatic()
            .should().beFinal().andShould().notHaveRawType(somethingThatChanges())
            .because("two Camel contexts in one process must not meet in a static field");

    @ArchTest
    static final ArchRule NOBODY_NEEDS_GENERATED_CLASSES = noClasses().that(areNot(generated()))
            .should().dependOnClassesThat(are(generated()))
            .because("what is generated is compiled after what it is generated from");

    @Test
    void knowsEveryPackage() throws IOException {
        Path root = SOURCES.resolve(ROOT.replace('.', '/'));
        try (Stream<Path> found = Files.list(root)) {
            Set<String> names = found.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
            assertEquals(Set.copyOf(PACKAGES), names, "a new package needs a floor in this test");
        }
    }

    @Test
    void knowsGeneratedClasses() {
        assertFalse(generated().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/test/java"})
    void importsNoWildcards(String sources) throws IOException {
        List<String> wildcards = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(sources))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Files.readAllLines(file).stream().filter(line -> line.matches("import .*\\*;")).map(line -> file + ": " + line)
                        .forEach(wildcards::add);
            }
        }
        assertEquals(List.of(), wildcards);
    }

    private static String floor(String name) {
        return ROOT + "." + name + "..";
    }

    private static ArchRule knowsOnly(String name, String... below) {
        String[] others = PACKAGES.stream().filter(other -> !other.equals(name) && !List.of(below).contains(other))
                .map(ArchitectureTest::floor).toArray(String[]::new);
        return noClasses().that().resideInAPackage(floor(name)).should().dependOnClassesThat().resideInAnyPackage(others);
    }

    private static DescribedPredicate<JavaClass> somethingThatChanges() {
        return new DescribedPredicate<>("something that changes") {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().startsWith("java.util.concurrent") || type.isAssignableTo(ThreadLocal.class)
                        || type.isAssignableTo(java.util.AbstractCollection.class) || type.isAssignableTo(java.util.AbstractMap.class)
                        || type.isAssignableTo(StringBuilder.class) || type.isAssignableTo(java.util.Random.class);
            }
        };
    }

    private static Set<String> generated() {
        try (Stream<Path> files = Files.walk(GENERATED)) {
            return files.filter(path -> path.toString().endsWith(".java"))
                    .map(path -> GENERATED.relativize(path).toString().replace(".java", "").replace('/', '.'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DescribedPredicate<JavaClass> are(Set<String> names) {
        return DescribedPredicate.describe("are generated", type -> names.contains(top(type)));
    }

    private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
        return DescribedPredicate.describe("are written by hand", type -> !names.contains(top(type)));
    }

    private static String top(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }
}
