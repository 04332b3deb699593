package io.github.camelcallrail.sandbox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Faults on demand, by name: each n-th time or the next n times that there is an occasion. Counted, never drawn, so the
 * same requests meet the same faults.
 *
 * <table>
 * <caption>Names</caption>
 * <tr><th>name</th><th>what happens</th><th>occasion</th></tr>
 * <tr><td>{@code sf-401}</td><td>the token dies, 401</td><td>REST request</td></tr>
 * <tr><td>{@code sf-403-limit}</td><td>403 {@code REQUEST_LIMIT_EXCEEDED}</td><td>REST request</td></tr>
 * <tr><td>{@code sf-503-html}</td><td>503 with a page of HTML</td><td>REST request</td></tr>
 * <tr><td>{@code sf-slow}</td><td>done, answered late</td><td>REST request</td></tr>
 * <tr><td>{@code sf-cut-after-write}</td><td>done, connection cut</td><td>writing request</td></tr>
 * <tr><td>{@code sf-not-a-list}</td><td>nothing done, 200 with an empty object</td><td>collections write</td></tr>
 * <tr><td>{@code sf-lock-row}</td><td>{@code UNABLE_TO_LOCK_ROW}</td><td>record written</td></tr>
 * <tr><td>{@code sf-duplicate-value}</td><td>another writer makes the record first, {@code DUPLICATE_VALUE}</td>
 * <td>record upserted under a new key</td></tr>
 * <tr><td>{@code sf-page-size-5}</td><td>pages of five records</td><td>query</td></tr>
 * </table>
 */
public final class SalesforceFaults {

    static final String UNAUTHORIZED = "sf-401";
    static final String LIMIT = "sf-403-limit";
    static final String UNAVAILABLE = "sf-503-html";
    static final String SLOW = "sf-slow";
    static final String CUT = "sf-cut-after-write";
    static final String NOT_A_LIST = "sf-not-a-list";
    static final String LOCK_ROW = "sf-lock-row";
    static final String DUPLICATE = "sf-duplicate-value";
    static final String SMALL_PAGES = "sf-page-size-5";

    private static final List<String> NAMES = List.of(UNAUTHORIZED, LIMIT, UNAVAILABLE, SLOW, CUT, NOT_A_LIST, LOCK_ROW,
            DUPLICATE, SMALL_PAGES);
    private static final int USUAL = 10;
    private static final long USUAL_SLOWNESS = 12_000;

    private record Rule(int every, AtomicLong seen, AtomicLong left) {

        boolean hit() {
            if (every > 0) {
                return seen.incrementAndGet() % every == 0;
            }
            return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        }
    }

    private final Map<String, Rule> rules = new HashMap<>();
    private long slowness = USUAL_SLOWNESS;

    SalesforceFaults() {
    }

    /** All names. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Switches on what a property lists: {@code sf-401,sf-lock-row=7,sf-slow=500}. A number is the n of "each n-th"
     * (10 if left out, for pages of five 1), for {@code sf-slow} the milliseconds of every answer.
     *
     * @throws IllegalArgumentException for an unknown name or something that is no positive number
     */
    public void enable(String list) {
        Arrays.stream(list.split(",")).map(String::strip).filter(one -> !one.isEmpty()).forEach(this::enableOne);
    }

    /** The fault happens each n-th time, 1 for always. */
    public synchronized void everyNth(String name, int n) {
        rules.put(known(name), new Rule(positive(n), new AtomicLong(), new AtomicLong()));
    }

    /** The fault happens the next {@code count} times, then no more. */
    public synchronized void next(String name, int count) {
        rules.put(known(name), new Rule(0, new AtomicLong(), new AtomicLong(positive(count))));
    }

    /** How long {@code sf-slow} lasts. */
    public synchronized void slowness(long millis) {
        slowness = millis;
    }

    public synchronized void off(String name) {
        rules.remove(known(name));
    }

    public synchronized void clear() {
        rules.clear();
    }

    synchronized boolean hit(String name) {
        Rule rule = rules.get(name);
        return rule != null && rule.hit();
    }

    synchronized long slowness() {
        return slowness;
    }

    private void enableOne(String spec) {
        String name = spec.replaceFirst("=.*", "");
        int usual = List.of(SLOW, SMALL_PAGES).contains(name) ? 1 : USUAL;
        int number = spec.contains("=") ? number(spec) : usual;
        if (name.equals(SLOW)) {
            slowness(spec.contains("=") ? number : USUAL_SLOWNESS);
            number = 1;
        }
        everyNth(name, number);
    }

    private static int number(String spec) {
        try {
            return positive(Integer.parseInt(spec.substring(spec.indexOf('=') + 1).strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("fault " + spec + ": a number is needed behind '='", e);
        }
    }

    private static int positive(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a fault needs a positive number, not " + n);
        }
        return n;
    }

    private static String known(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no fault " + name + "; there are " + NAMES);
        }
        return name;
    }
}
