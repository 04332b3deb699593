// People's fields of a lead: written when the lead is made, and never again.
[
    Company    : cut(caller.displayName, 255),
    Phone      : caller.phone,
    City       : cut(caller.city, 40),
    LeadSource : 'CallRail',
]
