package io.github.camelcallrail.crm;

/**
 * The CRM takes no records now: an allowance is used up, the API is off, or a record stayed locked. What was written
 * before is noted; wait, then run the same batch again.
 */
public class CrmUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The CRM's code, without the text of its message. */
    public CrmUnavailableException(String message) {
        super(message);
    }
}
