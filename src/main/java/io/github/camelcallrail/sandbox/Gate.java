package io.github.camelcallrail.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What stands in front of a fake: hooks of tests, the log and the faults.
 */
final class Gate {

    private final Site site;
    private final InstantSource clock;
    private final Function<Request, String> template;
    private final Supplier<Answer> refusal;
    private final Supplier<String> elsewhere;
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final List<Consumer<Request>> before = new CopyOnWriteArrayList<>();
    private final List<Consumer<Request>> after = new CopyOnWriteArrayList<>();
    private final List<Function<Request, Optional<Answer>>> scripts = new CopyOnWriteArrayList<>();

    /**
     * @param refusal   what 429 looks like
     * @param elsewhere another host to redirect to, without a slash at the end
     */
    Gate(Site site, InstantSource clock, Function<Request, String> template, Supplier<Answer> refusal,
            Supplier<String> elsewhere) {
        this.site = site;
        this.clock = clock;
        this.template = template;
        this.refusal = refusal;
        this.elsewhere = elsewhere;
    }

    Faults faults() {
        return faults;
    }

    RequestLog log() {
        return log;
    }

    void before(Consumer<Request> hook) {
        before.add(hook);
    }

    void after(Consumer<Request> hook) {
        after.add(hook);
    }

    void script(Function<Request, Optional<Answer>> script) {
        scripts.add(script);
    }

    void clearHooks() {
        before.clear();
        after.clear();
        scripts.clear();
    }

    Outcome handle(Request request) {
        before.forEach(hook -> hook.accept(request));
        Outcome outcome = pass(request);
        int status = outcome.delivery() == Outcome.Delivery.NOTHING ? 0 : outcome.answer().status();
        log.add(clock.instant(), request, template.apply(request), status);
        after.forEach(hook -> hook.accept(request));
        return outcome;
    }

    private Outcome pass(Request request) {
        Optional<Fault> fault = faults.pick(request);
        if (fault.isPresent()) {
            return faulty(fault.get(), request);
        }
        return Outcome.whole(answer(request));
    }

    private Answer answer(Request request) {
        return scripts.stream().flatMap(script -> script.apply(request).stream()).findFirst()
                .orElseGet(() -> site.answer(request));
    }

    private Outcome faulty(Fault fault, Request request) {
        return switch (fault) {
            case ERROR_500 -> Outcome.whole(Json.answer(500, Map.of("error", "Internal server error")));
            case ERROR_502_HTML -> Outcome.whole(Json.html(502, "Bad Gateway"));
            case ERROR_503 -> Outcome.whole(Json.answer(503, Map.of("error", "Service unavailable")));
            case EMPTY_401 -> Outcome.whole(Json.empty(401));
            case RATE_429 -> Outcome.whole(refusal.get());
            case HTML_200 -> Outcome.whole(Json.html(200, "Sign in"));
            case REDIRECT -> Outcome.whole(Json.empty(302).with("Location", elsewhere.get() + request.rawPath()));
            case CUT -> new Outcome(answer(request), Outcome.Delivery.HALF, Duration.ZERO);
            case CUT_AFTER_WRITE -> new Outcome(answer(request), Outcome.Delivery.NOTHING, Duration.ZERO);
            case WRONG_LENGTH -> new Outcome(answer(request), Outcome.Delivery.LONGER_PROMISED, Duration.ZERO);
            case BROKEN_JSON -> Outcome.whole(halved(answer(request)));
            case MISSING_LIST_KEY -> Outcome.whole(withoutLists(answer(request)));
            case SLOW -> new Outcome(answer(request), Outcome.Delivery.WHOLE, faults.slowness());
        };
    }

    private static Answer halved(Answer answer) {
        return new Answer(answer.status(), answer.headers(), Arrays.copyOf(answer.body(), answer.body().length / 2));
    }

    private static Answer withoutLists(Answer answer) {
        try {
            Map<String, Object> body = Json.object(answer.body());
            if (body.containsKey("page") || body.containsKey("has_next_page") || body.containsKey("records")) {
                body.values().removeIf(List.class::isInstance);
            }
            return new Answer(answer.status(), answer.headers(), Json.bytes(body));
        } catch (IOException e) {
            return answer;
        }
    }
}
