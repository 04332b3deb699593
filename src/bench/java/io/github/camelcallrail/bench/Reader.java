package io.github.camelcallrail.bench;

import io.github.camelcallrail.component.CallRailConstants;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * What all variants do with what they get: look at every field of a record, or at an exchange's headers alone.
 */
final class Reader {

    private final AtomicInteger records = new AtomicInteger();
    private volatile int sum;

    int records() {
        return records.get();
    }

    /** Looks at every field. */
    void read(Map<?, ?> call) {
        int seen = 0;
        for (Map.Entry<?, ?> field : call.entrySet()) {
            seen += field.getKey().hashCode() + (field.getValue() == null ? 0 : field.getValue().hashCode());
        }
        sum += seen;
        records.incrementAndGet();
    }

    Processor wholeRecord() {
        return exchange -> read((Map<?, ?>) exchange.getMessage().getBody());
    }

    Processor wholeRecords() {
        return exchange -> ((List<?>) exchange.getMessage().getBody()).forEach(call -> read((Map<?, ?>) call));
    }

    Processor headers() {
        return exchange -> {
            sum += header(exchange, CallRailConstants.ID) + header(exchange, CallRailConstants.COMPANY_ID)
                    + header(exchange, CallRailConstants.CHANGE) + header(exchange, CallRailConstants.START_TIME);
            records.incrementAndGet();
        };
    }

    private static int header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name).hashCode();
    }
}
