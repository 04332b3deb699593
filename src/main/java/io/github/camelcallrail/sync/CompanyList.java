package io.github.camelcallrail.sync;

import java.util.Set;

/**
 * The companies that the key sees.
 *
 * @param ids      their ids, in CallRail's order
 * @param complete whether these are all
 */
record CompanyList(Set<String> ids, boolean complete) {

    /** Reads it to its end. */
    static CompanyList read(Source companies) {
        WholeList list = new WholeList(companies, null, null, true);
        while (!list.finished()) {
            list.next();
        }
        return new CompanyList(list.ids(), list.complete());
    }
}
