"""A finished offline site in, what a clinic gets out, in several formats, each checked and listed.

`python -m bundle make OFFLINE_SITE --to dist` stops before writing anything where a clinic's
computer could not open the copy or where a page would ask the network for something. It knows HTML,
not the tool that made it. `verify` tells whether a copy is whole, `sign` says who made it.

The rooms, in the order of the way: `source` reads the site and its facts; `checks` holds it against
what opens everywhere; `formats` makes each form, with the pages of `added` and the checksums and
signatures of `integrity`. `make` puts all forms into place at once,
and `cli` talks to the person who runs it.
"""
