package io.github.camelcallrail.crm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records on their way to the CRM, at most 200 at a time. A route sends {@link #getNext} while {@link #isWaiting},
 * after {@link #getPause}; what the CRM could not take just now comes again behind the rest.
 */
public final class WriteQueue {

    /** What one collection holds. */
    private static final int SIZE = 200;
    private static final int REPEATS = 3;
    private static final long PAUSE = 1000;

    private final Deque<Item> waiting = new ArrayDeque<>();
    private final List<Item> stuck = new ArrayList<>();
    private final boolean repeatsDuplicates;
    private List<Item> sent = List.of();

    /** A record on its way; {@code repeats} counts how often it was sent before. */
    private record Item(String subject, Map<String, Object> record, int repeats) {
    }

    /**
     * What became of a record.
     *
     * @param id     the CRM's id of the record where it succeeded
     * @param code   the reason where it was refused, else {@code null}
     * @param fields the fields that the reason names
     * @param outage whether the CRM takes no record at all now
     */
    record Outcome(String subject, String id, String code, List<String> fields, boolean outage) {

        boolean done() {
            return code == null;
        }
    }

    /** @param repeatsDuplicates whether a record that another writer made first is sent once more, to change it */
    WriteQueue(boolean repeatsDuplicates) {
        this.repeatsDuplicates = repeatsDuplicates;
    }

    void add(String subject, Map<String, Object> record) {
        waiting.add(new Item(subject, record, 0));
    }

    /** Whether records are still to be sent. */
    public boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Milliseconds to wait before the next records: 0, or more where they could not be taken before. */
    public long getPause() {
        int repeats = waiting.isEmpty() ? 0 : waiting.element().repeats();
        return repeats == 0 ? 0 : PAUSE << (repeats - 1);
    }

    /** The next records to send. The same again until {@link #results} has their results. */
    public List<Map<String, Object>> getNext() {
        List<Item> next = new ArrayList<>();
        for (Item item : waiting) {
            // What comes again waits until the rest has been sent.
            if (next.size() == SIZE || item.repeats() != waiting.element().repeats()) {
                break;
            }
            next.add(item);
        }
        sent = next;
        return next.stream().map(Item::record).toList();
    }

    /** What the records sent last are about, in their order. */
    List<String> sentSubjects() {
        return sent.stream().map(Item::subject).toList();
    }

    /** The codes of records that the CRM could not take, however often it was asked. */
    boolean isStuck() {
        return !stuck.isEmpty();
    }

    /**
     * What became of the records sent last; those that will be sent again are not among them.
     *
     * @throws CrmAnswerException if the answer is no list of as many results
     */
    List<Outcome> results(Object answer) {
        List<RecordResult> results = RecordResult.of(answer, sent.size());
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Item item = waiting.remove();
            RecordResult result = results.get(i);
            switch (result.fate(item.record().keySet(), item.repeats(), repeatsDuplicates)) {
                case AGAIN -> again(item, item.record());
                case AGAIN_WITHOUT -> again(item, without(item.record(), result.fields()));
                default -> outcomes.add(new Outcome(item.subject(), result.id(), result.code(), result.fields(),
                        result.isOutage()));
            }
        }
        sent = List.of();
        return outcomes;
    }

    private void again(Item item, Map<String, Object> record) {
        if (item.repeats() == REPEATS) {
            stuck.add(item);
        } else {
            waiting.add(new Item(item.subject(), record, item.repeats() + 1));
        }
    }

    private static Map<String, Object> without(Map<String, Object> record, List<String> fields) {
        Map<String, Object> rest = new LinkedHashMap<>(record);
        rest.keySet().removeAll(fields);
        return rest;
    }
}
