package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.api.PhoneNumber;
import io.github.camelcallrail.api.Texts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One call as the mapping scripts see it: {@code call.source}, {@code call.duration}; any other field of CallRail's by
 * {@code call.record.utm_source}. What CallRail left out is {@code null}.
 */
public final class CallFacts {

    private static final String GOOD = "good_lead";

    private final CallRailRecord record;
    private final boolean deleted;

    CallFacts(CallRailRecord record, boolean deleted) {
        this.record = record;
        this.deleted = deleted;
    }

    /** The record as CallRail sent it, by CallRail's field names. */
    public CallRailRecord getRecord() {
        return record;
    }

    /** Whether CallRail has the call no more: it was deleted, or is spam. */
    public boolean isDeleted() {
        return deleted;
    }

    /** The call's id, {@code CAL...}. */
    public String getId() {
        return record.id();
    }

    /** The company's id, {@code COM...}. */
    public String getCompanyId() {
        return record.companyId();
    }

    /** The company's name. */
    public String getCompany() {
        return record.text("company_name");
    }

    /** The company's time zone by name, such as {@code America/New_York}; it may be one that nobody knows. */
    public String getZone() {
        return record.text("company_time_zone");
    }

    /** When the call started. */
    public Instant getStartTime() {
        return record.startTime();
    }

    /** {@code inbound} or {@code outbound}. */
    public String getDirection() {
        return record.text("direction");
    }

    /** Seconds; 0 where CallRail has none. */
    public int getDuration() {
        String seconds = record.text("duration");
        try {
            return seconds == null ? 0 : (int) Math.max(0, Math.min(Integer.MAX_VALUE, Double.parseDouble(seconds)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** {@code answered}, {@code missed} or {@code voicemail}. */
    public String getResult() {
        if ("true".equalsIgnoreCase(record.text("voicemail"))) {
            return "voicemail";
        }
        return "true".equalsIgnoreCase(record.text("answered")) ? "answered" : "missed";
    }

    /** The name of the source that the call came from. */
    public String getSource() {
        return Optional.ofNullable(record.text("source_name")).orElseGet(() -> record.text("source"));
    }

    /** The caller's number in E.164; {@code null} where it is hidden or not a number. */
    public String getPhone() {
        return record.phone();
    }

    /** The digits of an extension that came with the number. */
    public String getExtension() {
        PhoneNumber number = record.phoneNumber();
        return number == null ? null : number.extension();
    }

    /** The caller's name; {@code null} where the caller id holds none. */
    public String getName() {
        return CallerNames.real(record.text("customer_name"), getCity(), record.text("customer_state")).orElse(null);
    }

    /** The town of the caller's line. */
    public String getCity() {
        return record.text("customer_city");
    }

    /** {@code good_lead}, {@code not_a_lead} or {@code null}; a call that was good once is good. */
    public String getLeadStatus() {
        String status = record.text("lead_status");
        return "previously_marked_good_lead".equals(status) ? GOOD : "not_scored".equals(status) ? null : status;
    }

    /** The names of the call's tags. */
    public List<String> getTags() {
        return record.tagNames();
    }

    /** The note on the call. */
    public String getNote() {
        return record.text("note");
    }

    /** CallRail's summary of the conversation, on plans that have it; several paragraphs where CallRail sent a list. */
    public String getSummary() {
        Object summary = record.get("call_summary");
        if (!(summary instanceof Collection<?> parts)) {
            return record.text("call_summary");
        }
        return Texts.trimmed(parts.stream().filter(Objects::nonNull).map(Object::toString)
                .collect(Collectors.joining("\n")));
    }

    /** The link to the recording, which asks for CallRail's key. */
    public String getRecording() {
        return record.text("recording");
    }
}
