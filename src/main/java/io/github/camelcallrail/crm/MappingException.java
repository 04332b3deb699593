package io.github.camelcallrail.crm;

/**
 * A mapping script is missing, does not compile, or failed for one record. The message names the script and, where
 * known, the line; it never holds a record's values.
 */
public class MappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the script and what is wrong with it. */
    public MappingException(String message) {
        super(message);
    }
}
