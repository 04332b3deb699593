package io.github.camelcallrail.hub;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person does about a record that failed, by what it failed with.
 */
final class Advice {

    private static final Map<String, String> BY_REASON = byReason();

    private Advice() {
    }

    /** For a record that failed or was refused, whose reason begins with the name of an exception or a code of the CRM. */
    static String onFailure(String reason) {
        return BY_REASON.entrySet().stream().filter(entry -> reason.contains(entry.getKey())).map(Map.Entry::getValue).findFirst()
                .orElse("Look at the reason, mend what it names, then deliver it again. It also comes again by itself.");
    }

    private static Map<String, String> byReason() {
        Map<String, String> advice = new LinkedHashMap<>();
        advice.put("CrmUnavailableException", "Salesforce takes no records now. They come again by themselves once it does.");
        advice.put("CrmAnswerException", "Something between the hub and Salesforce answered in its place. Look at proxies and at the"
                + " address; the records come again by themselves.");
        advice.put("CallRailAuthenticationException", "CallRail refuses the key. Set a valid one and start the hub again.");
        advice.put("CallRailPermissionException", "The key's user may not do this in CallRail. Give that user the right.");
        advice.put("CallRailQuotaException", "CallRail's limit of requests is reached. They come again by themselves.");
        advice.put("CallRailUnavailable", "CallRail cannot be reached. They come again by themselves.");
        advice.put("CallRailRequestException", "CallRail does not take this value. Change it on the lead in Salesforce.");
        advice.put("CALLS_GONE", "CallRail has none of this caller's calls any more, so there is nothing to write to. Set it aside.");
        advice.put("MAPPING", "A mapping script failed. Mend the script that the reason names, and start the hub again.");
        advice.put("REQUIRED_FIELD_MISSING", "Salesforce demands a field that the mapping leaves empty. Fill it in routes/mapping, or"
                + " make it optional, then deliver again.");
        advice.put("FIELD_CUSTOM_VALIDATION_EXCEPTION", "A validation rule in Salesforce refuses the record. Exempt the integration"
                + " user from it, then deliver again.");
        advice.put("STRING_TOO_LONG", "A text is longer than its field in Salesforce. Lengthen the field, or cut the text in"
                + " routes/mapping, then deliver again.");
        advice.put("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Salesforce's picklist lacks the value. Add it, or make the picklist"
                + " unrestricted, then deliver again.");
        advice.put("DUPLICATES_DETECTED", "A duplicate rule in Salesforce refuses the record. Let it allow with an alert for the"
                + " integration user, then deliver again.");
        advice.put("ENTITY_IS_DELETED", "Somebody deleted the lead in Salesforce. Restore it, or set the record aside.");
        advice.put("CANNOT_UPDATE_CONVERTED_LEAD", "The lead was converted in Salesforce. Set the record aside.");
        advice.put("INSUFFICIENT_ACCESS", "The integration user may not write this in Salesforce. Give it the right, then deliver"
                + " again.");
        advice.put("INVALID_FIELD", "Salesforce lacks a field that the mapping names, or the integration user does not see it. Make it"
                + " or give access, then deliver again.");
        advice.put("IOException", "A connection failed. They come again by themselves.");
        advice.put("TimeoutException", "An answer took too long. They come again by themselves.");
        advice.put("Salesforce", "Salesforce did not take the batch. It comes again by itself; if it goes on, look at Salesforce's"
                + " status and at the login.");
        return advice;
    }
}
