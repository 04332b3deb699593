package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.PhoneNumber;
import io.github.camelcallrail.api.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One caller of one company, computed from all calls that the ledger has of that number, so that what one call says
 * late cannot overwrite what a newer one said. The mapping scripts read it as {@code caller.name}, {@code caller.tags}.
 */
public final class Caller {

    static final Comparator<CallFacts> BY_TIME = Comparator
            .comparing(CallFacts::getStartTime, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(CallFacts::getId);

    private final String key;
    private final List<CallFacts> calls;
    private final boolean deleted;

    private Caller(String key, List<CallFacts> calls, boolean deleted) {
        this.key = key;
        this.deleted = deleted;
        this.calls = calls.stream().sorted(BY_TIME).toList();
    }

    /**
     * The caller with those calls that CallRail still has; where it has none of them any more, with all that it had.
     *
     * @param key   {@code company_id:+E164}
     * @param calls at least one, in any order
     */
    static Caller of(String key, List<CallRow> calls) {
        List<CallFacts> left = calls.stream().filter(call -> !call.gone()).map(CallRow::facts).toList();
        return left.isEmpty() ? new Caller(key, calls.stream().map(CallRow::facts).toList(), true)
                : new Caller(key, left, false);
    }

    /**
     * The key under which a call's caller is kept; {@code null} for hidden and incomplete numbers, which have no
     * caller.
     */
    static String keyOf(CallRailRecord call) {
        String phone = call.phone();
        return phone == null || call.companyId() == null ? null : call.companyId() + ":" + phone;
    }

    /** {@code company_id:+E164}: one for each caller of a company, whatever the notation of the number. */
    public String getKey() {
        return key;
    }

    /** The company's id, {@code COM...}. */
    public String getCompanyId() {
        return getLastCall().getCompanyId();
    }

    /** The name of the company that was called. */
    public String getCompany() {
        return latest(CallFacts::getCompany);
    }

    /** The company's time zone by name. */
    public String getZone() {
        return latest(CallFacts::getZone);
    }

    /** The number in E.164. */
    public String getPhone() {
        return getLastCall().getPhone();
    }

    /** The number as people write it. */
    public String getFormattedPhone() {
        String phone = getPhone();
        return PhoneNumber.of(phone, null).map(PhoneNumber::formatted).orElse(phone);
    }

    /** The first name of a person that a call came with; {@code null} where all had only what carriers put there. */
    public String getName() {
        return calls.stream().map(CallFacts::getName).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The name, or else the number: what a lead can be called by. */
    public String getDisplayName() {
        return Objects.requireNonNullElseGet(getName(), this::getFormattedPhone);
    }

    /** The town of the caller's line. */
    public String getCity() {
        return latest(CallFacts::getCity);
    }

    /** All calls, oldest first. */
    public List<CallFacts> getCalls() {
        return calls;
    }

    /** Whether CallRail has no call of this caller any more. */
    public boolean isDeleted() {
        return deleted;
    }

    /** How many calls there are. */
    public int getCount() {
        return deleted ? 0 : calls.size();
    }

    /** The oldest call. */
    public CallFacts getFirstCall() {
        return calls.get(0);
    }

    /** The newest call. */
    public CallFacts getLastCall() {
        return calls.get(calls.size() - 1);
    }

    /** When the oldest call started. */
    public Instant getFirstCallAt() {
        return getFirstCall().getStartTime();
    }

    /** When the newest call started. */
    public Instant getLastCallAt() {
        return getLastCall().getStartTime();
    }

    /** The source of the newest call that has one. */
    public String getSource() {
        return latest(CallFacts::getSource);
    }

    /** The tags of all calls, each once whatever its spelling, sorted. */
    public List<String> getTags() {
        return TagSet.sorted(calls.stream().flatMap(call -> call.getTags().stream()).collect(Collectors.toList()));
    }

    /** The lead status of the newest call that has one: {@code good_lead}, {@code not_a_lead} or {@code null}. */
    public String getLeadStatus() {
        return latest(CallFacts::getLeadStatus);
    }

    private <T> T latest(Function<CallFacts, T> fact) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            T value = fact.apply(calls.get(i));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "Caller of " + calls.size() + " calls, last " + Texts.shown(getLastCall().getId());
    }
}
