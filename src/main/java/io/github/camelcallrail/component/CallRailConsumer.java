package io.github.camelcallrail.component;

import io.github.camelcallrail.client.CallRailClient;
import io.github.camelcallrail.client.CallRailException;
import io.github.camelcallrail.sync.BackfillState;
import io.github.camelcallrail.sync.Background;
import io.github.camelcallrail.sync.Budget;
import io.github.camelcallrail.sync.ClientSource;
import io.github.camelcallrail.sync.DeliveryCounts;
import io.github.camelcallrail.sync.Feed;
import io.github.camelcallrail.sync.FeedSettings;
import io.github.camelcallrail.sync.Operators;
import io.github.camelcallrail.sync.SweepPlan;
import io.github.camelcallrail.sync.SweepState;
import io.github.camelcallrail.sync.SyncStoreException;
import io.github.camelcallrail.sync.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a feed for what is new and hands it to the route, one exchange after the other. What counts as done is told by the
 * exchange's completion, on whatever thread it comes.
 */
@ManagedResource(description = "Managed CallRail consumer")
public class CallRailConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(CallRailConsumer.class);
    private static final long TICK_MILLIS = 500;
    private static final int TICKS_A_RENEWAL = 4;
    /** After that many, the lease of a process that was killed has run out. */
    private static final int TICKS_A_LEASE = 40;
    private static final long STOP_MILLIS = 4000;

    private final CallRailEndpoint endpoint;
    private final CallRailConfiguration options;
    private final ReentrantLock polling = new ReentrantLock();
    private final ConsumerPulse pulse;
    private final ConsumerDoctor doctor;
    private Meters meters = Meters.NONE;
    private CallRailClient client;
    private Feed feed;
    private String name;
    private ScheduledExecutorService keeper;
    private ExecutorService waker;
    private volatile boolean stoodBy;
    private int ticks;
    private boolean troubled;
    private OrphanedStates orphans;

    /** A consumer of that endpoint. */
    public CallRailConsumer(CallRailEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.pulse = new ConsumerPulse(endpoint.getComponent().clock());
        this.doctor = new ConsumerDoctor(this, pulse);
    }

    @Override
    protected void doBuild() throws Exception {
        if (getHealthCheck() == null) {
            setHealthCheck(new CallRailHealthCheck(this, pulse, doctor));
        }
        super.doBuild();
    }

    @Override
    protected void doStart() throws Exception {
        name = ConsumerName.of(endpoint, getRoute());
        endpoint.getComponent().claim(name, this);
        try {
            begin();
            ExecutorServiceManager threads = endpoint.getCamelContext().getExecutorServiceManager();
            waker = threads.newSingleThreadExecutor(this, "CallRailTakeOver");
            keeper = threads.newSingleThreadScheduledExecutor(this, "CallRailLease");
            keeper.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
            meters = Meters.of(this, pulse);
            super.doStart();
        } catch (Exception e) {
            endThreads();
            endpoint.getComponent().release(name, this);
            throw e;
        }
    }

    private void begin() {
        if (client == null) {
            client = endpoint.getComponent().connections().client(options);
            feed = feed();
            if (endpoint.getComponent().isNewInMemory(options, name)) {
                LOG.warn("Consumer '{}' keeps its state in memory: all since startDate ({}) comes again at each start. Set"
                        + " dataSource or stateUrl to keep it", name, OptionChecks.startDate(options));
            }
        }
        client.open();
        Instant since = OptionChecks.instant("startDate", OptionChecks.startDate(options), OptionChecks.zone(options),
                endpoint.getComponent().clock().instant());
        if (since.isBefore(feed.earliest())) {
            LOG.warn("Consumer '{}': startDate is further back than the 25 months that CallRail keeps, and starts at {}", name,
                    feed.earliest());
        }
        feed.open(since);
        stoodBy = false;
        ticks = 0;
        pulse.begin();
        orphans = feed.isNew() ? new OrphanedStates(endpoint, name) : null;
    }

    private Feed feed() {
        List<String> fields = OptionChecks.fields(endpoint.row(), options);
        FeedSettings settings = new FeedSettings(endpoint.row(), name, options.getCompanyId(), new HashSet<>(fields),
                options.getEmit() == Emit.NEW, options.getCallState().hold(), Duration.ofMillis(options.getOverlap()),
                options.getBatchSize(), Duration.ofMillis(options.getRetryDelay()), Duration.ofMillis(options.getInFlightTimeout()));
        ClientSource source = new ClientSource(client, endpoint.row(), OptionChecks.filters(endpoint.row(), options), fields,
                options.getPageSize());
        Background background = new Background(SweepPlan.parse(options.getSweeps()),
                Duration.ofMillis(getTimeUnit().toMillis(getDelay())), Budget.ANY, Background.USUAL_REACH);
        return new Feed(source, endpoint.getComponent().store(options), settings, endpoint.getComponent().clock(), background);
    }

    /** Ends a request that is running: an orderly stop suspends first, and would wait for an answer that may never come. */
    @Override
    protected void doSuspend() throws Exception {
        super.doSuspend();
        client.close();
    }

    @Override
    protected void doResume() throws Exception {
        client.open();
        pulse.begin();
        super.doResume();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        super.prepareShutdown(suspendOnly, forced);
        if (!suspendOnly && client != null) {
            client.close();
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (client != null) {
            client.close();
        }
        letPollEnd();
        super.doStop();
        endThreads();
        try {
            if (feed != null) {
                feed.resign();
            }
        } catch (SyncStoreException e) {
            LOG.warn("Consumer '{}' could not commit what was done last, which comes again, nor give its lease back: {}", name,
                    e.getMessage());
        } finally {
            endpoint.getComponent().release(name, this);
        }
    }

    /** A poll ends by itself with the record at hand. Only one that does not is interrupted: H2 closes its file over that. */
    private void letPollEnd() throws InterruptedException {
        if (polling.tryLock(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
            polling.unlock();
        }
    }

    private void endThreads() {
        meters.remove();
        ExecutorServiceManager threads = endpoint.getCamelContext().getExecutorServiceManager();
        if (keeper != null) {
            threads.shutdownGraceful(keeper, STOP_MILLIS);
            threads.shutdownGraceful(waker, STOP_MILLIS);
            keeper = null;
        }
    }

    @Override
    protected int poll() throws Exception {
        if (!polling.tryLock()) {
            return 0;
        }
        try {
            shutdownRunningTask = null;
            pendingExchanges = 0;
            return pulse.poll(this::hand);
        } finally {
            polling.unlock();
        }
    }

    private int hand() {
        Handover handover = new Handover(this, client);
        try {
            feed.poll(handover);
            if (!feed.leads()) {
                // Another process polls: standing by is healthy.
                stoodBy = true;
                forceConsumerAsReady();
            }
        } catch (CallRailException e) {
            if (goesOn()) {
                throw new CallRailPollException(name, e);
            }
            LOG.debug("Consumer '{}' stopped in a request", name);
        }
        return handover.count();
    }

    /** Whether nobody stops or suspends the consumer. */
    boolean goesOn() {
        return isBatchAllowed() && !isSuspendingOrSuspended();
    }

    /** CallRail has answered: what the route takes long for must not make the consumer look unready. */
    void answered() {
        pulse.moves();
        forceConsumerAsReady();
    }

    /** An exchange has ended, however it did. */
    void completed() {
        pulse.moves();
    }

    @Override
    public CallRailEndpoint getEndpoint() {
        return endpoint;
    }

    /** Exchanges are handed over as they are read, never gathered first. */
    @Override
    public int processBatch(Queue<Object> exchanges) {
        throw new UnsupportedOperationException();
    }

    /** The name of the consumer's state. */
    @ManagedAttribute(description = "The name of the consumer's state")
    public String getConsumerName() {
        return name;
    }

    /** CallRail's time up to which everything is read; {@code null} before the first finished window. */
    public Instant upTo() {
        return feed == null ? null : feed.upTo();
    }

    @ManagedAttribute(description = "CallRail's time up to which everything is read, ISO 8601; empty before the first window ends")
    public String getReadUpTo() {
        return upTo() == null ? "" : upTo().toString();
    }

    @ManagedAttribute(description = "Where the checkpoint is, ISO 8601: everything before it is delivered or on the waiting list")
    public String getCheckpoint() {
        return feed.checkpoint().toString();
    }

    /** How the tiers of the sweeps stand. */
    public List<SweepState> sweeps() {
        return feed == null ? List.of() : feed.sweeps();
    }

    /** How the backfill stands; {@code null} where none is going on. */
    public BackfillState backfill() {
        return feed == null ? null : feed.backfill();
    }

    @ManagedAttribute(description = "How far the reading of what lies further back than a first start has come; empty where none goes on")
    public String getBackfill() {
        BackfillState state = backfill();
        return state == null ? "" : state.toLine(endpoint.getComponent().clock().instant());
    }

    @ManagedAttribute(description = "The tiers of the sweeps, a line each: last finished run, where the present one is, when it is due")
    public String getSweeps() {
        return String.join("\n", sweeps().stream().map(SweepState::toLine).toList());
    }

    @ManagedAttribute(description = "Whether this consumer polls, rather than standing by for another process")
    public boolean isLeading() {
        return feed != null && feed.leads();
    }

    @ManagedAttribute(description = "Records with the route now")
    public int getInFlight() {
        return feed.inFlight();
    }

    @ManagedAttribute(description = "Records that wait because they failed")
    public long getWaitingFailed() {
        return count(Waiting.Kind.FAILED);
    }

    @ManagedAttribute(description = "Calls that are held until they are over")
    public long getWaitingHeld() {
        return count(Waiting.Kind.HELD);
    }

    @ManagedAttribute(description = "Records that an operator set aside")
    public long getWaitingSetAside() {
        return count(Waiting.Kind.SET_ASIDE);
    }

    @ManagedAttribute(description = "Deletions that are withheld: so many records were gone at once that it is not believed")
    public long getWithheldDeletions() {
        return count(Waiting.Kind.WITHHELD);
    }

    @ManagedOperation(description = "Lets the deletions through that are withheld; returns how many they are")
    public int releaseDeletions() {
        return operators().releaseDeletions(name);
    }

    @ManagedOperation(description = "Forgets the records whose deletion is withheld, telling nobody; returns how many they are")
    public int forgetDeletions() {
        return operators().forgetDeletions(name);
    }

    @ManagedOperation(description = "What waits: id, kind, since when, attempts, next attempt and reason of each, a line a record")
    public String listWaiting() {
        return String.join("\n", waiting().stream().map(Waiting::toLine).toList());
    }

    @ManagedOperation(description = "Delivers the record of that id with the next poll, as if it never had been")
    public void deliverAgain(String id) {
        operators().deliverAgain(name, endpoint.row().idType().check("The id", id));
    }

    @ManagedOperation(description = "Tries all failed records again with the next poll; returns how many they are")
    public int retryAllFailed() {
        return operators().retryAll(name);
    }

    @ManagedOperation(description = "Sets the failed record of that id aside: kept and shown, not tried until it changes")
    public void setAside(String id) {
        operators().setAside(name, id);
    }

    @ManagedOperation(description = "Sets all failed records aside; returns how many they were")
    public int setAllAside() {
        return operators().setAllAside(name);
    }

    @ManagedOperation(description = "Polls now, rather than when the delay has passed; a poll that runs is not disturbed")
    public void pollNow() {
        if (isPollAllowed() && goesOn()) {
            waker.execute(this::pollAside);
        }
    }

    @ManagedOperation(description = "Lets everything since a date, a date-time or a period back from now come again")
    public void rewind(String to) {
        operators().rewind(name, OptionChecks.instant("The time", to, OptionChecks.zone(options),
                endpoint.getComponent().clock().instant()));
    }

    /** The waiting list, as the store has it. */
    public List<Waiting> waiting() {
        return feed == null ? List.of() : feed.waiting();
    }

    /** Since when the oldest record is with the route; {@code null} where none is. */
    Instant oldestInFlight() {
        return feed == null ? null : feed.oldestInFlight();
    }

    /** In that time a poll is to begin. */
    long delayMillis() {
        return getTimeUnit().toMillis(Math.max(getDelay(), getInitialDelay()));
    }

    /** Whether a poll is to begin after each delay; a scheduler of another kind, or one that backs off, has its own times. */
    boolean pollsInEachDelay() {
        return isSchedulerStarted() && isStartScheduler() && getBackoffMultiplier() <= 0
                && getScheduler() instanceof DefaultScheduledPollConsumerScheduler;
    }

    /** What ails it now. */
    Optional<ConsumerTrouble> trouble() {
        return doctor.diagnose();
    }

    /** What became of the records so far; {@code null} before the first start. */
    DeliveryCounts counts() {
        return feed == null ? null : feed.counts();
    }

    /** What the last poll failed with, without people's data; {@code null} where it succeeded. */
    public String pollError() {
        Throwable error = getLastError();
        return error == null ? null : error instanceof CallRailPollException ? error.getMessage() : error.getClass().getSimpleName();
    }

    private long count(Waiting.Kind kind) {
        return waiting().stream().filter(item -> item.kind() == kind).count();
    }

    /** What an operator does to this consumer's state. */
    public Operators operators() {
        return new Operators(endpoint.getComponent().store(options));
    }

    /** Commits what is due and looks after the lease. */
    private void tick() {
        try {
            feed.flushIfDue();
            if (++ticks % TICKS_A_RENEWAL == 0) {
                lookForOrphans();
                if (isStarted() && isSchedulerStarted()) {
                    lead();
                } else if (feed.leads()) {
                    standBack();
                }
            }
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                troubled = true;
                LOG.warn("Consumer '{}' cannot commit or keep its lease, and tries again: {}", name, e.getMessage());
            }
        }
    }

    /** Keeps the lease; who stands by takes over here, and polls at once. */
    private void lead() {
        boolean led = feed.leads();
        boolean leads = feed.lead();
        if (leads && !led && stoodBy && !isPolling()) {
            waker.execute(this::takeOver);
        }
        stoodBy = !leads;
    }

    /** Suspended, or not started by startScheduler=false: somebody else may poll once nothing of this one is at work. */
    private void standBack() {
        if (feed.inFlight() > 0 || !polling.tryLock()) {
            feed.lead();
            return;
        }
        try {
            feed.standBack();
        } finally {
            polling.unlock();
        }
    }

    private void lookForOrphans() {
        if (orphans != null && (orphans.warn() || ticks >= TICKS_A_LEASE)) {
            orphans = null;
        }
    }

    private void takeOver() {
        LOG.info("Consumer '{}' has taken over", name);
        pollAside();
    }

    private void pollAside() {
        try {
            poll();
        } catch (Exception e) {
            getExceptionHandler().handleException("Consumer '" + name + "' failed to poll. Will try again at next poll", e);
        }
    }
}
