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

    /** No Salesforce: 404 to everything. */
    static SalesSide none() {
        return new SalesSide() {
            @Override
            public Answer answer(Request request) {
                return Json.answer(404, Map.of("error", "There is no Salesforce here"));
            }

            @Override
            public void tick() {
                // Nobody is there.
            }

            @Override
            public Map<String, List<Map<String, Object>>> snapshot() {
                return Map.of();
            }

            @Override
            public Map<String, Long> requestCounts() {
                return Map.of();
            }

            @Override
            public void setBaseUrl(String url) {
                // Nobody logs in.
            }
        };
    }
}
