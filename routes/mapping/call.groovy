// The way back: what a call must say so that it says what the lead says. lead: the fields of the lead in Salesforce.
// Only what a person changed is written to CallRail.
[
    lead_status : lead.CallRail_Lead_Status__c == 'not_scored' ? null : lead.CallRail_Lead_Status__c,
    tags        : split(lead.CallRail_Tags__c),
]
