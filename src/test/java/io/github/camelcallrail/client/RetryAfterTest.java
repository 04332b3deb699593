package io.github.camelcallrail.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private final ClientFixture fixture = new ClientFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-30|", "0|", "299.997|PT4M59.997S", "1795543200|",
            "'Tue, 24 Nov 2026 18:00:00 GMT'|",
            "'Wed, 25 Nov 2026 18:00:00 GMT'|PT23H", "soon|", "5|PT5S", "NaN|", "Infinity|", "1e300|", "''|",
                    "' 7 '|PT7S",
            "86401|", "'Wed, 32 Nov 2026 18:00:00 GMT'|", "9999999999999999999999|"})
    void aWaitIsAsLongAsCallRailSaysIfThatIsSensible(String header, Duration wait) {
        fixture.clock.set(Instant.parse("2026-11-24T19:00:00Z"));
        fixture.answer(429, "", "Retry-After", header);

        assertEquals(Optional.ofNullable(wait), quotaFailure().retryAfter());
    }

    @Test
    void withoutAWordThereIsNoWait() {
        fixture.answer(429, "{\"error\":\"Rate limit exceeded\"}");

        assertEquals(Optional.empty(), quotaFailure().retryAfter());
    }

    @Test
    void ofTwoHeadersTheFirstCounts() {
        fixture.answer(429, "", "Retry-After", "5", "retry-after", "7");

        assertEquals(Optional.of(Duration.ofSeconds(5)), quotaFailure().retryAfter());
    }

    private CallRailQuotaException quotaFailure() {
        return assertThrows(CallRailQuotaException.class,
                () -> fixture.client().page(ClientFixture.CALLS, ClientFixture.ALL, 1));
    }
}
