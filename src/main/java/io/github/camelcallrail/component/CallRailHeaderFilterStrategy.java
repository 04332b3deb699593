package io.github.camelcallrail.component;

import org.apache.camel.support.DefaultHeaderFilterStrategy;

/**
 * Keeps Camel's own headers in, in whatever spelling.
 */
public class CallRailHeaderFilterStrategy extends DefaultHeaderFilterStrategy {

    /** A strategy that filters Camel's headers both ways. */
    public CallRailHeaderFilterStrategy() {
        setLowerCase(true);
        setInFilterStartsWith(CAMEL_FILTER_STARTS_WITH);
        setOutFilterStartsWith(CAMEL_FILTER_STARTS_WITH);
    }
}
