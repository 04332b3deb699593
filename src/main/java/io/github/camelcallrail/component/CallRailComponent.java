package io.github.camelcallrail.component;

import io.github.camelcallrail.sync.SyncStore;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;

/**
 * CallRail's calls, companies, tags and accounts in Camel routes. What endpoints of one connection share lives here: the HTTP
 * client, the account's id, the catalogue of tags and the state of consumers.
 */
@Component("callrail")
public class CallRailComponent extends HealthCheckComponent implements HeaderFilterStrategyAware, SSLContextParametersAware {

    private static final String STATE_PASSWORD = "statepassword";

    @Metadata(label = "advanced", description = "The options that endpoints start from.")
    private CallRailConfiguration configuration = new CallRailConfiguration();
    @Metadata(label = "filter", description = "Filters headers to and from messages.")
    private HeaderFilterStrategy headerFilterStrategy = new CallRailHeaderFilterStrategy();
    @Metadata(label = "security", defaultValue = "false",
              description = "Whether the context's global TLS settings apply where sslContextParameters is not set.")
    private boolean useGlobalSslContextParameters;

    private final Connections connections = new Connections(this);
    private final Stores stores = new Stores();
    private final RequestCounts requests = new RequestCounts();
    private final Map<String, CallRailConsumer> consumers = new ConcurrentHashMap<>();
    private Meters meters = Meters.NONE;
    private InstantSource clock = InstantSource.system();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        CallRailConfiguration copy = configuration.copy();
        CallRailEndpoint endpoint = new CallRailEndpoint(uri, this, copy);
        endpoint.setResource(remaining);
        UriValues.resolve(getCamelContext(), parameters);
        setProperties(endpoint, parameters);
        endpoint.check();
        return endpoint;
    }

    /** Camel decodes a URI's values twice, and the plus sign of an offset becomes a blank: done here, once. */
    @Override
    public boolean useRawUri() {
        return true;
    }

    @Override
    protected boolean resolveRawParameterValues() {
        return false;
    }

    /** Camel masks the words that it knows: without this, camel-main's summary prints the state's password. */
    @Override
    protected void doBuild() throws Exception {
        super.doBuild();
        ExtendedCamelContext context = getCamelContext().getCamelContextExtension();
        String known = context.getAdditionalSensitiveKeywords();
        if (known == null || !known.contains(STATE_PASSWORD)) {
            context.setAdditionalSensitiveKeywords(known == null ? STATE_PASSWORD : known + "," + STATE_PASSWORD);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        meters = Meters.of(getCamelContext(), requests);
    }

    @Override
    protected void doStop() throws Exception {
        meters.remove();
        connections.close();
        stores.close();
        super.doStop();
    }

    Connections connections() {
        return connections;
    }

    RequestCounts requests() {
        return requests;
    }

    SyncStore store(CallRailConfiguration options) {
        return stores.of(options);
    }

    /** Whether that consumer's state lives in memory and begins now; a route that is started again finds it. */
    boolean isNewInMemory(CallRailConfiguration options, String consumer) {
        return stores.isNewInMemory(options, consumer);
    }

    /**
     * Keeps that name for that consumer.
     *
     * @throws IllegalArgumentException if another consumer of the context has it
     */
    void claim(String name, CallRailConsumer consumer) {
        CallRailConsumer other = consumers.putIfAbsent(name, consumer);
        if (other != null && other != consumer) {
            throw new IllegalArgumentException("Two callrail consumers would share the state named '" + name
                    + "': give one of them another name with the option consumerName");
        }
    }

    void release(String name, CallRailConsumer consumer) {
        consumers.remove(name, consumer);
    }

    /** The consumers that run now. */
    Collection<CallRailConsumer> consumers() {
        return consumers.values();
    }

    /** The options that endpoints start from. */
    public CallRailConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(CallRailConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public HeaderFilterStrategy getHeaderFilterStrategy() {
        return headerFilterStrategy;
    }

    @Override
    public void setHeaderFilterStrategy(HeaderFilterStrategy headerFilterStrategy) {
        this.headerFilterStrategy = headerFilterStrategy;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    InstantSource clock() {
        return clock;
    }

    /** Where consumers and producers take the time from; the system's clock unless told otherwise, which is for tests. */
    public void useClock(InstantSource instantSource) {
        this.clock = instantSource;
    }
}
