package io.github.camelcallrail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagScopeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"*|Anything|true", "Booked,Emergency|booked|true",
            "Booked, Emergency |Emergency |true",
            "Booked|Booked2|false", "crm-*|CRM-New|true", "crm-*|crm|false", "crm-*|my crm-|false", "''|Booked|false",
            ",|Booked|false", "\u00DCnfall|U\u0308nfall|true", "A*,B|B|true", "A B|A  B|true"})
    void takesNamesAndPrefixesInAnyCaseAndSpacing(String scope, String tag, boolean ours) {
        assertEquals(ours, TagScope.of(scope).contains(tag));
    }
}
