package io.github.camelcallrail.component;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.support.component.RawParameterHelper;

/**
 * The values in a URI as their author meant them: {@code %2B} is a plus, a plus is a plus, and what {@code RAW()}
 * holds is left alone.
 */
final class UriValues {

    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    private UriValues() {
    }

    /** Puts the meant values in the place of the written ones. */
    static void resolve(CamelContext context, Map<String, Object> parameters) {
        parameters.replaceAll((name, value) -> value instanceof String text && !isRaw(text) ? decoded(text) : value);
        RawParameterHelper.resolveRawParameterValues(context, parameters);
    }

    private static boolean isRaw(String text) {
        return text.startsWith("RAW(") && text.endsWith(")") || text.startsWith("RAW{") && text.endsWith("}");
    }

    private static String decoded(String text) {
        return ENCODED.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(URLDecoder.decode(found.group(), StandardCharsets.UTF_8)));
    }
}
