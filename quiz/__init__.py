"""The symptom quiz: rules as data, compiled to a decision graph that is proven before it is shown.

The rooms: `rules` says what a flow is and reads it, `flows` holds the rules themselves, `graph` is
what they are compiled to, `proof` proves it, `page` shows it, `vignettes` asks it about made-up
people, `export` writes it in the forms of others.
"""
