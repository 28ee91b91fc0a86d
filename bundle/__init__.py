"""A finished offline site in, what a clinic gets out: a folder and a zip of it.

`python -m bundle OFFLINE_SITE --to dist` copies the built HTML as it is, adds a page to start
from, a read-me and checksums, and stops before writing anything where a clinic's computer could
not open the copy or where a page would ask the network for something. It knows HTML, not the
tool that made it, and imports no other folder of this project.

The steps, one module each: `site` reads, `lint` (with `loads`) checks, `texts` writes what we
add, `pack` writes it all to disk, `cli` talks to the person who ran it.
"""
