package io.github.camelcallrail.api;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A complete, dialable subscriber number in its one canonical form. What is masked, cut off, spelt on a keypad by someone
 * who hides, or not a number at all is no {@code PhoneNumber}: it must never become or enter a key.
 *
 * @param e164      such as {@code +15185550143}
 * @param extension the digits of an extension, or {@code null}
 */
public record PhoneNumber(String e164, String extension) {

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final String NO_REGION = "ZZ";

    /** What stands in for hidden callers, as carriers spell it on a keypad: 266696687 is ANONYMOUS. */
    private static final Set<String> KEYPAD_WORDS = Stream.of(
            "ANONYMOUS", "RESTRICTED", "UNAVAILABLE", "UNAVAILABL", "UNKNOWN", "PRIVATE", "BLOCKED", "WITHHELD", "HIDDEN",
            "OUTOFAREA", "NOCALLERID", "NOTAVAILABLE", "NOTPROVIDED", "UNKNOWNCALLER", "UNKNOWNNUMBER", "UNKNOWNNAME",
            "PRIVATECALLER", "PRIVATENUMBER", "PRIVATENAME", "BLOCKEDCALLER", "BLOCKEDNUMBER", "ANONYMOUSCALLER",
            "CALLERID", "UNLISTED", "UNPUBLISHED", "NONPUBLISHED", "CONCEALED", "SUPPRESSED", "INVALID", "NONUMBER",
            "ABSENT", "UNDEFINED").map(PhoneNumber::onKeypad).collect(Collectors.toUnmodifiableSet());
    /** Two of them as a large carrier misspells them. */
    private static final Set<String> MISSPELT_KEYPAD_WORDS = Set.of("7378742883", "8566696");

    /** Complete numbers that no plan assigns because they are reserved for fiction. */
    private static final Pattern FICTION = Pattern.compile("\\+44(7700900|1632960|808157|909879)\\d{3,4}");

    /** At most seven digits: more are another number. */
    private static final Pattern EXTENSION = Pattern.compile(
            "(?i)\\s*[,;]?\\s*(?:extension|ext|extn|x|#|,{2,}|;)\\s*[.:=]?\\s*(\\d{1,7})\\b(.*)$");
    private static final Pattern PAUSE = Pattern.compile("^(.*\\d)\\s*,\\s*(\\d{1,6})$");
    private static final Pattern REMARK = Pattern.compile("\\s*\\([^()]*\\p{L}[^()]*\\)\\s*$");

    /**
     * The number in that text.
     *
     * @param  raw    in any notation, with or without extension; {@code null} is no number
     * @param  region the country (ISO 3166, two letters) that completes a national notation, or {@code null} where it is
     *                not known: then only a number with its country code is one
     * @return        empty where the text does not hold exactly one complete number
     */
    public static Optional<PhoneNumber> of(String raw, String region) {
        if (raw == null) {
            return Optional.empty();
        }
        String text = REMARK.matcher(plain(raw)).replaceFirst("");
        String extension = null;
        Matcher suffix = EXTENSION.matcher(text);
        if (suffix.find()) {
            if (digits(suffix.group(2)).length() > 4) {
                return Optional.empty();
            }
            extension = suffix.group(1);
            text = text.substring(0, suffix.start());
        }
        Optional<PhoneNumber> number = parse(text.replaceAll("[,;]", " "), region, extension);
        Matcher pause = PAUSE.matcher(text);
        if (number.isEmpty() && extension == null && pause.matches()) {
            return parse(pause.group(1).replaceAll("[,;]", " "), region, pause.group(2));
        }
        return number;
    }

    /** The country of that number, such as {@code US}; empty where it is no number or belongs to none. */
    public static Optional<String> regionOf(String raw) {
        return of(raw, null).map(number -> {
            try {
                return UTIL.getRegionCodeForNumber(UTIL.parse(number.e164, NO_REGION));
            } catch (NumberParseException e) {
                return null;
            }
        });
    }

    /** As people write it, such as {@code +1 518-555-0143}. */
    public String formatted() {
        try {
            return UTIL.format(UTIL.parse(e164, NO_REGION), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return e164;
        }
    }

    private static Optional<PhoneNumber> parse(String text, String region, String extension) {
        String digits = digits(text);
        if (text.chars().anyMatch(c -> Character.isLetter(c) || c == '*') || hidden(digits)) {
            return Optional.empty();
        }
        try {
            Phonenumber.PhoneNumber parsed = UTIL.parse(text, region == null ? NO_REGION : region);
            String e164 = UTIL.format(parsed, PhoneNumberFormat.E164);
            boolean complete = UTIL.isValidNumber(parsed) || FICTION.matcher(e164).matches();
            return complete && !hidden(digits(e164)) ? Optional.of(new PhoneNumber(e164, extension)) : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Full-width and other digits as ASCII, without the invisible marks that copying from a page leaves. */
    private static String plain(String raw) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(raw, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
            } else if (Character.getType(c) != Character.FORMAT && !Character.isISOControl(c)) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString().strip().replaceFirst("(?i)^tel:\\s*", "");
    }

    private static boolean hidden(String digits) {
        String bare = digits.replaceFirst("^0+", "");
        return isWord(bare) || bare.startsWith("1") && isWord(bare.substring(1));
    }

    private static boolean isWord(String digits) {
        return KEYPAD_WORDS.contains(digits) || MISSPELT_KEYPAD_WORDS.contains(digits);
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    private static String onKeypad(String word) {
        return word.chars().mapToObj(c -> "22233344455566677778889999".substring(c - 'A', c - 'A' + 1))
                .collect(Collectors.joining());
    }
}
