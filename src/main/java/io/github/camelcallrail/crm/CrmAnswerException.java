package io.github.camelcallrail.crm;

/**
 * The CRM answered with something that is no result: no list, a list of another length, no page of records. Nothing of
 * it counts as done; the batch fails and comes again.
 */
public class CrmAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was expected and what came, without the answer's text. */
    public CrmAnswerException(String message) {
        super(message);
    }
}
