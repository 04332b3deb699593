package io.github.camelcallrail.sandbox;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A field of an object as it is declared in {@link SalesforceSchema}. Tests make further ones, or stricter or laxer
 * spellings of the declared ones, and hand them to {@link SalesforceFake#setField}.
 *
 * @param name         API name in its declared spelling
 * @param label        what describe calls it
 * @param type         its type
 * @param length       longest text in UTF-16 units; digits before the point of a number; 0 where it has no meaning
 * @param scale        digits behind the point of a number
 * @param marks        what may be done with it
 * @param values       picklist values in the order of the definition
 * @param referenceTo  objects that a reference may point to
 * @param relationship name of the reference in SOQL, such as {@code Owner}; null for none
 * @param preset       value of a new record that names none; null for none
 */
public record SalesforceField(String name, String label, SalesforceType type, int length, int scale, Set<Mark> marks,
        List<String> values, List<String> referenceTo, String relationship, Object preset) {

    /** What may be done with a field. */
    public enum Mark {
        CREATEABLE, UPDATEABLE, REQUIRED, EXTERNAL_ID, UNIQUE, RESTRICTED
    }

    public SalesforceField {
        marks = marks.isEmpty() ? Set.of() : Set.copyOf(marks);
        values = List.copyOf(values);
        referenceTo = List.copyOf(referenceTo);
    }

    /** A field that the API may write. */
    public static SalesforceField of(String name, SalesforceType type, int length) {
        return new SalesforceField(name, spaced(name), type, length, 0, EnumSet.of(Mark.CREATEABLE, Mark.UPDATEABLE),
                List.of(), List.of(), null, null);
    }

    /** A reference that the API may write. */
    static SalesforceField reference(String name, String relationship, String... objects) {
        return new SalesforceField(name, spaced(name), SalesforceType.REFERENCE, 18, 0,
                EnumSet.of(Mark.CREATEABLE, Mark.UPDATEABLE), List.of(), List.of(objects), relationship, null);
    }

    public boolean is(Mark mark) {
        return marks.contains(mark);
    }

    public SalesforceField labelled(String text) {
        return new SalesforceField(name, text, type, length, scale, marks, values, referenceTo, relationship, preset);
    }

    public SalesforceField with(Mark... more) {
        EnumSet<Mark> all = EnumSet.noneOf(Mark.class);
        all.addAll(marks);
        all.addAll(List.of(more));
        return marked(all);
    }

    public SalesforceField without(Mark... fewer) {
        EnumSet<Mark> all = EnumSet.noneOf(Mark.class);
        all.addAll(marks);
        all.removeAll(List.of(fewer));
        return marked(all);
    }

    public SalesforceField withValues(Collection<String> picklist) {
        return new SalesforceField(name, label, type, length, scale, marks, List.copyOf(picklist), referenceTo,
                relationship, preset);
    }

    public SalesforceField preset(Object value) {
        return new SalesforceField(name, label, type, length, scale, marks, values, referenceTo, relationship, value);
    }

    SalesforceField readOnly() {
        return without(Mark.CREATEABLE, Mark.UPDATEABLE);
    }

    private SalesforceField marked(Set<Mark> all) {
        return new SalesforceField(name, label, type, length, scale, all, values, referenceTo, relationship, preset);
    }

    private static String spaced(String name) {
        return name.replaceAll("__c$", "").replace('_', ' ').replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
