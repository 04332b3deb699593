package io.github.camelcallrail.api;

/**
 * One field of a resource's records.
 *
 * @param name       CallRail's name, such as {@code customer_name}
 * @param type       how its value is read
 * @param selectable whether it comes only when {@code fields} names it
 * @param planGated  whether it turns to nothing without the premium plan, though the text may exist
 * @param singleOnly whether only the single-record request answers it
 */
public record Field(String name, FieldType type, boolean selectable, boolean planGated, boolean singleOnly) {
}
