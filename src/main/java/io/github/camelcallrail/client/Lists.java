package io.github.camelcallrail.client;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.Resource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * All records of a list, page after page, asked for as they are read. Positions in a live list shift while one reads: good
 * for small resources and reports; what must not miss a record is walked by key instead.
 */
public final class Lists {

    private Lists() {
    }

    /**
     * The records, by page number or by relative paging. A page holding something that is no record is an error.
     *
     * @param relative whether to use relative paging, which has no totals and is quicker for CallRail on long lists
     */
    public static Iterator<CallRailRecord> iterate(CallRailClient client, Resource resource, ListQuery query, boolean relative) {
        return new Pages(client, resource, query, relative);
    }

    /** All records at once. */
    public static List<CallRailRecord> all(CallRailClient client, Resource resource, ListQuery query, boolean relative) {
        List<CallRailRecord> records = new ArrayList<>();
        iterate(client, resource, query, relative).forEachRemaining(records::add);
        return records;
    }

    private static final class Pages implements Iterator<CallRailRecord> {
        private final CallRailClient client;
        private final Resource resource;
        private final ListQuery query;
        private final boolean relative;
        private Iterator<CallRailRecord> current = List.<CallRailRecord>of().iterator();
        private int asked;
        private boolean ended;

        Pages(CallRailClient client, Resource resource, ListQuery query, boolean relative) {
            this.client = client;
            this.resource = resource;
            this.query = query;
            this.relative = relative;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && !ended) {
                Page page = relative ? client.relativePage(resource, query, asked) : client.page(resource, query, asked + 1);
                asked++;
                if (!page.broken().isEmpty()) {
                    throw new CallRailAnswerException("CallRail's answer to GET " + resource + " lists " + page.broken().size()
                            + " items that are no records", 200, null);
                }
                ended = ends(page);
                current = page.records().iterator();
            }
            return current.hasNext();
        }

        /** With relative paging a short page ends nothing. Without any word about more, an empty one ends the list. */
        private boolean ends(Page page) {
            if (relative) {
                return page.hasNext() == null ? page.size() == 0 : !page.hasNext();
            }
            Boolean ends = page.endsWith(asked);
            return page.size() == 0 || Boolean.TRUE.equals(ends);
        }

        @Override
        public CallRailRecord next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }
}
