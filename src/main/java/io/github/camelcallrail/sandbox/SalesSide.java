package io.github.camelcallrail.sandbox;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The Salesforce half as the sandbox sees it: the fake and the people who work in it.
 */
interface SalesSide extends Site {

    /** Makes the half for that clock and seed. */
    interface Maker {
        SalesSide make(InstantSource clock, long seed);
    }

    /** Lets sales people act as of the clock. */
    void tick();

    /** Object name to records, as they truly are. */
    Map<String, List<Map<String, Object>>> snapshot();

    /** Requests by what they did. */
    Map<String, Long> requestCounts();

    /** The address that a login answers with. */
    void setBaseUrl(String url);

    /** The fake itself, for tests. */
    SalesforceFake fake();

    /** The sales people, for tests. */
    SalesPeople people();
}
