package io.github.camelcallrail.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import io.github.camelcallrail.component.CallRailComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot work is an error at start, which names the option and the remedy, costs no request and shows no key. */
class BadInputTest extends CallRailTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "callrail:call|knows no resource 'call'|accounts, companies, calls, tags",
            "callrail:Calls|knows no resource|calls",
            "callrail:companies|cannot be consumed|operation=list",
            "callrail:tags|cannot be consumed|operation=list",
            "callrail:calls?companyUuid=COM1|companyUuid|",
            "callrail:calls?answered=true|answered|",
            "callrail:calls?status=active|option status is no filter|companyId",
            "callrail:calls?fields=colour|fields|'colour'",
            "callrail:calls?fields=tags,colour|fields|'colour'",
            "callrail:calls?companyId=ACC1|option companyId|COM followed",
            "callrail:calls?companyId=|option companyId|COM followed",
            "callrail:calls?companyId=COM1%20|option companyId|COM followed",
            "callrail:calls?companyId=COM1/..|option companyId|COM followed",
            "callrail:calls?trackerId=COM1|option trackerId|TRK followed",
            "callrail:calls?direction=up|option direction|inbound, outbound",
            "callrail:calls?accountId=COM1|accountId|ACC followed",
            "callrail:calls?sort=start_time|sort|oldest first",
            "callrail:calls?order=asc|order|oldest first",
            "callrail:calls?endDate=2026-11-01|endDate|present",
            "callrail:calls?dateRange=today|dateRange|startDate",
            "callrail:calls?startDate=2026-02-30|startDate|2026-11-01",
            "callrail:calls?startDate=yesterday|startDate|2026-11-01",
            "callrail:calls?startDate=|startDate|2026-11-01",
            "callrail:calls?startDate=P|startDate|P30D",
            "callrail:calls?startDate=P-7D|startDate|P30D",
            "callrail:calls?startDate=1795543200|startDate|P30D",
            "callrail:calls?timeZone=Mars/Olympus|timeZone|America/New_York",
            "callrail:calls?pageSize=0|pageSize|1 to 250",
            "callrail:calls?pageSize=251|pageSize|1 to 250",
            "callrail:calls?batchSize=0|batchSize|1 to 250",
            "callrail:calls?batchSize=251|batchSize|1 to 250",
            "callrail:calls?overlap=-1|overlap|negative",
            "callrail:calls?retryDelay=-5000|retryDelay|negative",
            "callrail:calls?callState=over|callState|",
            "callrail:calls?emit=all|emit|",
            "callrail:calls?authentication=basic|authentication|",
            "callrail:calls?baseUrl=api.callrail.com/v3|baseUrl|https://api.callrail.com/v3",
            "callrail:calls?baseUrl=RAW(https://x.example/v3?key=canary-query)|baseUrl|without user, query",
            "callrail:calls?consumerName=%20|consumerName|characters",
            "callrail:calls?stateUrl=h2:mem:x|stateUrl|jdbc:",
            "callrail:calls?stateUrl=jdbc:h2:mem:x&dataSource=#db|dataSource, stateUrl and syncStore|Only one"})
    void aConsumerDoesNotStart(String uri, String option, String remedy) throws Exception {
        CamelContext context = context();
        context.getRegistry().bind("db", new JdbcDataSource());

        check(failure(context, () -> {
            route(context, "calls", uri, received::add);
            context.start();
        }), option, remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "callrail:calls?operation=destroy|operation must be one of|'destroy'",
            "callrail:calls?operation=create|operation must be one of|get, list, summary, tag, timeseries, update",
            "callrail:accounts?operation=update|operation must be one of|get, list",
            "callrail:companies?operation=delete|operation must be one of|disable",
            "callrail:companies?paging=relative|paging=relative|paged by number",
            "callrail:calls?page=0|page is counted from 1|0",
            "callrail:calls?sort=note|sort must be one of|start_time",
            "callrail:calls?order=asc|order must be asc or desc|needs sort",
            "callrail:calls?sort=start_time&order=up|order must be asc or desc|",
            "callrail:calls?startDate=2026-11-31|startDate|2026-11-01",
            "callrail:calls?endDate=2026-11-01|endDate needs startDate|",
            "callrail:calls?startDate=2026-11-02&endDate=2026-11-01|endDate lies before startDate|",
            "callrail:calls?dateRange=last_week|dateRange must be one of|yesterday",
            "callrail:calls?dateRange=today&startDate=P1D|dateRange|without startDate",
            "callrail:tags?startDate=P1D|no dates|startDate",
            "callrail:tags?search=x|option search is no filter|tagLevel",
            "callrail:companies?tags=x|option tags is no filter|status, search"})
    void aProducerDoesNotStart(String uri, String option, String remedy) throws Exception {
        CamelContext context = context();

        check(failure(context, () -> {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to(uri);
                }
            });
            context.start();
        }), option, remedy);
    }

    @Test
    void aMissingKeyNamesItsOption() throws Exception {
        CamelContext context = context();
        context.getComponent("callrail", CallRailComponent.class).getConfiguration().setApiKey(null);

        check(failure(context, () -> {
            route(context, "calls", "callrail:calls", received::add);
            context.start();
        }), "apiKey is missing", "set the option apiKey");
    }

    @Test
    void aKeyThatCannotStandInAHeaderIsNotShown() throws Exception {
        CamelContext context = context();
        context.getComponent("callrail", CallRailComponent.class).getConfiguration().setApiKey("canary-key\nX: y");

        check(failure(context, () -> {
            route(context, "calls", "callrail:calls", received::add);
            context.start();
        }), "apiKey", "line break");
    }

    private interface Start {
        void now() throws Exception;
    }

    private static String failure(CamelContext context, Start start) {
        try (LogCapture silence = new LogCapture(Level.OFF, "org.apache.camel", "com.zaxxer")) {
            Throwable failure = assertThrows(Exception.class, start::now);
            StringBuilder all = new StringBuilder();
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                all.append(cause.getMessage()).append('\n');
            }
            return all.toString();
        }
    }

    private void check(String message, String option, String remedy) {
        assertTrue(message.contains(option), message);
        assertTrue(remedy == null || message.contains(remedy), message);
        assertFalse(message.contains(sandbox.key()) || message.contains("canary-key"), message);
        assertEquals(0, sandbox.requests().total());
    }
}
