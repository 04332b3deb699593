package io.github.camelcallrail.sandbox;

import io.github.camelcallrail.api.Resource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An offline CallRail API v3 over a {@link World}: accounts, companies, calls and tags, with the rules, limits and
 * surprises of sections 1 to 7 of the API's fact sheet. Under {@code /callrail/} it is a gateway and wants
 * {@code Bearer}, elsewhere the vendor and wants {@code Token token="..."}.
 *
 * <p>What it keeps to itself: which requests are valid, which fields there are, how lists are cut. Only paths and the
 * keys of lists come from {@link Resource}.
 */
public final class CallRailFake implements Site {

    /** Requests an hour, unless set otherwise. */
    public static final int HOURLY_LIMIT = 1_000;
    /** Requests a day, unless set otherwise. */
    public static final int DAILY_LIMIT = 10_000;

    private static final Pattern PATH = Pattern.compile("/a/([^/]+)(?:/([^/]+))?(?:/([^/]+))?");
    private static final Pattern TOKEN = Pattern.compile("Token token=(\"?)(.+)\\1");
    private static final Pattern BEARER = Pattern.compile("Bearer (.+)");
    private static final String SUFFIX = ".json";

    private final World world;
    private final InstantSource clock;
    private final String key;
    private final Quirks quirks = new Quirks();
    private final Quota quota = new Quota(HOURLY_LIMIT, DAILY_LIMIT);
    private final Map<String, Desk> desks = new LinkedHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong nextPageFollowed = new AtomicLong();

    CallRailFake(World world, InstantSource clock, String key) {
        this.world = world;
        this.clock = clock;
        this.key = key;
        desks.put(path("companies"), new CompaniesDesk(world, quirks, clock));
        desks.put(path("calls"), new CallsDesk(world, quirks, clock));
        desks.put(path("tags"), new TagsDesk(world, quirks, clock));
    }

    private static String path(String resource) {
        return Resource.named(resource).orElseThrow().path();
    }

    /** What it serves. */
    public World world() {
        return world;
    }

    /** The points on which accounts differ or nobody knows. */
    public Quirks quirks() {
        return quirks;
    }

    /** Sets the account's limits; the windows roll by the clock. */
    public void limits(int perHour, int perDay) {
        quota.limits(perHour, perDay);
    }

    /** How often a client followed {@code next_page} instead of counting its pages itself. Should stay 0. */
    public long nextPageFollowed() {
        return nextPageFollowed.get();
    }

    @Override
    public Answer answer(Request request) {
        Instant now = clock.instant();
        String number = String.format("%016x", requests.incrementAndGet());
        Answer answer;
        try {
            authenticate(request);
            answer = metered(request, now);
        } catch (Refusal refusal) {
            answer = refused(refusal.status(), refusal.getMessage());
        }
        return answer.with("X-Request-Id", number).with("Set-Cookie", "_session=" + number + "; path=/; HttpOnly");
    }

    /** What a request over the limit is answered with. */
    Answer overLimit(long seconds) {
        Answer answer = refused(429, "Rate limit exceeded");
        if (quirks.has(Quirk.RETRY_AFTER_SECONDS)) {
            return answer.with("Retry-After", String.valueOf(seconds));
        }
        return quirks.has(Quirk.RETRY_AFTER_DATE)
                ? answer.with("Retry-After", HttpWire.date(clock.instant().plusSeconds(seconds))) : answer;
    }

    /** Method and path with ids replaced, such as {@code PUT calls/{id}}. */
    static String template(Request request) {
        Matcher path = PATH.matcher(stripped(request.path()));
        if (!path.matches()) {
            return request.method() + " " + (stripped(request.path()).equals("/a") ? "accounts" : "elsewhere");
        }
        String resource = path.group(2) == null ? "accounts/{id}" : path.group(2);
        return request.method() + " " + resource + (path.group(3) == null ? "" : "/{id}");
    }

    private Answer metered(Request request, Instant now) {
        Quota.Reading reading = quota.ask(now);
        Answer answer;
        if (reading.granted()) {
            try {
                answer = route(request);
            } catch (Refusal refusal) {
                answer = refused(refusal.status(), refusal.getMessage());
            }
        } else {
            answer = overLimit(Math.max(1, reading.delay().plusMillis(999).toSeconds()));
        }
        if (quirks.has(Quirk.NO_RATE_HEADERS)) {
            return answer;
        }
        return answer.with("X-Rate-Limit-Hourly-Allowed", String.valueOf(reading.hourlyAllowed()))
                .with("X-Rate-Limit-Hourly-Used", String.valueOf(reading.hourlyUsed()))
                .with("X-Rate-Limit-Daily-Allowed", String.valueOf(reading.dailyAllowed()))
                .with("X-Rate-Limit-Daily-Used", String.valueOf(reading.dailyUsed()));
    }

    private void authenticate(Request request) {
        boolean gateway = request.rawPath().startsWith("/callrail/");
        Matcher header = (gateway ? BEARER : TOKEN).matcher(request.header("authorization").orElse(""));
        if (!header.matches() || !header.group(gateway ? 1 : 2).equals(key)) {
            throw new Refusal(401, "HTTP Token: Access denied.");
        }
    }

    private Answer route(Request request) {
        boolean named = request.path().endsWith(SUFFIX);
        String path = stripped(request.path());
        if (path.equals("/a") && named) {
            return accounts(request);
        }
        Matcher parts = PATH.matcher(path);
        if (!parts.matches() || !ours(parts.group(1)) || !named && !followed(request, parts)) {
            throw Refusal.notFound();
        }
        synchronized (world) {
            if (parts.group(2) == null) {
                return account(request);
            }
            Desk desk = desks.get(parts.group(2));
            if (desk == null) {
                throw Refusal.notFound();
            }
            return parts.group(3) == null ? desk.collection(request) : desk.record(request, parts.group(3));
        }
    }

    /** The links in {@code next_page} have no suffix; whoever follows one is caught, but served. */
    private boolean followed(Request request, Matcher parts) {
        boolean follows = path("calls").equals(parts.group(2)) && parts.group(3) == null
                && request.param("format").map("json"::equals).orElse(false);
        if (follows) {
            nextPageFollowed.incrementAndGet();
        }
        return follows;
    }

    private boolean ours(String account) {
        return account.equals(world.accountId()) || account.equals(String.valueOf(world.account().get("numeric_id")));
    }

    private Answer accounts(Request request) {
        readOnly(request);
        Desk.fields(request, world.account().keySet());
        List<Map<String, Object>> all = new ArrayList<>(List.of(world.account()));
        all.removeIf(account -> request.param("hipaa_account")
                .map(wanted -> !wanted.equals(Objects.toString(account.get("hipaa_account")))).orElse(false));
        return Json.answer(200, new Paging(request, quirks).page("accounts", all, World::copy));
    }

    private Answer account(Request request) {
        readOnly(request);
        Desk.fields(request, world.account().keySet());
        return Json.answer(200, world.account());
    }

    private static void readOnly(Request request) {
        if (!request.method().equals("GET")) {
            throw Desk.wrongMethod();
        }
    }

    private static String stripped(String path) {
        return path.endsWith(SUFFIX) ? path.substring(0, path.length() - SUFFIX.length()) : path;
    }

    private Answer refused(int status, String text) {
        return ErrorBody.answer(status, text, quirks);
    }
}
