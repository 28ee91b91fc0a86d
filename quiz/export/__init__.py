"""The proven flow in other people's forms: tables, diagrams, a picture and FHIR questionnaires.

`tables` and `mermaid` are for review, `overview` and `picture` for the reviewer's page, `fhir`
(with `fhirpath` and `flat`) for a clinic's record system. Each is made from the rules and the graph
alone and gives the same bytes for the same flow.
"""
