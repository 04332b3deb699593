// Fields of a lead that both sides edit. Where only one side changed a field, its change is written; where both did,
// what the person wrote in Salesforce stays. A list is a set: each tag is looked at alone.
[
    LastName                 : cut(caller.displayName, 80),
    CallRail_Tags__c         : caller.tags,
    CallRail_Lead_Status__c  : caller.leadStatus ?: 'not_scored',
]
