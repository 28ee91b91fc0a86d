"""The symptom quiz: rules as data, compiled to a decision graph that is proven before it is shown.

`model` says what a flow is, `flows/` holds the rules, `load` reads them, `compile` turns them into
a graph, `verify` proves it, `evaluate` answers it, `render` and `browser/` show it.
"""
