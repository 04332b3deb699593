package io.github.camelcallrail.component;

import org.apache.camel.spi.Metadata;

/**
 * The headers of the component.
 */
public final class CallRailConstants {

    @Metadata(label = "consumer", description = "The name of the resource that the record is of.", javaType = "String")
    public static final String RESOURCE = "CamelCallRailResource";

    @Metadata(description = "The id of the record: set by the consumer, read by the producer for get, update, delete, disable"
                            + " and tag. A tag's id is a number as text.",
              javaType = "String")
    public static final String ID = "CamelCallRailId";

    @Metadata(label = "consumer", description = "The id of the account.", javaType = "String")
    public static final String ACCOUNT_ID = "CamelCallRailAccountId";

    @Metadata(description = "The id of the company that the record belongs to, where it has one: set by the consumer, read by the"
                            + " producer for tag, where it saves a request.",
              javaType = "String")
    public static final String COMPANY_ID = "CamelCallRailCompanyId";

    @Metadata(label = "consumer", description = "What happened to the record since it was last handed over: created or updated."
                                                + " In a batch each record carries its own.",
              javaType = "String")
    public static final String CHANGE = "CamelCallRailChange";

    @Metadata(label = "consumer", description = "The names of the fields that changed; empty for a new record.",
              javaType = "java.util.List<String>")
    public static final String CHANGED_FIELDS = "CamelCallRailChangedFields";

    @Metadata(label = "consumer", description = "When the call started.", javaType = "java.time.Instant")
    public static final String START_TIME = "CamelCallRailStartTime";

    @Metadata(label = "consumer", description = "The place of the exchange among those of the poll, counted from 0.",
              javaType = "Integer")
    public static final String BATCH_INDEX = "CamelCallRailBatchIndex";

    @Metadata(label = "consumer", description = "How many records the exchange holds.", javaType = "Integer")
    public static final String BATCH_SIZE = "CamelCallRailBatchSize";

    @Metadata(label = "producer", description = "Filters of a list that change from message to message, by option or by CallRail's"
                                                + " name. They win over the options.",
              javaType = "java.util.Map<String, Object>")
    public static final String FILTERS = "CamelCallRailFilters";

    @Metadata(label = "producer", description = "The tags that the record is known to have: with the operation tag it saves reading"
                                                + " them where nothing is to be removed.",
              javaType = "java.util.Collection<String>")
    public static final String TAGS = "CamelCallRailTags";

    private CallRailConstants() {
    }
}
