package io.github.camelcallrail.crm;

/**
 * Something about a field of the CRM that does not go with the mapping. Holds names and lengths, nobody's data.
 *
 * @param object   the CRM's object, such as {@code Lead}
 * @param field    the field's name in the CRM
 * @param problem  what is wrong
 * @param remedy   what to do about it
 * @param blocking whether records would be refused because of it
 */
public record MappingProblem(String object, String field, String problem, String remedy, boolean blocking) {

    @Override
    public String toString() {
        return object + "." + field + " " + problem + ": " + remedy;
    }
}
