package io.github.camelcallrail.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a field's value is read. The same field arrives as number or text, list of objects or of texts, with and without
 * milliseconds: {@link #normalise} gives the one form in which two values are the same when they mean the same.
 */
public enum FieldType {
    /** Text, compared without blanks around it. */
    TEXT,
    /** A number, an amount or the text of one: 5, 5.0, {@code "5.00"} and {@code "$5.00"} are the same. */
    NUMBER,
    /** {@code true} and {@code "true"} are the same. */
    BOOLEAN,
    /** A time, compared as an instant. */
    INSTANT,
    /** Tags as texts or as objects with a name, in any order. */
    TAGS,
    /** A link that is there or not: its text changes without meaning anything. */
    PRESENCE,
    /** An object or a list, compared by its content; the order of an object's keys does not count. */
    STRUCTURE;

    /** Beyond it a number's digits are not written out: 1e999999999 would be a thousand million of them. */
    private static final int LONGEST_SCALE = 100;

    /** That value's one form; {@code null} for nothing, which absent, null, {@code ""} and an empty list or object all are. */
    public String normalise(Object value) {
        if (value == null) {
            return null;
        }
        return switch (this) {
            case TEXT -> text(value);
            case NUMBER -> number(value);
            case BOOLEAN -> bool(value);
            case INSTANT -> Instants.read(value).map(FieldType::instant).orElseGet(() -> text(value));
            case TAGS -> tags(value);
            case PRESENCE -> text(value) == null ? null : "present";
            case STRUCTURE -> structure(value);
        };
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return Texts.trimmed(text);
        }
        return value instanceof Collection || value instanceof Map ? structure(value) : Texts.trimmed(value.toString());
    }

    private static String bool(Object value) {
        String text = value instanceof Boolean ? value.toString() : text(value);
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static String number(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        String text = text(value);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text.replace("$", "").replace(",", "").strip());
            BigDecimal form = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            return Math.abs((long) form.scale()) <= LONGEST_SCALE ? form.toPlainString() : form.toString();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    /** What {@link Instant#toString} says, in a third of its time: without a formatter. */
    private static String instant(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        return time.getSecond() == 0 && time.getNano() == 0 ? time + ":00Z" : time + "Z";
    }

    private static String tags(Object value) {
        List<String> names = Tags.names(value);
        return switch (names.size()) {
            case 0 -> null;
            case 1 -> names.get(0);
            default -> String.join("\n", names.stream().sorted().toList());
        };
    }

    private static String structure(Object value) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, String> sorted = new TreeMap<>();
            map.forEach((key, item) -> {
                String form = item == null ? null : structure(item);
                if (form != null) {
                    sorted.put(String.valueOf(key), form);
                }
            });
            return sorted.isEmpty() ? null : sorted.toString();
        }
        if (value instanceof Collection<?> list) {
            List<String> items = list.stream().map(item -> item == null ? "" : String.valueOf(structure(item))).toList();
            return items.isEmpty() ? null : items.toString();
        }
        return value instanceof Number ? number(value) : Texts.trimmed(value.toString());
    }
}
