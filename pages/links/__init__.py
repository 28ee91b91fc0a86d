"""Which words lead to which page, and what leads where."""
