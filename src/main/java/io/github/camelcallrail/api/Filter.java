package io.github.camelcallrail.api;

import java.util.List;

/**
 * A query parameter that a list understands. CallRail ignores the ones that it does not know and returns everything, so
 * only these are ever sent.
 *
 * @param parameter CallRail's name, such as {@code company_id}
 * @param option    the option's name in a URI, such as {@code companyId}
 * @param values    what it may be; empty where any text may
 * @param idType    the form of the id that it takes; {@code null} where it takes none
 */
public record Filter(String parameter, String option, List<String> values, IdType idType) {

    static Filter of(String parameter, String... values) {
        return new Filter(parameter, camelCase(parameter), List.of(values), null);
    }

    static Filter id(String parameter, IdType type) {
        return new Filter(parameter, camelCase(parameter), List.of(), type);
    }

    private static String camelCase(String parameter) {
        StringBuilder name = new StringBuilder();
        for (String word : parameter.split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /**
     * That value, if the filter takes it.
     *
     * @param  place                    where the value was written, for the message
     * @throws IllegalArgumentException if it does not; the message says what it takes
     */
    public String check(String place, String value) {
        if (idType != null) {
            return idType.check(place, value);
        }
        if (!values.isEmpty() && !values.contains(value)) {
            throw new IllegalArgumentException(
                    place + " must be one of " + String.join(", ", values) + ", but is '" + Texts.shown(value) + "'");
        }
        return value;
    }
}
