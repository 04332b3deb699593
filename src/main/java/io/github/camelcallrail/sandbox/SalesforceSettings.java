package io.github.camelcallrail.sandbox;

/**
 * What is settable while the fake runs. Guarded by the fake's lock.
 */
final class SalesforceSettings {

    private final String orgId;
    private final String integrationUser;
    private String baseUrl = "http://localhost:8081";
    private boolean autoAssign = true;

    SalesforceSettings(String orgId, String integrationUser) {
        this.orgId = orgId;
        this.integrationUser = integrationUser;
    }

    String orgId() {
        return orgId;
    }

    String integrationUser() {
        return integrationUser;
    }

    String baseUrl() {
        return baseUrl;
    }

    void baseUrl(String origin) {
        baseUrl = origin.replaceFirst("/+$", "");
    }

    boolean autoAssign() {
        return autoAssign;
    }

    void autoAssign(boolean on) {
        autoAssign = on;
    }
}
