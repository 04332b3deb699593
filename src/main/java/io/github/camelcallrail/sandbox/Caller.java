package io.github.camelcallrail.sandbox;

/**
 * Somebody who calls one of the companies, perhaps more than once.
 */
final class Caller {

    private final PhoneBook.Line line;
    private final String callerId;
    private final String personId;
    private final Branch branch;
    private int calls;
    private boolean goodLead;

    /**
     * @param line     {@code null} for a caller who hides
     * @param callerId what the carrier shows as name
     * @param personId CallRail's id of the lead; {@code null} for a caller who hides
     */
    Caller(PhoneBook.Line line, String callerId, String personId, Branch branch) {
        this.line = line;
        this.callerId = callerId;
        this.personId = personId;
        this.branch = branch;
    }

    PhoneBook.Line line() {
        return line;
    }

    String callerId() {
        return callerId;
    }

    String personId() {
        return personId;
    }

    Branch branch() {
        return branch;
    }

    boolean hides() {
        return line == null;
    }

    /** Counts a call and says how many came before it. */
    int calls() {
        return calls++;
    }

    boolean goodLead() {
        return goodLead;
    }

    void markGoodLead() {
        goodLead = true;
    }
}
