// One task a call. leadId: the caller's lead, or null for a call without a usable number.
[
    attributes             : [type: 'Task'],
    CallRail_Call_Id__c    : call.id,
    WhoId                  : leadId,
    Subject                : cut(text(', ', call.deleted ? 'Deleted in CallRail' : null,
                                 "${capital(call.direction) ?: 'Phone'} call", duration(call.duration), call.source), 255),
    Status                 : 'Completed',
    TaskSubtype            : 'Call',
    ActivityDate           : day(call.startTime, call.zone),
    CallType               : capital(call.direction),
    CallDurationInSeconds  : call.duration,
    CallObject             : cut(call.id, 255),
    CallDisposition        : call.deleted ? 'deleted' : call.result,
    Description            : cut(text('\n\n', call.note, call.summary,
                                 call.extension ? "Extension ${call.extension}" : null), 32000),
    CallRail_Recording__c  : link(call.recording, 255),
]
