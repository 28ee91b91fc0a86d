"""The decision graph that the rules are compiled to."""
