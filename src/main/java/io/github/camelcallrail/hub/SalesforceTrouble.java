package io.github.camelcallrail.hub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.component.salesforce.api.SalesforceException;

/**
 * Why Salesforce did not answer. Its own words are left out, since they may hold anything.
 *
 * @param what   what happened, with status and code
 * @param remedy what to do about it
 * @param status of the answer, 0 for none
 */
record SalesforceTrouble(String what, String remedy, int status) {

    private static final Pattern LOGIN = Pattern.compile("(?i)login error code:\\[(\\w+)]");
    private static final Pattern CODE = Pattern.compile("[A-Z_]{3,60}");
    private static final String CREDENTIALS = "Check camel.component.salesforce.clientId, clientSecret and loginUrl, and the user"
            + " that the app runs as";

    static SalesforceTrouble of(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof SalesforceException answer) {
                return of(answer);
            }
        }
        return new SalesforceTrouble("no answer from Salesforce (" + root(failure).getClass().getSimpleName() + ")",
                "Check loginUrl, the network, and whether Salesforce is up; the hub asks again by itself", 0);
    }

    /** Whether Salesforce answered that it has no such thing, rather than that it cannot answer now. */
    boolean noSuchThing() {
        return status == 400 || status == 404 || status == 405 || status == 410 || status == 501;
    }

    private static SalesforceTrouble of(SalesforceException answer) {
        Matcher login = LOGIN.matcher(String.valueOf(answer.getMessage()));
        if (login.find()) {
            return new SalesforceTrouble("Salesforce refuses the login: " + login.group(1), CREDENTIALS, 401);
        }
        String code = answer.getErrors() == null || answer.getErrors().isEmpty() ? null : answer.getErrors().get(0).getErrorCode();
        String shown = code != null && CODE.matcher(code).matches() ? " " + code : "";
        int status = answer.getStatusCode();
        return new SalesforceTrouble("Salesforce answered " + (status == 0 ? "nothing usable" : status) + shown,
                status == 401 ? CREDENTIALS : status == 403 ? "Check the API limit of the org and the rights of the integration user"
                        : "Salesforce may be down for a while; the hub asks again by itself", status);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
