package io.github.camelcallrail.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {

    /**
     * Columns: our side now, our side when synced, the CRM now, the CRM when synced, what the CRM is told, what is
     * synced then.
     */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "a, a, a, a, -, a, a",
        "b, a, a, a, b, b, b",
        "a, a, b, a, -, a, a",
        "b, a, c, a, -, b, a",
        "b, a, b, a, -, b, b",
        "-, a, a, a, NULL, -, -",
        "-, a, c, a, -, -, a",
        "a, -, -, -, a, a, a",
        "a, -, b, -, -, a, -",
        "-, -, b, -, -, -, -"})
    void mergesAScalar(String ours, String oursBase, String crm, String crmBase, String told, String newOurs,
            String newCrm) {
        Merge merge = Merge.of(ours, oursBase, crm, crmBase, null);
        assertEquals(told, merge.write() ? merge.value() == null ? "NULL" : merge.value() : null);
        Delta ourDelta = merge.delta() == null ? merge.ours() : merge.delta();
        assertEquals(newOurs, ourDelta == null ? oursBase : ourDelta.applyTo(oursBase));
        assertEquals(newCrm, merge.delta() == null ? crmBase : merge.delta().applyTo(crmBase));
    }

    /** Columns as above; the last two are what each side is taken to say then. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "a;b, a;b, b;a, a;b, -, a;b, a;b",
        "a;b, a, a, a, a;b, a;b, a;b",
        "a, a;b, a;b, a;b, a, a, a",
        "a, a, a;v, a, -, a, a",
        "a;b, a, a;v, a, a;v;b, a;b, a;b",
        "a;b, a;b, a, a;b, -, a;b, a;b",
        "b, a;b, b;v, a;b, -, b, b",
        "A, a, a, a, -, a, a",
        "a;b, -, v, -, v;a;b, a;b, a;b",
        "a;v, a, a;v, a, -, a;v, a;v",
        "-, a;b, a;b, a;b, NULL, -, -"})
    void mergesASetByElement(String ours, String oursBase, String crm, String crmBase, String told, String newOurs,
            String newCrm) {
        Merge merge = Merge.of(TagSet.of(ours), TagSet.of(oursBase), crm, TagSet.of(crmBase), null);
        String sent = merge.write() ? TagSet.joined((List<?>) merge.value()) : "-";
        assertEquals(told == null ? "-" : told, sent == null ? "NULL" : sent);
        assertEquals(TagSet.of(newOurs), merge.delta() == null ? TagSet.of(oursBase) : merge.delta().applyTo(oursBase));
        assertEquals(TagSet.of(newCrm), merge.delta() == null ? TagSet.of(crmBase) : merge.delta().applyTo(crmBase));
    }

    @Test
    void knowsAChangeThatArrivedThoughItsAnswerWasLost() {
        Merge scalar = Merge.of("v0", "v0", "v1", "v0", new Delta.Replace("v1"));
        assertEquals(List.of(true, "v0"), List.of(scalar.write(), scalar.value()));
        Merge set = Merge.of(List.of("a"), List.of("a"), "a;c;v", List.of("a"),
                new Delta.Elements(List.of("c"), List.of()));
        assertEquals(List.of(true, List.of("a", "v")), List.of(set.write(), set.value()));
        Merge removed = Merge.of(List.of("a"), List.of("a"), null, List.of("a"),
                new Delta.Elements(List.of(), List.of("a")));
        assertEquals(List.of(true, List.of("a")), List.of(removed.write(), removed.value()));
    }

    @Test
    void keepsAChangeThroughTheLedgersJson() {
        for (Delta delta : List.of(new Delta.Replace(null), new Delta.Replace(3),
                new Delta.Elements(List.of("a"), List.of("b")))) {
            assertEquals(delta, Delta.of(Json.object(Json.text(delta.json()))));
        }
    }
}
