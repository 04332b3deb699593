package io.github.camelcallrail.crm;

import groovy.lang.Binding;
import groovy.lang.Script;
import io.github.camelcallrail.api.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a mapping script can call beside reading its variables. */
public abstract class MappingScript extends Script {

    /** For Groovy. */
    protected MappingScript() {
    }

    /** For Groovy. */
    protected MappingScript(Binding binding) {
        super(binding);
    }

    /** At most that many characters of the text, never half a sign; {@code null} for {@code null}. */
    public String cut(Object text, int limit) {
        return text == null ? null : Texts.cut(Values.text(text.toString()), limit);
    }

    /** The elements as one text {@code a;b}; {@code null} for none. */
    public String join(Collection<?> elements) {
        return TagSet.joined(TagSet.of(elements));
    }

    /** The elements of a text {@code a;b}; an empty list for {@code null}. */
    public List<String> split(Object text) {
        return TagSet.of(text);
    }

    /** What is not blank of those texts, parted by that separator; {@code null} if nothing is left. */
    public String text(String separator, Object... parts) {
        return Texts.trimmed(Stream.of(parts).filter(Objects::nonNull).map(part -> Values.text(part.toString()))
                .filter(Objects::nonNull).collect(Collectors.joining(separator)));
    }

    /** The day of that instant in that zone; in UTC where the zone is not known. */
    public LocalDate day(Instant instant, String zone) {
        return instant == null ? null : LocalDate.ofInstant(instant, zone(zone));
    }

    /** Seconds as {@code 3:05}, or {@code 1:03:05} from an hour on. */
    public String duration(Number seconds) {
        long all = seconds == null ? 0 : Math.max(0, seconds.longValue());
        return all < 3600 ? String.format(Locale.ROOT, "%d:%02d", all / 60, all % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", all / 3600, all / 60 % 60, all % 60);
    }

    /** With a capital at the start. */
    public String capital(Object word) {
        String text = word == null ? null : Values.text(word.toString());
        return text == null ? null : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** What is cut to a limit would be a dead link, so a link that is longer is left out. */
    public String link(Object url, int limit) {
        String text = url == null ? null : Values.text(url.toString());
        return text == null || text.length() > limit ? null : text;
    }

    private static ZoneId zone(String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
