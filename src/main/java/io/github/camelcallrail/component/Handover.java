package io.github.camelcallrail.component;

import io.github.camelcallrail.api.CallRailRecord;
import io.github.camelcallrail.client.CallRailAnswerException;
import io.github.camelcallrail.client.CallRailClient;
import io.github.camelcallrail.sync.Delivery;
import io.github.camelcallrail.sync.Receiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.spi.Synchronization;

/**
 * Hands what one poll brings to the route, an exchange a delivery, one after the other.
 */
final class Handover implements Receiver {

    private static final long LOOK_MILLIS = 500;

    private final CallRailConsumer consumer;
    private final CallRailClient client;
    private int handed;

    Handover(CallRailConsumer consumer, CallRailClient client) {
        this.consumer = consumer;
        this.client = client;
    }

    /** How many exchanges were handed over. */
    int count() {
        return handed;
    }

    @Override
    public boolean ready() {
        return (takesAll() || handed < consumer.getMaxMessagesPerPoll()) && consumer.goesOn();
    }

    @Override
    public boolean takesAll() {
        return consumer.getMaxMessagesPerPoll() <= 0;
    }

    @Override
    public void answered() {
        consumer.answered();
    }

    @Override
    public void deliver(Delivery delivery) {
        Exchange exchange = exchange(delivery);
        exchange.getExchangeExtension().addOnCompletion(new Completion(delivery, consumer));
        handed++;
        CountDownLatch returned = new CountDownLatch(1);
        consumer.getAsyncProcessor().process(exchange, doneSync -> returned.countDown());
        if (await(returned, delivery) && exchange.getException() != null) {
            delivery.failed(exchange.getException());
            consumer.getExceptionHandler().handleException("Error processing exchange", exchange, exchange.getException());
        }
    }

    /** Waits until the route returns the exchange; one that it loses holds the poll up no longer than inFlightTimeout. */
    private boolean await(CountDownLatch returned, Delivery delivery) {
        try {
            while (!returned.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (delivery.ended()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void broken(String json) {
        Exchange exchange = consumer.createExchange(true);
        exchange.getIn().setBody(json);
        consumer.getExceptionHandler().handleException("CallRail listed something that is no record", exchange,
                new CallRailAnswerException("An item of the list of " + consumer.getEndpoint().row() + " has no id"));
    }

    private Exchange exchange(Delivery delivery) {
        Exchange exchange = consumer.createExchange(true);
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, handed);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, delivery.records().size());
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, true);
        Message message = exchange.getIn();
        message.setHeader(CallRailConstants.RESOURCE, consumer.getEndpoint().getResource());
        message.setHeader(CallRailConstants.ACCOUNT_ID, client.accountId());
        message.setHeader(CallRailConstants.BATCH_INDEX, handed);
        message.setHeader(CallRailConstants.BATCH_SIZE, delivery.records().size());
        if (consumer.getEndpoint().getConfiguration().getBatchSize() == 1) {
            describe(message, delivery.records().get(0));
        } else {
            message.setBody(new ArrayList<>(delivery.records()));
        }
        return exchange;
    }

    private void describe(Message message, CallRailRecord record) {
        message.setBody(record);
        message.setHeader(CallRailConstants.ID, record.id());
        message.setHeader(CallRailConstants.COMPANY_ID, record.companyId());
        message.setHeader(CallRailConstants.CHANGE, record.change());
        message.setHeader(CallRailConstants.CHANGED_FIELDS, record.changedFields());
        Instant start = record.startTime();
        if (start != null) {
            message.setHeader(CallRailConstants.START_TIME, start);
            message.setHeader(Exchange.MESSAGE_TIMESTAMP, start.toEpochMilli());
        }
    }

    /** Tells a delivery how its exchange ended. Handed over with the exchange to a {@code seda:}, where it ends later. */
    private record Completion(Delivery delivery, CallRailConsumer consumer) implements Synchronization {

        @Override
        public void onComplete(Exchange exchange) {
            consumer.completed();
            delivery.done();
        }

        @Override
        public void onFailure(Exchange exchange) {
            consumer.completed();
            Exception cause = exchange.getException();
            delivery.failed(cause != null ? cause : exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class));
        }
    }
}
