package io.github.camelcallrail.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FilterTest {

    @Test
    void theOptionIsTheParameterInCamelCase() {
        assertEquals("companyId", Filter.id("company_id", IdType.prefixed("COM")).option());
        assertEquals("hipaaAccount", Filter.of("hipaa_account").option());
        assertEquals("tags", Filter.of("tags").option());
    }

    @Test
    void takesOnlyItsValues() {
        Filter direction = Filter.of("direction", "inbound", "outbound");

        assertEquals("inbound", direction.check("The option direction", "inbound"));
        String message = assertThrows(IllegalArgumentException.class, () -> direction.check("The option direction",
                "Inbound"))
                .getMessage();
        assertEquals("The option direction must be one of inbound, outbound, but is 'Inbound'", message);
    }

    @Test
    void takesAnyTextWhereItListsNone() {
        assertEquals("Q&A 50% off #1 + more", Filter.of("tags").check("x", "Q&A 50% off #1 + more"));
    }

    @Test
    void takesOnlyIdsOfItsKind() {
        Filter company = Filter.id("company_id", IdType.prefixed("COM"));

        assertEquals("COM1", company.check("The option companyId", "COM1"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> company.check("The option companyId", "ACC1"))
                .getMessage().startsWith("The option companyId must be COM followed"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> company.check("The option companyId", ""))
                .getMessage().startsWith("The option companyId is missing"));
    }
}
