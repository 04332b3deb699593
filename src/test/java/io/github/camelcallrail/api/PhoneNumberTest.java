package io.github.camelcallrail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    private static final String DANA = "+15185550143";

    @ParameterizedTest
    @ValueSource(strings = {"+15185550143", "518-555-0143", "5185550143", "(518) 555-0143", "1 518 555 0143",
            "+1 (518) 555-0143", "tel:+1-518-555-0143", "+1.518.555.0143", "  518 555 0143  ", "1-518-555-0143",
            "TEL: (518)555-0143", "+1,518,555,0143", "518\u2011555\u20110143", "518\u00A0555\u00A00143"})
    void everySpellingOfOneNumberIsOneNumber(String raw) {
        assertEquals(DANA, e164(raw, "US"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFF0B\uFF11\uFF15\uFF11\uFF18\uFF15\uFF15\uFF15\uFF10\uFF11\uFF14\uFF13",
            "+\u0661\u0665\u0661\u0668\u0665\u0665\u0665\u0660\u0661\u0664\u0663",
            "+\u06F1\u06F5\u06F1\u06F8\u06F5\u06F5\u06F5\u06F0\u06F1\u06F4\u06F3",
            "\u202D+15185550143\u202C", "\u200E+1 518 555 0143", "+1\u200B5185550143", "\uFEFF+15185550143",
            "+1518\u00AD5550143"})
    void readsOtherDigitsAndPassesOverInvisibleMarks(String raw) {
        assertEquals(DANA, e164(raw, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"518-555-0143", "(518) 555-0143", "5185550143", "1 518 555 0143"})
    void guessesNoCountry(String national) {
        assertEquals(null, e164(national, null));
    }

    @Test
    void anotherCountryCodeIsNeverReadAsNational() {
        assertEquals("+442079460123", e164("+44 20 7946 0123", "US"));
        assertEquals(DANA, e164("+1 518 555 0143", "GB"));
        assertEquals("+442079460123", e164("020 7946 0123", "GB"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+266696687", "266696687", "+1266696687", "+7378742833", "7378742833", "+17378742833",
            "17378742833", "+7378742883", "+17378742883", "+86282452253", "86282452253", "+8656696", "+18656696",
            "8656696", "+8566696", "+7748283", "+2562533", "+94844353", "00266696687", "Anonymous", "RESTRICTED",
            "Unavailable", "anonymous@anonymous.invalid", "Private Number", "unknown", "sip:anonymous"})
    void hiddenCallersHaveNoNumber(String raw) {
        assertEquals(null, e164(raw, "US"));
        assertEquals(null, e164(raw, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1518555XXXX", "+1518XXX0143", "518-555-XXXX", "+1518555****", "518555***3",
            "+1*******143",
            "+1518555014X", "+15185550X43", "+1518555014*", "xxx-xxx-0143", "XXXXXXXXXX",
                    "+1518555\u2022\u2022\u2022\u2022",
            "+1518555____", "+1518555####", "+1518555????", "+1518555\uFF0A\uFF0A\uFF0A\uFF0A"})
    void maskedNumbersAreNone(String raw) {
        assertEquals(null, e164(raw, "US"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "0", "+", "+1", "911", "1", "555-0143", "5550143", "+1518555014", "+151855501",
            "51855501", "+1 518", "+0000000000", "0000000000", "1111111111", "+15180550143", "+11185550143",
            "+151855501431", "+1518555014300000", "N/A", "--", "null", "{}", "+44", "+4420794601",
            "12345678901234567890"})
    void incompleteAndImpossibleNumbersAreNone(String raw) {
        assertEquals(null, e164(raw, "US"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"+15185550143x204|204", "+1,518,555,0143;ext=204|204",
            "518-555-0143 ext. 204 (after 5)|204", "518-555-0143 x77|77", "5185550143 extension 9|9",
            "+15185550143,,204|204", "518-555-0143,204|204", "(518) 555-0143 #12|12", "+15185550143 EXT:7|7",
            "518-555-0143 (mobile)|"})
    void keepsTheExtensionApart(String raw, String extension) {
        PhoneNumber number = PhoneNumber.of(raw, "US").orElseThrow();

        assertEquals(DANA, number.e164());
        assertEquals(extension, number.extension());
    }

    @ParameterizedTest
    @ValueSource(strings = {"518-555-0143 / 518-555-0162", "518-555-0143, 518-555-0162", "518-555-0143 518-555-0162",
            "5185550143;5185550162", "+15185550143;+15185550162", "+15185550143,,5185550162",
                    "518-555-0143 or 518-555-0162",
            "+15185550143\n+15185550162", "518-555-0143 (home) 518-555-0162 (work)", "5185550143x5185550162",
            "518-555-0143 ext 5185550162", "+15185550143#15185550162"})
    void severalNumbersInOneFieldAreNone(String raw) {
        assertEquals(null, e164(raw, "US"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+447700900123", "+442079460123", "+441134960123", "+448081570123", "+443069990123",
            "+441632960123", "+12025550110", "+18005550123", "+61491570006"})
    void numbersReservedForFictionAreComplete(String raw) {
        assertEquals(raw, e164(raw, null));
    }

    @Test
    void twoPeopleNeverShareANumber() {
        List<String> raws = List.of("+15185550143", "+15185550144", "+1518555014", "+151855501431", "+442079460123",
                "02079460123", "+1518555XXXX", "+266696687", "518-555-0143x1");
        List<String> keys = raws.stream().map(raw -> e164(raw, "US")).toList();

        assertEquals(4, keys.stream().filter(key -> key != null).count(), () -> keys.toString());
        assertEquals(3, keys.stream().filter(key -> key != null).distinct().count(), "an extension is the same line");
        assertNotEquals(keys.get(0), keys.get(1));
    }

    @Test
    void namesTheCountryOfANumber() {
        assertEquals(Optional.of("US"), PhoneNumber.regionOf("+12025550101"));
        assertEquals(Optional.of("GB"), PhoneNumber.regionOf("+442079460123"));
        assertEquals(Optional.of("CA"), PhoneNumber.regionOf("+16135550123"));
        assertEquals(Optional.empty(), PhoneNumber.regionOf("202-555-0101"));
        assertEquals(Optional.empty(), PhoneNumber.regionOf(null));
    }

    @Test
    void writesItAsPeopleDo() {
        assertEquals(List.of("+1 518-555-0143", "+44 20 7946 0123"), Stream.of("+15185550143", "+442079460123")
                .map(raw -> PhoneNumber.of(raw, null).orElseThrow().formatted()).toList());
    }

    private static String e164(String raw, String region) {
        return PhoneNumber.of(raw, region).map(PhoneNumber::e164).orElse(null);
    }
}
