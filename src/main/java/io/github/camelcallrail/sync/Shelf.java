package io.github.camelcallrail.sync;

import java.time.Instant;

/**
 * One of the lists in which a small resource stands: that of a company, or the only one. It knows when it is to be read next.
 */
final class Shelf {

    private final String company;
    private Instant due;
    private int failures;
    private String failure;
    private int pages = 1;

    /** A shelf that is due at once. */
    Shelf(String company, Instant now) {
        this.company = company;
        this.due = now;
    }

    /** The company whose list it is; {@code null} for the only one. */
    String company() {
        return company;
    }

    boolean isDue(Instant now) {
        return !due.isAfter(now);
    }

    /** Whether it could not be read when that was last tried. */
    boolean isFailing() {
        return failures > 0;
    }

    /** In words, which company it is and why it cannot be read. */
    String trouble() {
        return company + ": " + failure + ", tried " + failures + (failures == 1 ? " time" : " times") + ", next " + due;
    }

    /** It is time for another round; one that fails keeps its own time. */
    void begin(Instant now) {
        due = isFailing() ? due : now;
    }

    /** It was read to its end. */
    void read(int pagesRead, Instant next) {
        pages = pagesRead;
        failures = 0;
        failure = null;
        due = next;
    }

    /** It could not be read. */
    int failed(String why) {
        failure = why;
        return ++failures;
    }

    void due(Instant next) {
        due = next;
    }

    /** How many requests it took. */
    int pages() {
        return pages;
    }
}
