package io.github.camelcallrail.sandbox;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The Salesforce half of a sandbox: the fake and the sales people who work in it.
 */
final class OfflineSalesforce implements SalesSide {

    private final SalesforceFake fake;
    private final SalesPeople people;

    OfflineSalesforce(InstantSource clock, long seed) {
        fake = new SalesforceFake(clock, seed);
        people = new SalesPeople(fake, clock, seed);
    }

    @Override
    public SalesforceFake fake() {
        return fake;
    }

    @Override
    public SalesPeople people() {
        return people;
    }

    @Override
    public Answer answer(Request request) {
        return fake.answer(request);
    }

    @Override
    public void tick() {
        people.tick();
    }

    @Override
    public Map<String, List<Map<String, Object>>> snapshot() {
        return fake.snapshot();
    }

    @Override
    public Map<String, Long> requestCounts() {
        return fake.requestCounts();
    }

    @Override
    public void setBaseUrl(String url) {
        fake.setBaseUrl(url);
    }
}
