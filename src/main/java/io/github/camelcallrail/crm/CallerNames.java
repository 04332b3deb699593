package io.github.camelcallrail.crm;

import io.github.camelcallrail.api.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a name from what carriers put in its place: numbers, labels such as {@code WIRELESS CALLER}, and the town of
 * the line ({@code ALBANY       NY}).
 */
final class CallerNames {

    private static final Pattern NOT_AVAILABLE = Pattern.compile("(?i)[\\s,]+N/A$");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern LABEL = Pattern.compile("(?i)(the )?"
            + "((wireless|cell|cellular|mobile|landline|voip|unknown|unavailable|anonymous|private|restricted|blocked"
            + "|withheld|hidden|unlisted|incoming|inbound|new|no|not|toll[ -]?free|payphone|pay|out[ -]of[ -]area"
            + "|international|potential|likely|suspected|possible)\\b[ -]*)*"
            + "(caller|callers|call|calls|caller[ -]?id|id|number|name|phone|line|customer|wireless|cell|cellular"
            + "|mobile|voip|unknown|unavailable|available|provided|anonymous|private|restricted|blocked|withheld"
            + "|hidden|unlisted|toll[ -]?free|payphone|international|out[ -]of[ -]area|null|none|undefined|n/a)"
            + "( (name|caller|number|id))?");
    private static final Pattern SPAM =
            Pattern.compile("(?i)(potential |likely |suspected )?(spam|scam|robocall|telemarketer"
            + "|telemarketing|fraud)( (likely|risk|caller|call|\\?))?");
    /** Carriers' layout for a line without a name: the town in 13 places, the state in two. */
    private static final Pattern TOWN = Pattern.compile("[A-Z][A-Z .'-]* {2,}([A-Z]{2})");
    private static final Set<String> STATES =
            Set.of(("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN"
            + " MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR"
            + " AB BC MB NB NL NS NT NU ON PE QC SK YT").split(" "));

    private CallerNames() {
    }

    /**
     * The name in that caller-id text.
     *
     * @param  text  as CallRail has it, padded or not
     * @param  town  the line's town, or {@code null}
     * @param  state the line's state, or {@code null}
     * @return       empty where the text is blank, a number, a label or the line's town
     */
    static Optional<String> real(String text, String town, String state) {
        String stripped = Values.text(text);
        if (stripped == null) {
            return Optional.empty();
        }
        String padded = NOT_AVAILABLE.matcher(stripped).replaceFirst("");
        String name = padded.replaceAll("\\s+", " ").strip();
        boolean placeholder = !LETTER.matcher(name).find() || LABEL.matcher(name).matches()
                || SPAM.matcher(name).matches()
                || isTown(padded, town, state);
        return placeholder ? Optional.empty() : Optional.of(name);
    }

    private static boolean isTown(String padded, String town, String state) {
        boolean layout = TOWN.matcher(padded).matches() && STATES.contains(padded.substring(padded.length() - 2));
        if (layout || town == null || state == null) {
            return layout;
        }
        String bare = bare(padded);
        return bare.equals(bare(town + state)) || bare.equals(bare(Texts.cut(town, 13) + state));
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
