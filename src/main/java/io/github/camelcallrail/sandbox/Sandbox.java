package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An offline CallRail and Salesforce behind one HTTP server on 127.0.0.1, over a world that a test fills or a seed
 * makes.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.builder().clock(clock).start()) {
 *     sandbox.world().addCall(Map.of("customer_phone_number", "+15185550143"));
 *     ... sandbox.callRailUrl() ... sandbox.key() ...
 * }
 * }</pre>
 *
 * Safe to be used from any thread.
 */
public final class Sandbox implements AutoCloseable {

    private static final String ELSEWHERE = "/elsewhere";

    private final String key;
    private final World world;
    private final CallRailFake callRail;
    private final SalesSide sales;
    private final Gate callRailGate;
    private final Gate salesGate;
    private final Traffic traffic;
    private final Ticker ticker;
    private final SandboxServer server;
    private final AtomicLong redirectsFollowed = new AtomicLong();

    private Sandbox(Builder builder) {
        key = builder.key;
        world = builder.world.apply(builder.clock, builder.accountId);
        callRail = new CallRailFake(world, builder.clock, key);
        callRail.limits(builder.hourly, builder.daily);
        sales = builder.sales.make(builder.clock, builder.seed);
        callRailGate = new Gate(callRail, builder.clock, CallRailFake::template, () -> callRail.overLimit(60),
                this::elsewhere);
        salesGate = new Gate(sales, builder.clock, request -> request.method() + " " + request.path(),
                () -> Json.answer(429, Map.of("error", "Too many requests")), this::elsewhere);
        traffic = new Traffic(world, builder.clock, builder.seed, builder.pace);
        ticker = new Ticker(List.of(traffic::tick, sales::tick));
        Control control = new Control(this);
        server = new SandboxServer(builder.port, builder.clock, List.of(
                new SandboxServer.Mount("/callrail/v3", "/callrail/v3", callRailGate::handle),
                new SandboxServer.Mount("/v3", "/v3", callRailGate::handle),
                new SandboxServer.Mount("/salesforce", "/salesforce", salesGate::handle),
                new SandboxServer.Mount("/services", "", salesGate::handle),
                new SandboxServer.Mount("/id", "", salesGate::handle),
                new SandboxServer.Mount(ELSEWHERE, "", request -> followed()),
                new SandboxServer.Mount("/sandbox", "/sandbox", request -> Outcome.whole(control.answer(request)))));
        sales.setBaseUrl(baseUrl());
        List<String> tags = tagsForAnyCompany();
        if (!tags.isEmpty()) {
            sales.people().setTags(tags);
            sales.fake().setTagCatalogue(tags);
        }
        server.start();
        if (builder.live) {
            ticker.start();
        }
    }

    /** A sandbox to be set up: empty, on a free port, in real time, without traffic, unless said otherwise. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where it listens, without a slash at the end. Salesforce is here and below {@code /salesforce}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The base of the API as the vendor has it: {@code Token} authentication. */
    public String callRailUrl() {
        return baseUrl() + "/v3";
    }

    /** The base of the API as a gateway has it: {@code Bearer} authentication. */
    public String gatewayUrl() {
        return baseUrl() + "/callrail/v3";
    }

    /** The key that CallRail takes. */
    public String key() {
        return key;
    }

    /** The account's id. */
    public String accountId() {
        return world.accountId();
    }

    /** What is in the CallRail account. */
    public World world() {
        return world;
    }

    /** The CallRail fake, with its quirks and limits. */
    public CallRailFake callRail() {
        return callRail;
    }

    /** What goes wrong with requests to CallRail. */
    public Faults faults() {
        return callRailGate.faults();
    }

    /** What goes wrong with requests to Salesforce. */
    public Faults salesforceFaults() {
        return salesGate.faults();
    }

    /**
     * The requests that came to CallRail, failed ones too; {@code count("GET calls")}, {@code count("PUT calls/{id}")}.
     */
    public RequestLog requests() {
        return callRailGate.log();
    }

    /** The requests that came to Salesforce, by path. */
    public RequestLog salesforceRequests() {
        return salesGate.log();
    }

    /** Forgets the requests of both sides. */
    public void resetRequests() {
        callRailGate.log().reset();
        salesGate.log().reset();
        sales.fake().resetCounts();
    }

    /** The Salesforce fake, with its people's deeds and its faults. */
    public SalesforceFake salesforce() {
        return sales.fake();
    }

    /** The sales people, who act with {@link #tick} or live. */
    public SalesPeople salesPeople() {
        return sales.people();
    }

    /** Salesforce's records as they truly are, by object name. */
    public Map<String, List<Map<String, Object>>> salesforceRecords() {
        return sales.snapshot();
    }

    /** What Salesforce was asked, by kind. */
    public Map<String, Long> salesforceCounts() {
        return sales.requestCounts();
    }

    /** Runs before each request to CallRail is looked at. */
    public void beforeCallRail(Consumer<Request> hook) {
        callRailGate.before(hook);
    }

    /** Runs when the answer of CallRail stands but has not been sent: what is changed now is not in it. */
    public void afterCallRail(Consumer<Request> hook) {
        callRailGate.after(hook);
    }

    /** Answers instead of CallRail where the script has an answer. */
    public void scriptCallRail(Function<Request, Optional<Answer>> script) {
        callRailGate.script(script);
    }

    /** Runs before each request to Salesforce is looked at. */
    public void beforeSalesforce(Consumer<Request> hook) {
        salesGate.before(hook);
    }

    /** Answers instead of Salesforce where the script has an answer. */
    public void scriptSalesforce(Function<Request, Optional<Answer>> script) {
        salesGate.script(script);
    }

    /** Takes away all hooks and scripts of both sides. */
    public void clearHooks() {
        callRailGate.clearHooks();
        salesGate.clearHooks();
    }

    /** The calls that go on arriving; without {@link Builder#live} a test ticks it itself. */
    public Traffic traffic() {
        return traffic;
    }

    /** Lets calls arrive, agents and sales people act as of the clock. */
    public void tick() {
        traffic.tick();
        sales.tick();
    }

    /** Starts the background thread that ticks once a second; what was missed since a stop does not happen. */
    public void startTraffic() {
        if (!ticker.runs()) {
            traffic.skipToNow();
            ticker.start();
        }
    }

    /** Stops the background thread. */
    public void stopTraffic() {
        ticker.stop();
    }

    /** How often a client went where {@link Fault#REDIRECT} sent it. Should stay 0: a key would travel. */
    public long redirectsFollowed() {
        return redirectsFollowed.get();
    }

    @Override
    public void close() {
        ticker.close();
        server.close();
    }

    /** What sales people can choose from without making up a name that CallRail does not have. */
    private List<String> tagsForAnyCompany() {
        return world.tags().stream().filter(tag -> tag.get("company_id") == null && !"disabled".equals(tag.get("status")))
                .map(tag -> String.valueOf(tag.get("name"))).toList();
    }

    /** The same server under another host name: whoever carries a key there has followed a redirect. */
    private String elsewhere() {
        return "http://localhost:" + server.port() + ELSEWHERE;
    }

    private Outcome followed() {
        redirectsFollowed.incrementAndGet();
        return Outcome.whole(Json.answer(200, Map.of("calls", List.of())));
    }

    /**
     * How a sandbox is set up.
     */
    public static final class Builder {
        private int port;
        private long seed = 1;
        private InstantSource clock = InstantSource.system();
        private String key = "sandbox-key";
        private String accountId = World.ACCOUNT;
        private boolean live;
        private Duration pace = Duration.ofSeconds(5);
        private int hourly = CallRailFake.HOURLY_LIMIT;
        private int daily = CallRailFake.DAILY_LIMIT;
        private BiFunction<InstantSource, String, World> world = World::empty;
        private SalesSide.Maker sales = OfflineSalesforce::new;

        private Builder() {
        }

        /** 0, the default, for a free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** What a seeded world, bulk and traffic are made from. To be set before them; 1 unless set. */
        public Builder seed(long number) {
            seed = number;
            return this;
        }

        /** The time of everything, of the {@code Date} header too; the system's unless set. */
        public Builder clock(InstantSource source) {
            clock = source;
            return this;
        }

        /** The key that CallRail takes. */
        public Builder key(String text) {
            key = text;
            return this;
        }

        /** The account's id, {@code ACC...}. */
        public Builder accountId(String id) {
            accountId = id;
            return this;
        }

        /** CallRail's limits; 1,000 and 10,000 unless set. */
        public Builder limits(int perHour, int perDay) {
            hourly = perHour;
            daily = perDay;
            return this;
        }

        /** A world of thirty days. */
        public Builder seeded() {
            world = (source, account) -> World.seeded(source, account, seed);
            return this;
        }

        /** That many calls of that many callers within that time. */
        public Builder bulk(int calls, int callers, Duration within) {
            world = (source, account) -> World.bulk(source, account, calls, callers, within, seed);
            return this;
        }

        /** Calls go on arriving and people act, once a second of real time. */
        public Builder live(boolean on) {
            live = on;
            return this;
        }

        /** The mean time between two calls that arrive; five seconds unless set. */
        public Builder pace(Duration mean) {
            pace = mean;
            return this;
        }

        Builder sales(SalesSide.Maker maker) {
            sales = maker;
            return this;
        }

        /** Starts to listen. */
        public Sandbox start() {
            return new Sandbox(this);
        }
    }
}
