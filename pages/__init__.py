"""What a page is: its metadata, sources, review state and words, and the checks on them.

Nothing here knows MkDocs: `hooks/` adapts these functions to it, so another generator could too.
"""
