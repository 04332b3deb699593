package io.github.camelcallrail.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes a text of somebody else's fit for an exception, a log or a list of failures: short, on one line, without markup, keys,
 * links with keys, addresses of people and phone numbers, and without values that are known to be somebody's.
 */
public final class Redaction {

    private static final int LONGEST = 500;
    private static final Pattern ACCESS_KEY = Pattern.compile(
            "(?i)(access_key|token|api_key|apikey|signing_key)(\\W{0,2}=\\W{0,2}|\\W{1,4}(?=[\\w-]*\\d))[\\w-]+");
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d(?:[\\s().-]{0,2}\\d){6,14}");
    private static final Pattern MARKUP = Pattern.compile("(?is)<(script|style)\\b.*?</\\1>|<[^>]*>");

    private Redaction() {
    }

    /**
     * At most 500 characters of that text.
     *
     * @param values texts that must not be shown, such as those that the request held: error texts echo them
     */
    public static String of(String text, Collection<String> values) {
        String shown = MARKUP.matcher(text).replaceAll(" ");
        for (String value : longestFirst(values)) {
            shown = shown.replace(value, "***");
        }
        shown = ACCESS_KEY.matcher(shown).replaceAll("$1$2***");
        shown = EMAIL.matcher(shown).replaceAll("***");
        shown = PHONE.matcher(shown).replaceAll("***");
        shown = Texts.wellFormed(shown).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return Texts.cut(shown, LONGEST);
    }

    /** Every text in that map or list, however deep, also without blanks around it. */
    public static List<String> texts(Object body) {
        List<String> found = new ArrayList<>();
        collect(body, found);
        return found;
    }

    private static void collect(Object value, List<String> found) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(item -> collect(item, found));
        } else if (value instanceof Collection<?> list) {
            list.forEach(item -> collect(item, found));
        } else if (value instanceof String text) {
            found.add(text);
            found.add(text.strip());
        }
    }

    private static List<String> longestFirst(Collection<String> values) {
        return values.stream().filter(value -> value.length() > 2)
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }
}
