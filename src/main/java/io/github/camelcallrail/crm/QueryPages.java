package io.github.camelcallrail.crm;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The queries still to be asked, and the pages of each. A route asks while {@link #isWaiting}: with the query's text,
 * or {@link #isOnLaterPage} with the address of the next page.
 */
public final class QueryPages {

    private final Deque<String> queries;
    private final int all;
    private String nextPage;

    QueryPages(Collection<String> queries) {
        this.queries = new ArrayDeque<>(queries);
        this.all = queries.size();
    }

    /** Whether the first of the queries is what is asked next, or a further page of it. */
    boolean isAtFirst() {
        return queries.size() == (nextPage == null ? all : all - 1);
    }

    /** Whether something is still to be asked. */
    public boolean isWaiting() {
        return nextPage != null || !queries.isEmpty();
    }

    /** Whether what is asked next is a further page of a query. */
    public boolean isOnLaterPage() {
        return nextPage != null;
    }

    /** The text of the next query, or the address of its next page. */
    public String getNext() {
        return nextPage != null ? nextPage : queries.element();
    }

    /**
     * The records of an answer; only what is read here counts as asked.
     *
     * @param  body               JSON with {@code records}, {@code done} and {@code nextRecordsUrl}, as stream, bytes
     *                            or text
     * @throws CrmAnswerException if it is something else
     */
    List<Map<String, Object>> read(Object body) {
        Map<String, Object> answer = parsed(body);
        if (!(answer.get("records") instanceof List<?> records) || !(answer.get("done") instanceof Boolean done)) {
            throw new CrmAnswerException("The CRM's answer to a query has no list of records");
        }
        Object next = answer.get("nextRecordsUrl");
        if (!done && (next == null || next.equals(nextPage))) {
            throw new CrmAnswerException("The CRM says that there are more records, and not where");
        }
        if (nextPage == null) {
            queries.remove();
        }
        nextPage = done ? null : next.toString();
        return Json.maps(records);
    }

    private static Map<String, Object> parsed(Object body) {
        try {
            Map<String, Object> answer = Json.answer(body);
            if (answer != null) {
                return answer;
            }
        } catch (IOException e) {
            // The parser's message would quote people's data.
        }
        throw new CrmAnswerException("The CRM's answer to a query is no JSON object");
    }
}
