"""A finished offline site in, what a clinic gets out, in several formats, each checked and listed.

`python -m bundle OFFLINE_SITE --to dist` stops before writing anything where a clinic's computer
could not open the copy or where a page would ask the network for something. It knows HTML, not the
tool that made it. `verify` tells whether a copy is whole, `sign` says who made it.

The steps, one module each: `site` and `contents` read, `lint` (with `loads`) checks, `formats`
lists what can be made, `folder` makes the folder and the zip with the help of `texts`, `sheet`,
`sbom` (with `packages`), `sums` and `pack`, `making` puts all formats into place at once, `verify`
and `sign` serve those who pass copies on, and `cli` talks to the person who runs it.
"""
