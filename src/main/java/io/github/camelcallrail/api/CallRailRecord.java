package io.github.camelcallrail.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record as CallRail sent it: a map from CallRail's field names to texts, numbers, booleans, lists and maps, nulls
 * included, in the order received. Beside the map it knows which resource it is of and, when a consumer hands it over, what
 * changed. The accessors are methods, since on a map Groovy and Simple read {@code record.phone} as a key.
 */
public final class CallRailRecord extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1L;

    private final String resource;
    private String listedBy;
    private Change change;
    private List<String> changedFields = List.of();

    /**
     * A record of that resource with those fields.
     *
     * @param resource the resource's name, such as {@code calls}
     */
    public CallRailRecord(String resource, Map<String, ?> fields) {
        super(fields);
        this.resource = resource;
    }

    /** An empty record of that resource, with room for that many fields. */
    public CallRailRecord(String resource, int fields) {
        super(fields * 4 / 3 + 1);
        this.resource = resource;
    }

    /** The resource's name, such as {@code calls}. */
    public String resource() {
        return resource;
    }

    /** The id as text, whether CallRail sent a text or a number; {@code null} where there is none. */
    public String id() {
        return text("id");
    }

    /**
     * The company's id, from {@code company_id} or {@code company.id}, else that of the company in whose list a consumer found
     * the record; {@code null} where there is none.
     */
    public String companyId() {
        String own = text("company_id");
        if (own == null && get("company") instanceof Map<?, ?> company && company.get("id") != null) {
            own = Texts.trimmed(company.get("id").toString());
        }
        return own == null ? listedBy : own;
    }

    /** That field as text without blanks around it; {@code null} where it is absent, null or blank. */
    public String text(String field) {
        Object value = get(field);
        return value == null ? null : Texts.trimmed(value.toString());
    }

    /** When the call started; {@code null} where the record has no readable {@code start_time}. */
    public Instant startTime() {
        return Instants.read(get("start_time")).orElse(null);
    }

    /**
     * The caller's number in E.164, without extension; {@code null} for hidden, masked and incomplete numbers. A national
     * notation is completed with the country of the number that was called.
     */
    public String phone() {
        PhoneNumber number = phoneNumber();
        return number == null ? null : number.e164();
    }

    /** The caller's number with its extension; {@code null} where {@link #phone} is. */
    public PhoneNumber phoneNumber() {
        String region = PhoneNumber.regionOf(text("tracking_phone_number")).or(() -> Regions.ofZone(text("company_time_zone")))
                .orElse(null);
        return PhoneNumber.of(text("customer_phone_number"), region).orElse(null);
    }

    /** The names of the tags, whichever way CallRail wrote them. */
    public List<String> tagNames() {
        return Tags.names(get("tags"));
    }

    /**
     * What happened to the record since it was last handed over: {@code created}, {@code updated} or {@code deleted};
     * {@code null} where no consumer handed it over. One that is deleted holds its id alone.
     */
    public String change() {
        return change == null ? null : change.toString();
    }

    /** The names of the fields that differ from what was last handed over; empty for a new record. */
    public List<String> changedFields() {
        return changedFields;
    }

    /** Notes the company in whose list the record was; for consumers. */
    public CallRailRecord listedBy(String company) {
        this.listedBy = company;
        return this;
    }

    /** Marks what happened to the record; for consumers. */
    public CallRailRecord changed(Change what, List<String> fields) {
        this.change = what;
        this.changedFields = List.copyOf(fields);
        return this;
    }
}
