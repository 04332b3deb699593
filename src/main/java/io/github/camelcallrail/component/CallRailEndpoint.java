package io.github.camelcallrail.component;

import io.github.camelcallrail.api.Resource;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * Read new and changed calls from CallRail, list, get, create, update, delete and tag its records, and count calls.
 */
@UriEndpoint(firstVersion = "0.1.0", scheme = "callrail", title = "CallRail", syntax = "callrail:resource",
             category = {Category.CLOUD, Category.API, Category.SAAS}, headersClass = CallRailConstants.class)
public class CallRailEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation, HeaderFilterStrategyAware {

    private static final long DELAY = 60_000;

    @UriPath(description = "The resource: CallRail's path segment in kebab-case.",
             enums = "accounts,companies,calls,tags,trackers,users,integrations,notifications,form-submissions,text-messages")
    @Metadata(required = true)
    private String resource;
    @UriParam
    private final CallRailConfiguration configuration;
    @UriParam(label = "consumer,scheduler", defaultValue = "60000", javaType = "java.time.Duration",
              description = "The pause between two polls.")
    private long delay = DELAY;
    private boolean delayGiven;

    /** An endpoint with those options, which are its own. */
    public CallRailEndpoint(String uri, CallRailComponent component, CallRailConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public CallRailComponent getComponent() {
        return (CallRailComponent) super.getComponent();
    }

    /** The row of that resource. */
    Resource row() {
        return Resource.named(resource).orElseThrow();
    }

    /**
     * Checks what does not depend on whether the endpoint reads or writes.
     *
     * @throws IllegalArgumentException naming the option and the remedy
     */
    void check() {
        OptionChecks.checkCommon(resource, configuration);
    }

    @Override
    public Producer createProducer() {
        return new CallRailProducer(this, new ProducerPlan(row(), configuration, getComponent().clock()));
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        OptionChecks.checkConsumer(row(), configuration);
        CallRailConsumer consumer = new CallRailConsumer(this, processor);
        super.setDelay(delayGiven ? delay : Math.max(1, getTimeUnit().convert(DELAY, TimeUnit.MILLISECONDS)));
        configureConsumer(consumer);
        consumer.setMaxMessagesPerPoll(configuration.getMaxMessagesPerPoll());
        return consumer;
    }

    @Override
    public String getServiceUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }

    @Override
    public HeaderFilterStrategy getHeaderFilterStrategy() {
        return getComponent().getHeaderFilterStrategy();
    }

    @Override
    public void setHeaderFilterStrategy(HeaderFilterStrategy strategy) {
        getComponent().setHeaderFilterStrategy(strategy);
    }

    public String getResource() {
        return resource;
    }

    public void setResource(String resource) {
        this.resource = resource;
    }

    public CallRailConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        this.delay = delay;
        this.delayGiven = true;
    }
}
