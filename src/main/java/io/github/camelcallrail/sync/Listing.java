package io.github.camelcallrail.sync;

/**
 * Where a record of a small resource stands in CallRail's lists.
 *
 * @param company  the company in whose list it was, or to which it belongs; {@code null} where there is none
 * @param unlisted whether it is there, but has left the list: a filter hides it
 */
public record Listing(String company, boolean unlisted) {

    /** What is assumed of a record of which nothing is known. */
    static final Listing PLAIN = new Listing(null, false);
}
