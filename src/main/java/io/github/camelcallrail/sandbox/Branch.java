package io.github.camelcallrail.sandbox;

import java.time.ZoneId;
import java.util.List;

/**
 * One of the account's companies with what its calls need.
 *
 * @param id       of the company
 * @param zone     in which it opens at 8 and closes at 19
 * @param british  whether its callers are
 * @param trackers what its callers dial
 * @param tags     what its agents use
 * @param agents   their addresses
 * @param notes    what they write
 */
record Branch(String id, String name, ZoneId zone, boolean british, List<Line> trackers, List<String> tags,
        List<String> agents, List<String> notes) {

    /**
     * A tracker.
     *
     * @param session whether it belongs to the website's visitors and knows their session
     * @param sources what its callers come from, as display name and medium with a slash between
     */
    record Line(String id, String name, String number, String destination, boolean session, List<String> sources) {
    }
}
