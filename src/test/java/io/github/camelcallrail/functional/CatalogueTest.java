package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.camelcallrail.api.Filter;
import io.github.camelcallrail.api.Operation;
import io.github.camelcallrail.api.Resource;
import io.github.camelcallrail.component.CallRailComponent;
import io.github.camelcallrail.component.CallRailConfiguration;
import io.github.camelcallrail.component.CallRailConstants;
import io.github.camelcallrail.component.CallRailEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What tools and editors are told about the component, and whether everything that the project ships for copying agrees with it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueTest {

    private static final String JSON = "/META-INF/io/github/camelcallrail/component/callrail.json";
    private static final Set<String> LABELS =
            Set.of("common", "producer", "consumer", "security", "proxy", "advanced", "filter", "scheduler", "health");

    private final DefaultCamelCatalog catalog = new DefaultCamelCatalog();
    private JsonNode model;
    private JsonSchema schema;

    @BeforeAll
    void read() throws IOException {
        String json = resource(JSON);
        model = new ObjectMapper().readTree(json);
        catalog.addComponent("callrail", CallRailComponent.class.getName(), json);
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(resource("/schema/camelYamlDsl.json"));
    }

    @Test
    void defaultsAreThoseOfTheCode() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            CallRailComponent component = context.getComponent("callrail", CallRailComponent.class);
            component.getConfiguration().setApiKey("key");
            CallRailEndpoint endpoint = context.getEndpoint("callrail:calls", CallRailEndpoint.class);
            compareDefaults(context, model.path("properties"), endpoint.getConfiguration(), endpoint);
            compareDefaults(context, model.path("componentProperties"), component.getConfiguration(), component);
        }
    }

    private static void compareDefaults(DefaultCamelContext context, JsonNode options, Object... owners) throws Exception {
        BeanIntrospection introspection = PluginHelper.getBeanIntrospection(context);
        for (Map.Entry<String, JsonNode> option : options.properties()) {
            String name = option.getKey();
            boolean ours = "configuration".equals(option.getValue().path("configurationField").asText()) || name.equals("delay");
            if (!ours) {
                continue;
            }
            Object owner = name.equals("delay") ? owners[1] : owners[0];
            Object actual = introspection.getOrElseProperty(owner, name, null, false);
            String expected = option.getValue().path("defaultValue").asText(null);
            assertEquals(expected, name.equals("apiKey") || actual == null ? null : actual.toString(), "default of " + name);
        }
    }

    @Test
    void everyOptionOfTheConfigurationIsInTheCatalogue() {
        Set<String> options = new TreeSet<>();
        for (Field field : CallRailConfiguration.class.getDeclaredFields()) {
            options.add(field.getName());
        }
        for (String part : List.of("properties", "componentProperties")) {
            Set<String> listed = new TreeSet<>();
            model.path(part).properties().forEach(option -> {
                if (option.getValue().path("configurationField").asText().equals("configuration")) {
                    listed.add(option.getKey());
                }
            });
            assertEquals(options, listed, part);
        }
    }

    @Test
    void everyOptionIsDescribedAndLabelled() {
        for (String part : List.of("properties", "componentProperties")) {
            model.path(part).properties().forEach(option -> {
                String name = option.getKey();
                String description = option.getValue().path("description").asText();
                boolean ours = option.getValue().has("configurationField");
                assertFalse(description.isBlank(), name);
                assertFalse(ours && !description.endsWith("."), name + " is described by a sentence: " + description);
                Stream.of(option.getValue().path("label").asText().split(",")).filter(label -> !label.isEmpty())
                        .forEach(label -> assertTrue(LABELS.contains(label), name + " has the label " + label));
                boolean secret = option.getValue().path("secret").asBoolean();
                boolean security = option.getValue().path("label").asText().contains("security");
                assertTrue(!secret || security, name + " is secret and lacks the label security");
            });
        }
        Stream.of("apiKey", "statePassword").forEach(name ->
                assertTrue(model.path("properties").path(name).path("secret").asBoolean(), name + " is secret"));
    }

    @Test
    void headersAreAllThere() throws IllegalAccessException {
        Map<String, String> headers = new TreeMap<>();
        for (Field field : CallRailConstants.class.getFields()) {
            headers.put((String) field.get(null), field.getName());
        }
        Set<String> listed = new TreeSet<>();
        model.path("headers").fieldNames().forEachRemaining(listed::add);
        assertEquals(headers.keySet(), listed);
        model.path("headers").properties().forEach(header -> {
            assertTrue(header.getKey().startsWith("CamelCallRail"), header.getKey());
            assertTrue(header.getValue().path("description").asText().endsWith("."), header.getKey());
            assertFalse(header.getValue().path("javaType").asText().isBlank(), header.getKey());
        });
    }

    @Test
    void resourcesAndOperationsAreThoseOfTheTable() {
        assertEquals(Resource.all().stream().map(Resource::name).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(texts(model.path("properties").path("resource").path("enum"))));
        assertEquals(Resource.all().stream().flatMap(row -> row.operations().stream()).map(Operation::optionName)
                .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(texts(model.path("properties").path("operation").path("enum"))));
    }

    @Test
    void everyFilterOfTheTableIsAnOption() {
        Map<String, Set<String>> values = new TreeMap<>();
        for (Resource row : Resource.all()) {
            Stream<Filter> ofReports = row.operations().stream().flatMap(operation -> row.report(operation).stream())
                    .flatMap(report -> report.filters().stream());
            Stream.concat(row.filters().stream(), ofReports).forEach(filter ->
                    values.computeIfAbsent(filter.option(), name -> new TreeSet<>()).addAll(filter.values()));
        }
        values.forEach((option, known) -> {
            JsonNode listed = model.path("properties").path(option);
            assertFalse(listed.isMissingNode(), option);
            assertTrue(listed.path("label").asText().contains("filter"), option + " lacks the label filter");
            assertEquals(known, new TreeSet<>(texts(listed.path("enum"))), "values of " + option);
        });
    }

    @Test
    void durationsAreGivenAsDurations() throws Exception {
        assertEquals("duration", model.path("properties").path("overlap").path("type").asText());
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            CallRailEndpoint endpoint = context.getEndpoint("callrail:calls?apiKey=key&overlap=PT1H&retryDelay=5m&delay=90s",
                    CallRailEndpoint.class);
            assertEquals(3_600_000, endpoint.getConfiguration().getOverlap());
            assertEquals(300_000, endpoint.getConfiguration().getRetryDelay());
            assertEquals(90_000, endpoint.getDelay());
        }
    }

    static List<CamelText.Block> code() {
        return CamelText.code().stream().filter(block -> !CamelText.uris(block).isEmpty() || !CamelText.properties(block).isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("code")
    void whatIsShownIsValid(CamelText.Block block) {
        for (String uri : CamelText.uris(block)) {
            EndpointValidationResult result = catalog.validateEndpointProperties(asTheCatalogueReadsIt(uri));
            assertTrue(result.isSuccess(), () -> uri + "\n" + result.summaryErrorMessage(false));
        }
        CamelText.properties(block).forEach((name, value) -> {
            ConfigurationPropertiesValidationResult result =
                    catalog.validateConfigurationProperty(name + "=" + (value.isEmpty() ? "x" : value));
            assertTrue(result.isAccepted() && result.isSuccess(), () -> name + "\n" + result.summaryErrorMessage(false));
        });
    }

    /**
     * The catalogue takes the question mark of an optional placeholder for the start of the query, and does not see that
     * Salesforce's client id is set on the component.
     */
    private static String asTheCatalogueReadsIt(String uri) {
        String plain = uri.replace("{{?", "{{");
        return plain.startsWith("salesforce:") ? plain + (plain.contains("?") ? '&' : '?') + "clientId=onTheComponent" : plain;
    }

    @Test
    void unknownOptionsAreFound() {
        assertEquals(Set.of("emitt"), catalog.validateEndpointProperties("callrail:calls?emitt=NEW").getUnknown());
        assertFalse(catalog.validateEndpointProperties("callrail:calls?emit=SOMETIMES").isSuccess());
        assertFalse(catalog.validateConfigurationProperty("camel.component.callrail.api-keys=x").isSuccess());
        CamelText.Block block = new CamelText.Block(Path.of("README.md"), "yaml",
                "- from:\n    uri: callrail:calls\n    parameters: {emit: NEW, fields: none}\n");
        assertEquals(List.of("callrail:calls?emit=NEW&fields=none"), CamelText.uris(block));
    }

    static List<CamelText.Block> yaml() {
        return CamelText.code().stream().filter(block -> block.language().equals("yaml") && CamelText.tree(block.text()).isArray())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void yamlIsValid(CamelText.Block block) {
        Set<ValidationMessage> messages = schema.validate(CamelText.tree(block.text()));
        assertEquals(Set.of(), messages);
    }

    @Test
    void invalidYamlIsFound() {
        assertFalse(schema.validate(CamelText.tree("- route:\n    from:\n      uri: timer:x\n      stepz: []\n")).isEmpty());
    }

    @Test
    void routesLoadTogether() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setLocation("file:routes/application.properties");
            Properties settings = new Properties();
            settings.put("hub.datasource.url", "jdbc:h2:mem:catalogue");
            context.getPropertiesComponent().setOverrideProperties(settings);
            context.getComponent("callrail", CallRailComponent.class).getConfiguration().setApiKey("key");
            SalesforceComponent salesforce = context.getComponent("salesforce", SalesforceComponent.class);
            salesforce.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
            salesforce.setLoginUrl("http://localhost:1");
            salesforce.setClientId("id");
            salesforce.setClientSecret("secret");
            salesforce.setLazyLogin(true);
            context.setAutoStartup(false);
            var resources = new ArrayList<org.apache.camel.spi.Resource>();
            for (Path file : CamelText.files("routes", ".camel.yaml")) {
                resources.add(PluginHelper.getResourceLoader(context).resolveResource("file:" + file));
            }
            PluginHelper.getRoutesLoader(context).loadRoutes(resources);
            context.start();
            assertEquals(Set.of("calls-to-leads", "lead-changes-to-calls"),
                    context.getRoutes().stream().map(org.apache.camel.Route::getId).collect(Collectors.toSet()));
            for (String bean : List.of("crm", "leads", "changes", "hubDataSource")) {
                assertNotNull(context.getRegistry().lookupByName(bean), bean);
            }
        }
    }

    @Test
    void filesAreNamedAsTheirRoutes() {
        for (Path file : CamelText.files("routes", ".camel.yaml")) {
            for (JsonNode item : CamelText.tree(CamelText.read(file))) {
                if (item.has("route")) {
                    assertEquals(file.getFileName().toString(), item.at("/route/id").asText() + ".camel.yaml");
                    assertTrue(item.at("/route/id").asText().equals(item.at("/route/id").asText().toLowerCase(Locale.ROOT)));
                }
            }
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CatalogueTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
