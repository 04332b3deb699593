package io.github.camelcallrail.client;

/** What a client throws, for tests of those who call it. */
public final class Refused {

    private Refused() {
    }

    /** The limit is used up. */
    public static CallRailQuotaException quota() {
        return new CallRailQuotaException("429", 429, null);
    }

    /** There is no such record. */
    public static CallRailNotFoundException notFound() {
        return new CallRailNotFoundException("404", 404, null);
    }

    /** The key is wrong. */
    public static CallRailAuthenticationException authentication() {
        return new CallRailAuthenticationException("401", 401, null);
    }

    /** CallRail does not take the request as it is. */
    public static CallRailRequestException badRequest() {
        return new CallRailRequestException("400", 400, null);
    }

    /** CallRail has trouble. */
    public static CallRailUnavailableException unavailable() {
        return new CallRailUnavailableException("503", 503, null);
    }
}
