package io.github.camelcallrail.component;

import io.github.camelcallrail.client.Authentication;
import io.github.camelcallrail.sync.SyncStore;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options of the component and of its endpoints, flat and each once. What an option means stands in its description.
 */
@UriParams
public class CallRailConfiguration implements Cloneable {

    @UriParam(label = "security", secret = true,
              description = "CallRail's API key, or the gateway's.")
    private String apiKey;
    @UriParam(description = "The account whose records are meant: ACC and letters or digits, or the number from the "
                            + "web app's address bar. Where the key sees one account only it may be left out: it is "
                            + "looked up once.")
    private String accountId;
    @UriParam(defaultValue = "https://api.callrail.com/v3",
              description = "Where the API is. A gateway is https://GATEWAY/callrail/v3.")
    private String baseUrl = "https://api.callrail.com/v3";
    @UriParam(defaultValue = "TOKEN",
              description = "How the key is sent: TOKEN for CallRail's own host, BEARER for a gateway.")
    private Authentication authentication = Authentication.TOKEN;
    @UriParam(label = "security",
              description = "TLS settings of the connection to CallRail.")
    private SSLContextParameters sslContextParameters;
    @UriParam(label = "security", defaultValue = "false",
              description = "Whether only reading requests are sent: whatever would change something in CallRail is an "
                            + "error instead.")
    private boolean readOnly = false;
    @UriParam(defaultValue = "250",
              description = "Records on a page, 1 to 250. Fewer cost more requests.")
    private int pageSize = 250;
    @UriParam(description = "The fields that come beside CallRail's default ones: a comma-separated list; none for "
                            + "CallRail's own; all for every one that needs no premium plan. Left out: what a sync "
                            + "needs on any plan.")
    private String fields;
    @UriParam(label = "common,advanced",
              description = "Names of fields that this version does not know, a comma-separated list, asked for beside those "
                            + "of the option fields. CallRail refuses the whole request where it does not know one either.")
    private String extraFields;
    @UriParam(label = "common,filter",
              description = "Records of this company only: COM and letters or digits. Integrations cannot be listed "
                            + "without it.")
    private String companyId;
    @UriParam(label = "common,filter",
              description = "Calls to this tracker only.")
    private String trackerId;
    @UriParam(label = "common,filter", enums = "inbound,outbound,all",
              description = "Calls of this direction only; all is for summary and timeseries.")
    private String direction;
    @UriParam(label = "common,filter", enums = "first_call,missed,voicemails,inbound,outbound",
              description = "Calls of this type only.")
    private String callType;
    @UriParam(label = "common,filter", enums = "answered,missed,voicemail,all",
              description = "Calls that ended so only; all is for summary and timeseries.")
    private String answerStatus;
    @UriParam(label = "common,filter", enums = "desktop,mobile,all",
              description = "Calls from visitors on this device only; all is for summary and timeseries.")
    private String device;
    @UriParam(label = "common,filter", enums = "good_lead,not_a_lead,not_scored",
              description = "Calls or form submissions of this lead status only.")
    private String leadStatus;
    @UriParam(label = "common,filter",
              description = "Calls or form submissions that bear this tag only.")
    private String tags;
    @UriParam(label = "common,filter",
              description = "Records in which CallRail finds this text.")
    private String search;
    @UriParam(label = "common,filter", enums = "active,disabled,enabled",
              description = "Companies and trackers (active, disabled) or tags (enabled, disabled) of this status only.")
    private String status;
    @UriParam(label = "common,filter", enums = "account,company",
              description = "Tags of this level only.")
    private String tagLevel;
    @UriParam(label = "common,filter", enums = "true,false",
              description = "Accounts under HIPAA, or the others, only.")
    private String hipaaAccount;
    @UriParam(label = "common,filter", enums = "session,source",
              description = "Trackers of this type only: session for pools of numbers on a website, source for the others.")
    private String type;
    @UriParam(label = "common,filter", enums = "send_desktop,send_email,send_push",
              description = "Notifications that are sent this way only.")
    private String notificationType;
    @UriParam(label = "common,filter",
              description = "Notifications of this user only.")
    private String userId;
    @UriParam(label = "common,filter",
              description = "Notifications to this address only.")
    private String email;
    @UriParam(label = "common,filter", enums = "true",
              description = "Form submissions of people who are leads only.")
    private String personLead;
    @UriParam(label = "producer,filter",
              enums = "campaign,company,company_id,form_name,keywords,landing_page,last_requested_page,referrer,source",
              description = "For summary: what the counts are grouped by. Left out: totals only.")
    private String groupBy;
    @UriParam(label = "producer,filter", enums = "day,hour,month,week,year",
              description = "For timeseries: the span of a point. CallRail answers 200 points at the most. Left out: a day.")
    private String interval;
    @UriParam(label = "producer,filter",
              description = "For summary and timeseries: calls to these trackers only, a comma-separated list.")
    private String trackerIds;
    @UriParam(label = "producer,filter", enums = "true,false",
              description = "For summary and timeseries: calls of people who called for the first time, or of the others, only.")
    private String firstTimeCallers;
    @UriParam(label = "producer,filter",
              description = "For summary and timeseries: calls of at least so many seconds only.")
    private String minDuration;
    @UriParam(label = "producer,filter",
              description = "For summary and timeseries: calls of at most so many seconds only.")
    private String maxDuration;
    @UriParam(label = "producer,filter",
              description = "For summary and timeseries: calls that this user answered only, USR and letters or digits.")
    private String agent;
    @UriParam(label = "producer,filter", enums = "recent,today,yesterday,last_7_days,last_30_days,this_month,last_month,this_year,last_year,all_time",
              description = "Calls of this span only. With neither dates nor this CallRail answers today and the 7 "
                            + "days before.")
    private String dateRange;
    @UriParam(label = "common,filter",
              description = "Consumer: where the very first poll starts; default P7D. Producer: calls from then on. A "
                            + "date, a date-time with zone, or a period back from now such as P30D.")
    private String startDate;
    @UriParam(label = "producer,filter",
              description = "Calls up to then, inclusive: a date or a date-time with zone; now where startDate stands "
                            + "alone.")
    private String endDate;
    @UriParam(defaultValue = "Etc/UTC",
              description = "The zone of dates without one.")
    private String timeZone = "Etc/UTC";
    @UriParam(label = "producer",
              description = "The field to sort a list by; which ones there are depends on the resource.")
    private String sort;
    @UriParam(label = "producer", enums = "asc,desc",
              description = "The direction of sort.")
    private String order;
    @UriParam(label = "producer", defaultValue = "list", enums = "list,get,create,update,delete,disable,tag,summary,timeseries",
              description = "What is asked of the resource.")
    private String operation = "list";
    @UriParam(label = "producer", defaultValue = "OFFSET",
              description = "How a list is paged. RELATIVE, for calls, has no totals and is quicker on long lists.")
    private Paging paging = Paging.OFFSET;
    @UriParam(label = "producer",
              description = "This page of the list only, counted from 1. Left out: all pages.")
    private Integer page;
    @UriParam(label = "producer", defaultValue = "false",
              description = "Whether a list comes as an iterator that asks for pages as it is read, rather than as a "
                            + "whole.")
    private boolean streaming = false;
    @UriParam(label = "producer", defaultValue = "*",
              description = "For tag: the tags that may be added and removed, a comma-separated list of names and of "
                            + "prefixes with an asterisk behind them. All others stay as they are.")
    private String managedTags = "*";
    @UriParam(label = "producer", defaultValue = "false",
              description = "For tag: whether a name that CallRail does not have becomes a new tag.")
    private boolean createTags = false;
    @UriParam(label = "producer", defaultValue = "false",
              description = "Whether an update may mark a call as spam, which removes it for ever.")
    private boolean allowIrreversible = false;
    @UriParam(label = "consumer", defaultValue = "CHANGED",
              description = "When a record is handed over: CHANGED whenever it differs from what was last handed "
                            + "over, NEW once per id.")
    private Emit emit = Emit.CHANGED;
    @UriParam(label = "consumer", defaultValue = "3600000", javaType = "java.time.Duration",
              description = "How far each poll reaches back behind the checkpoint, for records that appear late.")
    private long overlap = 3_600_000L;
    @UriParam(label = "consumer", defaultValue = "P1D/PT15M,P7D/PT6H,P30D/P1D",
              description = "How often records of which age are read again for late changes: pairs of how old a record may "
                            + "be and how often, the shortest reach first; none for never.")
    private String sweeps = "P1D/PT15M,P7D/PT6H,P30D/P1D";
    @UriParam(label = "consumer", defaultValue = "1",
              description = "Records an exchange: with 1 the body is a record, with 2 to 250 a list of records.")
    private int batchSize = 1;
    @UriParam(label = "consumer", defaultValue = "ENDED",
              description = "In which state a call is first handed over: ANY as soon as it is seen, ENDED once it is "
                            + "over, SETTLED once its recording and analysis are there, or 20 minutes after its end.")
    private CallState callState = CallState.ENDED;
    @UriParam(label = "consumer", defaultValue = "60000", javaType = "java.time.Duration",
              description = "The first pause before a failed record comes again, doubled each time up to six hours.")
    private long retryDelay = 60_000L;
    @UriParam(label = "consumer", defaultValue = "1800000", javaType = "java.time.Duration",
              description = "When an exchange that neither completes nor fails counts as failed. Longer than the route can"
                            + " take.")
    private long inFlightTimeout = 1_800_000L;
    @UriParam(label = "consumer",
              description = "The name of the consumer's state. Left out: the route's id where it was given one, else "
                            + "the resource and its filters.")
    private String consumerName;
    @UriParam(label = "consumer", defaultValue = "0",
              description = "The most exchanges a poll hands over; 0 for no limit. What is left comes first in the "
                            + "next poll.")
    private int maxMessagesPerPoll = 0;
    @UriParam(label = "consumer,advanced",
              description = "The database that keeps the consumer's state. H2 and PostgreSQL are tested.")
    private DataSource dataSource;
    @UriParam(label = "consumer",
              description = "The JDBC address of the database that keeps the consumer's state, where no dataSource is "
                            + "given.")
    private String stateUrl;
    @UriParam(label = "consumer,security", secret = true,
              description = "The user of the database at stateUrl.")
    private String stateUsername;
    @UriParam(label = "consumer,security", secret = true,
              description = "The password of the database at stateUrl.")
    private String statePassword;
    @UriParam(label = "consumer,advanced",
              description = "What keeps the consumer's state, where it is neither a dataSource nor a stateUrl.")
    private SyncStore syncStore;

    /** A copy that can be changed without changing this one. */
    public CallRailConfiguration copy() {
        try {
            return (CallRailConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** The filters that are set, by option name. */
    Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>();
        put(filters, "companyId", companyId);
        put(filters, "trackerId", trackerId);
        put(filters, "direction", direction);
        put(filters, "callType", callType);
        put(filters, "answerStatus", answerStatus);
        put(filters, "device", device);
        put(filters, "leadStatus", leadStatus);
        put(filters, "tags", tags);
        put(filters, "search", search);
        put(filters, "status", status);
        put(filters, "tagLevel", tagLevel);
        put(filters, "hipaaAccount", hipaaAccount);
        put(filters, "type", type);
        put(filters, "notificationType", notificationType);
        put(filters, "userId", userId);
        put(filters, "email", email);
        put(filters, "personLead", personLead);
        put(filters, "groupBy", groupBy);
        put(filters, "interval", interval);
        put(filters, "trackerIds", trackerIds);
        put(filters, "firstTimeCallers", firstTimeCallers);
        put(filters, "minDuration", minDuration);
        put(filters, "maxDuration", maxDuration);
        put(filters, "agent", agent);
        return filters;
    }

    private static void put(Map<String, String> filters, String name, String value) {
        if (value != null) {
            filters.put(name, value);
        }
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getAccountId() {
        return accountId;
    }

    public void setAccountId(String accountId) {
        this.accountId = accountId;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public Authentication getAuthentication() {
        return authentication;
    }

    public void setAuthentication(Authentication authentication) {
        this.authentication = authentication;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public int getPageSize() {
        return pageSize;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public String getFields() {
        return fields;
    }

    public void setFields(String fields) {
        this.fields = fields;
    }

    public String getExtraFields() {
        return extraFields;
    }

    public void setExtraFields(String extraFields) {
        this.extraFields = extraFields;
    }

    public String getCompanyId() {
        return companyId;
    }

    public void setCompanyId(String companyId) {
        this.companyId = companyId;
    }

    public String getTrackerId() {
        return trackerId;
    }

    public void setTrackerId(String trackerId) {
        this.trackerId = trackerId;
    }

    public String getDirection() {
        return direction;
    }

    public void setDirection(String direction) {
        this.direction = direction;
    }

    public String getCallType() {
        return callType;
    }

    public void setCallType(String callType) {
        this.callType = callType;
    }

    public String getAnswerStatus() {
        return answerStatus;
    }

    public void setAnswerStatus(String answerStatus) {
        this.answerStatus = answerStatus;
    }

    public String getDevice() {
        return device;
    }

    public void setDevice(String device) {
        this.device = device;
    }

    public String getLeadStatus() {
        return leadStatus;
    }

    public void setLeadStatus(String leadStatus) {
        this.leadStatus = leadStatus;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getTagLevel() {
        return tagLevel;
    }

    public void setTagLevel(String tagLevel) {
        this.tagLevel = tagLevel;
    }

    public String getHipaaAccount() {
        return hipaaAccount;
    }

    public void setHipaaAccount(String hipaaAccount) {
        this.hipaaAccount = hipaaAccount;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getNotificationType() {
        return notificationType;
    }

    public void setNotificationType(String notificationType) {
        this.notificationType = notificationType;
    }

    public String getUserId() {
        return userId;
    }

    public void setUserId(String userId) {
        this.userId = userId;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPersonLead() {
        return personLead;
    }

    public void setPersonLead(String personLead) {
        this.personLead = personLead;
    }

    public String getGroupBy() {
        return groupBy;
    }

    public void setGroupBy(String groupBy) {
        this.groupBy = groupBy;
    }

    public String getInterval() {
        return interval;
    }

    public void setInterval(String interval) {
        this.interval = interval;
    }

    public String getTrackerIds() {
        return trackerIds;
    }

    public void setTrackerIds(String trackerIds) {
        this.trackerIds = trackerIds;
    }

    public String getFirstTimeCallers() {
        return firstTimeCallers;
    }

    public void setFirstTimeCallers(String firstTimeCallers) {
        this.firstTimeCallers = firstTimeCallers;
    }

    public String getMinDuration() {
        return minDuration;
    }

    public void setMinDuration(String minDuration) {
        this.minDuration = minDuration;
    }

    public String getMaxDuration() {
        return maxDuration;
    }

    public void setMaxDuration(String maxDuration) {
        this.maxDuration = maxDuration;
    }

    public String getAgent() {
        return agent;
    }

    public void setAgent(String agent) {
        this.agent = agent;
    }

    public String getDateRange() {
        return dateRange;
    }

    public void setDateRange(String dateRange) {
        this.dateRange = dateRange;
    }

    public String getStartDate() {
        return startDate;
    }

    public void setStartDate(String startDate) {
        this.startDate = startDate;
    }

    public String getEndDate() {
        return endDate;
    }

    public void setEndDate(String endDate) {
        this.endDate = endDate;
    }

    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public String getSort() {
        return sort;
    }

    public void setSort(String sort) {
        this.sort = sort;
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = order;
    }

    public String getOperation() {
        return operation;
    }

    public void setOperation(String operation) {
        this.operation = operation;
    }

    public Paging getPaging() {
        return paging;
    }

    public void setPaging(Paging paging) {
        this.paging = paging;
    }

    public Integer getPage() {
        return page;
    }

    public void setPage(Integer page) {
        this.page = page;
    }

    public boolean isStreaming() {
        return streaming;
    }

    public void setStreaming(boolean streaming) {
        this.streaming = streaming;
    }

    public String getManagedTags() {
        return managedTags;
    }

    public void setManagedTags(String managedTags) {
        this.managedTags = managedTags;
    }

    public boolean isCreateTags() {
        return createTags;
    }

    public void setCreateTags(boolean createTags) {
        this.createTags = createTags;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    public boolean isAllowIrreversible() {
        return allowIrreversible;
    }

    public void setAllowIrreversible(boolean allowIrreversible) {
        this.allowIrreversible = allowIrreversible;
    }

    public Emit getEmit() {
        return emit;
    }

    public void setEmit(Emit emit) {
        this.emit = emit;
    }

    public long getOverlap() {
        return overlap;
    }

    public void setOverlap(long overlap) {
        this.overlap = overlap;
    }

    public String getSweeps() {
        return sweeps;
    }

    public void setSweeps(String sweeps) {
        this.sweeps = sweeps;
    }

    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public CallState getCallState() {
        return callState;
    }

    public void setCallState(CallState callState) {
        this.callState = callState;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getInFlightTimeout() {
        return inFlightTimeout;
    }

    public void setInFlightTimeout(long inFlightTimeout) {
        this.inFlightTimeout = inFlightTimeout;
    }

    public String getConsumerName() {
        return consumerName;
    }

    public void setConsumerName(String consumerName) {
        this.consumerName = consumerName;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public DataSource getDataSource() {
        return dataSource;
    }

    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public String getStateUrl() {
        return stateUrl;
    }

    public void setStateUrl(String stateUrl) {
        this.stateUrl = stateUrl;
    }

    public String getStateUsername() {
        return stateUsername;
    }

    public void setStateUsername(String stateUsername) {
        this.stateUsername = stateUsername;
    }

    public String getStatePassword() {
        return statePassword;
    }

    public void setStatePassword(String statePassword) {
        this.statePassword = statePassword;
    }

    public SyncStore getSyncStore() {
        return syncStore;
    }

    public void setSyncStore(SyncStore syncStore) {
        this.syncStore = syncStore;
    }

    /** Which resource records are meant is told by the endpoint; nothing here is shown, since much of it is secret. */
    @Override
    public String toString() {
        return "CallRailConfiguration";
    }
}
