package io.github.camelcallrail.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Values on their way in and out. A value of another JSON type than the field's refuses the whole call, as the JSON
 * cannot be read into the record; nothing is converted out of kindness.
 */
final class SalesforceValues {

    private static final DateTimeFormatter OUT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter IN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME).appendPattern("[XXX][XX][X]").toFormatter(Locale.ROOT);

    private SalesforceValues() {
    }

    /**
     * The value as the store keeps it: text, {@code Boolean}, {@code BigDecimal}, {@code LocalDate}, {@code Instant}.
     */
    static Object read(SalesforceField field, JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        boolean fits = switch (field.type()) {
            case BOOLEAN -> json.isBoolean();
            case INT -> json.isIntegralNumber();
            case DOUBLE, CURRENCY -> json.isNumber();
            default -> json.isTextual();
        };
        if (!fits) {
            throw unreadable(field, json);
        }
        return converted(field, json);
    }

    private static Object converted(SalesforceField field, JsonNode json) {
        if (field.type() == SalesforceType.BOOLEAN) {
            return json.booleanValue();
        }
        if (field.type().number()) {
            return number(field, json.decimalValue());
        }
        String text = wellFormed(field, json).strip();
        if (text.isEmpty()) {
            return null;
        }
        return switch (field.type()) {
            case DATE -> date(text, field, json);
            case DATETIME -> dateTime(text, field, json);
            case MULTIPICKLIST -> joined(field, text);
            default -> text;
        };
    }

    private static String wellFormed(SalesforceField field, JsonNode json) {
        String text = json.textValue();
        boolean half = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (half) {
            throw unreadable(field, json);
        }
        return text;
    }

    private static BigDecimal number(SalesforceField field, BigDecimal value) {
        return value.setScale(field.type() == SalesforceType.CURRENCY ? 2 : field.scale(), RoundingMode.HALF_UP);
    }

    private static LocalDate date(String text, SalesforceField field, JsonNode json) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw unreadable(field, json);
        }
    }

    private static Instant dateTime(String text, SalesforceField field, JsonNode json) {
        try {
            return instant(text).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException e) {
            throw unreadable(field, json);
        }
    }

    /** Reads {@code 2026-11-24T17:00:00Z}, with a fraction or not, with an offset with a colon or without. */
    static Instant instant(String text) {
        return OffsetDateTime.parse(text, IN).toInstant();
    }

    private static SalesforceRefusal unreadable(SalesforceField field, JsonNode json) {
        return SalesforceRefusal.malformedJson("Cannot deserialize instance of " + field.type().word() + " from "
                + json.asToken() + " value for field " + field.name());
    }

    /** Each value once: the known ones in the order of the definition, then the unknown ones as they came. */
    static String joined(SalesforceField field, String text) {
        List<String> given = parts(text);
        Set<String> ordered = new LinkedHashSet<>();
        field.values().stream().filter(value -> given.stream().anyMatch(value::equalsIgnoreCase)).forEach(ordered::add);
        given.stream().filter(value -> ordered.stream().noneMatch(value::equalsIgnoreCase)).forEach(ordered::add);
        return ordered.isEmpty() ? null : String.join(";", ordered);
    }

    static List<String> parts(String multi) {
        return Arrays.stream(multi.split(";")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    /** The value as REST answers give it. */
    static Object write(SalesforceField field, Object value) {
        if (value instanceof Instant instant) {
            return OUT.format(instant);
        }
        if (value instanceof LocalDate date) {
            return date.toString();
        }
        if (value instanceof BigDecimal number) {
            return field.type() == SalesforceType.INT ? (Object) number.intValue() : (Object) number.doubleValue();
        }
        return value;
    }
}
