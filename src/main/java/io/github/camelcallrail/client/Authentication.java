package io.github.camelcallrail.client;

/**
 * How a request is signed.
 */
public enum Authentication {
    /** {@code Authorization: Token token="KEY"}: CallRail's own host. */
    TOKEN("Token token=\"", "\"", "CallRail's API key"),
    /** {@code Authorization: Bearer KEY}: a gateway, which puts in CallRail's key itself. */
    BEARER("Bearer ", "", "the gateway's key");

    private final String before;
    private final String behind;
    private final String keyName;

    Authentication(String before, String behind, String keyName) {
        this.before = before;
        this.behind = behind;
        this.keyName = keyName;
    }

    String header(String key) {
        return before + key + behind;
    }

    /** Whose key it is, for messages: with 401 a gateway means its own. */
    String keyName() {
        return keyName;
    }
}
