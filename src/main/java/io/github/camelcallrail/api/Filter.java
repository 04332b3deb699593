package io.github.camelcallrail.api;

import java.util.List;

/**
 * A query parameter that a list or a report understands. CallRail ignores the ones that it does not know and returns
 * everything, so only these are ever sent.
 *
 * @param parameter CallRail's name, such as {@code company_id}; with {@code []} behind it where CallRail wants it so
 * @param option    the option's name in a URI, such as {@code companyId}
 * @param values    what it may be; empty where any text may
 * @param idType    the form of the id or number that it takes; {@code null} where it takes none
 * @param several   whether it may stand several times, each with another value
 * @param required  whether CallRail answers 400 without it
 */
public record Filter(String parameter, String option, List<String> values, IdType idType, boolean several, boolean required) {

    private static final String AGAIN = "[]";

    static Filter of(String parameter, String... values) {
        return new Filter(parameter, camelCase(parameter), List.of(values), null, parameter.endsWith(AGAIN), false);
    }

    static Filter id(String parameter, IdType type) {
        return new Filter(parameter, camelCase(parameter), List.of(), type, parameter.endsWith(AGAIN), false);
    }

    static Filter number(String parameter) {
        return id(parameter, IdType.NUMBER);
    }

    /** The same, without which nothing is answered. */
    Filter needed() {
        return new Filter(parameter, option, values, idType, several, true);
    }

    /** The same, which may stand several times. */
    Filter repeatable() {
        return new Filter(parameter, option, values, idType, true, required);
    }

    /** CallRail's name where that many values are given. */
    public String parameterFor(int count) {
        return count > 1 && !parameter.endsWith(AGAIN) ? parameter + AGAIN : parameter;
    }

    private static String camelCase(String parameter) {
        StringBuilder name = new StringBuilder();
        for (String word : parameter.replace(AGAIN, "").split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /** Whether a user means this one by that name: the option's, or CallRail's. */
    public boolean isNamed(String name) {
        return option.equals(name) || parameter.equals(name) || parameter.equals(name + AGAIN) || name.equals(parameter + AGAIN);
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
