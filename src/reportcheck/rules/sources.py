"""The documents that the rules rest on, as findings name them."""

GUIDANCE = "Guidance for completing the review conference report"
AGENDA = "Agenda for the child protection review conference"
LEAFLET = "Child protection conference: information for parents, carers and families"
LETTER = "Invitation letter to the review conference"
OUTCOMES = "Advice sheet: child protection review conferences outcomes"
