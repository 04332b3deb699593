package io.github.camelcallrail.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelcallrail.sandbox.SalesforceCaller.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceLoginTest {

    private static final String TOKEN = "/services/oauth2/token";
    private static final String CLIENT = "&client_id=sandbox-client&client_secret=sandbox-secret";

    private final SalesforceCaller caller = new SalesforceCaller();

    @ParameterizedTest
    @ValueSource(strings = {"grant_type=client_credentials", "grant_type=refresh_token&refresh_token=sandbox-refresh",
        "grant_type=password&username=integration%40sandbox.example&password=sandbox-password"})
    void grantsATokenWithAllThatCamelNeeds(String form) {
        Reply reply = caller.form(TOKEN, form + CLIENT);

        assertEquals(200, reply.status());
        assertEquals("http://localhost:8081", reply.json().path("instance_url").asText());
        assertTrue(reply.json().path("id").asText().matches("http://localhost:8081/id/00D\\w{15}/005\\w{15}"));
        assertTrue(reply.json().path("access_token").asText().startsWith("00Dxx0000000001!AQ"));
    }

    @ParameterizedTest
    @CsvSource({"grant_type=client_credentials&client_id=sandbox-client&client_secret=no, invalid_client",
        "grant_type=client_credentials, invalid_client",
        "grant_type=password&username=x&password=y" + CLIENT + ", invalid_grant",
        "grant_type=refresh_token&refresh_token=no" + CLIENT + ", invalid_grant",
        "grant_type=telepathy, unsupported_grant_type"})
    void refusesWithExactlyTwoFields(String form, String error) {
        Reply reply = caller.form(TOKEN, form);
        List<String> names = new ArrayList<>();
        reply.json().fieldNames().forEachRemaining(names::add);

        assertEquals(400, reply.status());
        assertEquals(List.of("error", "error_description"), names);
        assertEquals(error, reply.json().path("error").asText());
    }

    @Test
    void takesTheClientFromBasicAuthorization() {
        byte[] client = "sandbox-client:sandbox-secret".getBytes(StandardCharsets.UTF_8);
        String pair = Base64.getEncoder().encodeToString(client);
        caller.header("authorization", "Basic " + pair);

        assertEquals(200, caller.form(TOKEN, "grant_type=client_credentials").status());
    }

    @Test
    void thePrefixOfTheRequestStandsInTheInstance() {
        caller.fake.setBaseUrl("http://localhost:9090/");
        Reply reply = caller.form("/salesforce" + TOKEN, "grant_type=client_credentials" + CLIENT);

        assertEquals("http://localhost:9090/salesforce", reply.json().path("instance_url").asText());
    }

    @Test
    void aRequestWithoutALivingTokenIsRefused() {
        Reply without = caller.send("GET", "/services/data/v56.0/limits/", "", false);
        assertEquals(401, without.status());
        assertEquals("INVALID_SESSION_ID", without.code());
        assertEquals("Token", without.headers().get("WWW-Authenticate"));

        assertEquals(200, caller.get("limits").status());
        caller.fake.killTokens();
        assertEquals(401, caller.get("limits").status());
        caller.login();
        assertEquals(200, caller.get("limits").status());
    }

    @Test
    void aRevokedTokenIsDead() {
        String token = caller.login();
        assertEquals(200, caller.send("GET", "/services/oauth2/revoke?token=" + SalesforceCaller.encoded(token), "",
                false).status());

        assertEquals(401, caller.get("limits").status());
    }

    @Test
    void saysWhoIsLoggedIn() {
        String user = caller.fake.integrationUserId();
        Reply info = caller.rest("GET", "/services/oauth2/userinfo", "");
        assertEquals(user, info.json().path("user_id").asText());

        String org = info.json().path("organization_id").asText();
        assertEquals(user, caller.rest("GET", "/id/" + org + "/" + user, "").json().path("user_id").asText());
        assertEquals(404, caller.rest("GET", "/id/" + org + "/005xx0000009999AAA", "").status());
    }

    @Test
    void versionsNeedNoToken() {
        Reply reply = caller.send("GET", "/services/data/", "", false);

        assertEquals("v46.0", "v" + reply.json().path(0).path("version").asText());
        assertEquals("Summer '19", reply.json().path(0).path("label").asText());
        assertEquals("Winter '23", reply.json().path(10).path("label").asText());
    }

    @ParameterizedTest
    @CsvSource({"v46.0, 200", "v56.0/, 200", "v68.0, 200", "v45.0, 404", "v56, 404", "v69.0, 404"})
    void answersUnderTheVersionsThatThereAre(String version, int status) {
        assertEquals(status, caller.rest("GET", "/services/data/" + version, "").status());
    }

    @Test
    void everyRestAnswerSaysHowMuchIsUsed() {
        caller.get("limits");
        assertEquals("api-usage=2/100000", caller.get("nonsense").headers().get("Sforce-Limit-Info"));
    }

    @Test
    void theAllowanceEndsAndComesBackAfterADay() {
        caller.fake.setDailyLimit(2);
        caller.get("limits");
        assertEquals(0, caller.get("limits").json().path("DailyApiRequests").path("Remaining").asInt(-1));
        Reply refused = caller.get("limits");
        assertEquals(403, refused.status());
        assertEquals("REQUEST_LIMIT_EXCEEDED", refused.code());

        caller.pass(Duration.ofHours(24));
        assertEquals(200, caller.get("limits").status());
    }
}
