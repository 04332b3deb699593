// CallRail's fields of a lead: written whenever they differ from what was written last.
// caller: all calls of one number to one company. Lengths are those of the fields in Salesforce.
[
    attributes                : [type: 'Lead'],
    CallRail_Key__c           : caller.key,
    CallRail_First_Call_At__c : caller.firstCallAt,
    CallRail_Last_Call_At__c  : caller.lastCallAt,
    CallRail_Last_Call_Id__c  : cut(caller.lastCall.id, 40),
    CallRail_Source__c        : cut(caller.source, 255),
    CallRail_Calls__c         : caller.count,
]
