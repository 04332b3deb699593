package io.github.camelcallrail.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.api.TagScope;
import io.github.camelcallrail.sandbox.LoggedRequest;
import io.github.camelcallrail.sandbox.Quirk;
import io.github.camelcallrail.sandbox.Request;
import io.github.camelcallrail.sandbox.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TagUpdateTest {

    private static final String CALL = ClientFixture.CALL;

    private final ClientFixture fixture = new ClientFixture();
    private final World world = fixture.sandbox.world();
    private final TagCatalogue catalogue = new TagCatalogue();

    @BeforeEach
    void companyWithTags() {
        List.of("Booked", "Emergency", "VIP", "A", "B").forEach(name -> world.addTag(Map.of("name", name)));
        world.addCall(Map.of("id", CALL, "tags", List.of("Booked")));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void appendsWhatIsMissingWithoutReplacingAnything() {
        update("*").apply(CALL, List.of("Booked", "Emergency"), null, null);

        assertEquals(List.of("{\"tags\":[\"Emergency\"],\"append_tags\":true}"), puts());
        assertEquals(Set.of("Booked", "Emergency"), tags());
        assertEquals(1, fixture.sandbox.requests().count("GET calls/{id}"));
    }

    @ParameterizedTest
    @CsvSource({"Booked", "booked", "' Booked '", "BOOKED"})
    void sendsNothingWhereNothingDiffers(String spelling) {
        update("*").apply(CALL, List.of(spelling), null, null);

        assertEquals(List.of(), puts());
        assertEquals(1, fixture.requests());
    }

    @Test
    void tagsKnownToTheRouteSaveTheGet() {
        TagUpdate update = update("*");
        assertEquals(List.of("Booked"), update.apply(CALL, List.of("Booked"), List.of("Booked"),
                World.COMPANY).tagNames());
        assertEquals(0, fixture.requests());

        update.apply(CALL, List.of("Booked", "Emergency"), List.of("Booked"), World.COMPANY);

        assertEquals(0, fixture.sandbox.requests().count("GET calls/{id}"));
        assertEquals(Set.of("Booked", "Emergency"), tags());
    }

    @Test
    void staleTagsOfTheRouteAreNeverTheBaseOfARemoval() {
        world.tag(CALL, "VIP", "Emergency");
        update("Booked,Emergency").apply(CALL, List.of(), List.of("Booked"), World.COMPANY);

        assertEquals(Set.of("VIP"), tags());
    }

    @Test
    void aTagThatAPersonAddsWhileOneIsAddedSurvives() {
        afterGets(number -> number == 1, () -> world.tag(CALL, "VIP"));
        update("Booked,Emergency").apply(CALL, List.of("Booked", "Emergency"), null, null);

        assertEquals(Set.of("Booked", "Emergency", "VIP"), tags());
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, true"})
    void aTagThatAPersonAddsWhileOneIsRemovedSurvives(int get, boolean everyLaterOne) {
        List<String> added = new ArrayList<>();
        afterGets(number -> everyLaterOne ? number <= get : number == get, () -> {
            String name = "P" + added.size();
            added.add(name);
            world.tag(CALL, name);
        });
        update("Booked,Emergency").apply(CALL, List.of(), null, null);

        assertEquals(new HashSet<>(added), tags());
    }

    @Test
    void aTagThatComesBackWhileItIsRemovedIsReported() {
        fixture.sandbox.afterCallRail(request -> {
            if (request.method().equals("PUT")) {
                world.tag(CALL, "Booked");
            }
        });

        String message = assertThrows(CallRailAnswerException.class,
                () -> update("*").apply(CALL, List.of(), null, null)).getMessage();
        assertTrue(message.contains("somebody else writes them at the same time"), message);
    }

    @Test
    void aTagThatSomebodyTakesOffMeanwhileIsWrittenAgain() {
        AtomicInteger puts = new AtomicInteger();
        fixture.sandbox.afterCallRail(request -> {
            if (request.method().equals("PUT") && puts.incrementAndGet() == 1) {
                world.untag(CALL, "Emergency");
            }
        });
        update("*").apply(CALL, List.of("Emergency"), null, null);

        assertEquals(Set.of("Emergency"), tags());
    }

    @Test
    void twoWritersWhoAddAtOnceBothSucceed() {
        List.of("A", "B", "Emergency", "VIP").parallelStream()
                .forEach(name -> update(name).apply(CALL, List.of(name), null, null));

        assertEquals(Set.of("Booked", "A", "B", "Emergency", "VIP"), tags());
    }

    @Test
    void leavesTagsOutsideItsScopeAlone() {
        world.tag(CALL, "VIP", "crm-old", "CRM-Other");
        world.addTag(Map.of("name", "crm-new"));
        update("crm-*,Booked").apply(CALL, List.of("crm-new", "Emergency"), null, null);

        assertEquals(Set.of("VIP", "crm-new"), tags());
    }

    @ParameterizedTest
    @CsvSource({"emergency", "' Emergency '", "EMERGENCY", "Emergency\u00A0"})
    void writesATagAsCallRailSpellsIt(String spelling) {
        update("*").apply(CALL, List.of("Booked", spelling), null, null);

        assertEquals(Set.of("Booked", "Emergency"), tags());
        assertEquals(5, world.tags().size(), "no second tag that differs by case or blanks");
    }

    @Test
    void unicodeFormsOfOneTagAreOneTag() {
        world.addTag(Map.of("name", "\u00DCnfall"));
        update("*").apply(CALL, List.of("Booked", "U\u0308nfall", "\u00DCnfall", "\u00FCNFALL"), null, null);

        assertEquals(Set.of("Booked", "\u00DCnfall"), tags());
    }

    @Test
    void aNameThatCallRailDoesNotHaveIsAnErrorUnlessItMayBeMade() {
        String message = assertThrows(CallRailRequestException.class,
                () -> update("*").apply(CALL, List.of("Booked", "Nobody's"), null, null)).getMessage();
        assertTrue(message.contains("no tag 'Nobody's'") && message.contains("createTags=true"), message);
        assertEquals(List.of(), puts());

        new TagUpdate(fixture.client(), ClientFixture.CALLS, catalogue, TagScope.of("*"), true)
                .apply(CALL, List.of("Booked", "Nobody's"), null, null);
        assertEquals(Set.of("Booked", "Nobody's"), tags());
    }

    @Test
    void aTagOfAnotherCompanyIsNoTagOfThisOne() {
        String other = world.addCompany(Map.of("name", "Cedar Dental"));
        world.addTag(Map.of("name", "Braces", "company_id", other));

        assertThrows(CallRailRequestException.class, () -> update("*").apply(CALL, List.of("Braces"), null, null));
        assertEquals(List.of(), puts());
    }

    @Test
    void aDisabledTagIsReportedAndNotMadeAnew() {
        world.addTag(Map.of("name", "Old promo", "company_id", World.COMPANY, "status", "disabled"));

        String message = assertThrows(CallRailRequestException.class,
                () -> update("*").apply(CALL, List.of("Booked", "old promo"), null, null)).getMessage();
        assertTrue(message.contains("'Old promo' is disabled"), message);
        assertEquals(List.of(), puts());
    }

    @Test
    void findsATagThatWasMadeAfterTheFirstLook() {
        TagUpdate update = update("*");
        update.apply(CALL, List.of("Booked", "Emergency"), null, null);
        world.addTag(Map.of("name", "Late"));
        update.apply(CALL, List.of("Booked", "Emergency", "Late"), null, null);

        assertEquals(Set.of("Booked", "Emergency", "Late"), tags());
        assertEquals(2, fixture.sandbox.requests().count("GET tags"));
    }

    static Stream<List<Object>> malformed() {
        return Stream.of(List.of("Booked", 7000001), List.of("Booked", Map.of("id", 7000001)),
                Arrays.asList("Booked", null), List.of("Booked", List.of("A")));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedTagsNeverLeadToAWriteThatReplacesThem(List<Object> tags) {
        world.remove(CALL);
        world.addVerbatim(Map.of("id", CALL, "company_id", World.COMPANY, "tags", tags));

        assertThrows(CallRailAnswerException.class, () -> update("*").apply(CALL, List.of(), null, null));
        assertEquals(List.of(), puts());
        assertEquals(tags, world.call(CALL).orElseThrow().get("tags"));
    }

    @ParameterizedTest
    @EnumSource(value = Quirk.class, names = {"TAGS_AS_TEXT", "TAGS_MIXED", "TIES_STABLE"})
    void tagsAsTextsOrObjectsComeToTheSame(Quirk quirk) {
        fixture.sandbox.callRail().quirks().on(quirk);
        world.tag(CALL, "VIP");
        update("*").apply(CALL, List.of("VIP", "Emergency"), null, null);

        assertEquals(Set.of("VIP", "Emergency"), tags());
    }

    @Test
    void comesToRestAfterTheFirstWrite() {
        update("*").apply(CALL, List.of("emergency ", "vip"), null, null);
        fixture.sandbox.resetRequests();
        for (int i = 0; i < 3; i++) {
            update("*").apply(CALL, List.of("VIP", "Emergency"), null, null);
        }

        assertEquals(List.of(), puts());
    }

    @Test
    void aWrongIdCostsNoRequest() {
        assertThrows(IllegalArgumentException.class, () -> update("*").apply("COM1", List.of(), null, null));
        assertThrows(IllegalArgumentException.class, () -> update("*").apply("CAL1/..", List.of("A"), List.of("A"),
                null));
        assertEquals(0, fixture.requests());
    }

    private TagUpdate update(String scope) {
        return new TagUpdate(fixture.client(), ClientFixture.CALLS, catalogue, TagScope.of(scope), false);
    }

    /** Lets something happen when the answers of those GETs of a call, counted from 1, stand but are not sent. */
    private void afterGets(java.util.function.IntPredicate which, Runnable what) {
        AtomicInteger gets = new AtomicInteger();
        fixture.sandbox.afterCallRail((Request request) -> {
            if (request.method().equals("GET") && request.path().contains("/calls/")
                    && which.test(gets.incrementAndGet())) {
                what.run();
            }
        });
    }

    private List<String> puts() {
        return fixture.sandbox.requests().all("PUT calls/{id}").stream().map(LoggedRequest::body).toList();
    }

    private Set<Object> tags() {
        return new HashSet<>((List<?>) world.call(CALL).orElseThrow().get("tags"));
    }
}
