package io.github.camelcallrail.client;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where requests go and how they are signed.
 *
 * @param baseUrl        CallRail's host or a gateway, with any path in front, such as {@code https://api.callrail.com/v3}
 * @param apiKey         the key; never shown
 * @param authentication how the key is sent
 */
public record Connection(URI baseUrl, String apiKey, Authentication authentication) {

    /**
     * A connection to that address.
     *
     * @throws IllegalArgumentException if the address is not http or https with a host, has a query, or the key is missing
     *                                  or cannot stand in a header; the message names the option and never the key
     */
    public static Connection of(String baseUrl, String apiKey, Authentication authentication) {
        if (apiKey == null || apiKey.isBlank()) {
            throw new IllegalArgumentException("apiKey is missing: set the option apiKey of the callrail component or endpoint");
        }
        if (apiKey.chars().anyMatch(c -> c < 0x20 || c > 0x7E)) {
            throw new IllegalArgumentException("apiKey holds a line break or a character that a header cannot carry");
        }
        return new Connection(address(baseUrl), apiKey, authentication);
    }

    private static URI address(String baseUrl) {
        try {
            URI uri = new URI(baseUrl.strip().replaceFirst("/+$", ""));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below: the exception would repeat the text, which may hold what does not belong there.
        }
        throw new IllegalArgumentException("baseUrl must be an address such as https://api.callrail.com/v3 or"
                + " https://GATEWAY/callrail/v3, without user, query or fragment");
    }

    String authorization() {
        return authentication.header(apiKey);
    }

    /** The address alone. */
    @Override
    public String toString() {
        return baseUrl.toString();
    }
}
