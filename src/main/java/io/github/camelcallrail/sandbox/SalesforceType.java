package io.github.camelcallrail.sandbox;

import java.util.Locale;

/**
 * The types of fields the fake knows (fact sheet, sections 3 and 5); describe gives them in lower case.
 */
public enum SalesforceType {

    ID("tns:ID"), REFERENCE("tns:ID"), STRING("xsd:string"), TEXTAREA("xsd:string"), PHONE("xsd:string"),
    EMAIL("xsd:string"), URL("xsd:string"), PICKLIST("xsd:string"), MULTIPICKLIST("xsd:string"), BOOLEAN("xsd:boolean"),
    INT("xsd:int"), DOUBLE("xsd:double"), CURRENCY("xsd:double"), DATE("xsd:date"), DATETIME("xsd:dateTime");

    private final String soap;

    SalesforceType(String soap) {
        this.soap = soap;
    }

    String soap() {
        return soap;
    }

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean id() {
        return this == ID || this == REFERENCE;
    }

    boolean number() {
        return this == INT || this == DOUBLE || this == CURRENCY;
    }

    boolean text() {
        return soap.equals("xsd:string") || id();
    }

    /** The word that Salesforce uses for the type in its messages. */
    String word() {
        return soap.equals("xsd:string") ? "string" : soap.substring(soap.indexOf(':') + 1);
    }
}
