package io.github.camelcallrail.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which requests of one side go wrong, and how. Counted, never random: the same requests meet the same faults. Where
 * several rules meet on a request the oldest wins, and only its counter moves on with those before it.
 */
public final class Faults {

    private static final Pattern RULE = Pattern.compile("([a-z0-9-]+?)(?:/(\\d+)|\\*(\\d+))?");

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private volatile Duration slowness = Duration.ofSeconds(2);

    /** Every n-th request that the fault concerns goes wrong, beginning with the n-th from now. */
    public void every(Fault fault, int n) {
        every(fault, n, request -> true);
    }

    /** Every n-th of the requests that match. */
    public void every(Fault fault, int n, Predicate<Request> when) {
        if (n < 1) {
            throw new IllegalArgumentException("every " + n + ": must be 1 or more");
        }
        rules.add(new Rule(fault, n, Integer.MAX_VALUE, when));
    }

    /** The next n requests that the fault concerns. */
    public void next(Fault fault, int n) {
        next(fault, n, request -> true);
    }

    /** The next n of the requests that match. */
    public void next(Fault fault, int n, Predicate<Request> when) {
        rules.add(new Rule(fault, 1, n, when));
    }

    /** All requests that match. */
    public void when(Fault fault, Predicate<Request> when) {
        every(fault, 1, when);
    }

    /**
     * Adds rules by name: {@code error-503/7} for every seventh request, {@code cut*3} for the next three, a bare name
     * for every tenth, several with commas between them; {@code none} takes all away.
     *
     * @throws IllegalArgumentException for a name that is none; it lists those that there are
     */
    public void byName(String names) {
        Stream.of(names.split(",")).map(String::strip).filter(name -> !name.isEmpty()).forEach(this::add);
    }

    private void add(String text) {
        if (text.equals("none")) {
            clear();
            return;
        }
        Matcher rule = RULE.matcher(text);
        Optional<Fault> fault = rule.matches() ? Fault.labelled(rule.group(1)) : Optional.empty();
        if (fault.isEmpty()) {
            throw new IllegalArgumentException("No fault is named " + text + "; there are " + Stream.of(Fault.values())
                    .map(Fault::label).collect(Collectors.joining(", "))
                    + ", each with /n (every n-th) or *n (the next n)");
        }
        if (rule.group(3) != null) {
            next(fault.get(), Integer.parseInt(rule.group(3)));
        } else {
            every(fault.get(), rule.group(2) == null ? 10 : Integer.parseInt(rule.group(2)));
        }
    }

    /** Takes all rules away. */
    public void clear() {
        rules.clear();
    }

    /** How late {@link Fault#SLOW} answers, in real time; two seconds unless set. */
    public void slowness(Duration delay) {
        slowness = delay;
    }

    Duration slowness() {
        return slowness;
    }

    Optional<Fault> pick(Request request) {
        for (Rule rule : rules) {
            if (rule.strikes(request)) {
                return Optional.of(rule.fault);
            }
        }
        return Optional.empty();
    }

    private static final class Rule {
        private final Fault fault;
        private final int every;
        private final Predicate<Request> when;
        private int seen;
        private int left;

        Rule(Fault fault, int every, int left, Predicate<Request> when) {
            this.fault = fault;
            this.every = every;
            this.left = left;
            this.when = when;
        }

        synchronized boolean strikes(Request request) {
            if (left == 0 || !fault.concerns(request) || !when.test(request)) {
                return false;
            }
            seen++;
            if (seen % every != 0) {
                return false;
            }
            left--;
            return true;
        }
    }
}
