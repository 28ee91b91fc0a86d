"""From built pages to pages ready to serve: light, under a strict policy, with files for hosts.

`python -m publish FOLDER` finishes the site in FOLDER, the hosted one with `--hosted`. It knows
HTML, not the tool that made it, and imports no other folder of this project.

Each step is one module with one function that takes all files of a site and returns them changed:
`styles` (with `stylesheet` and `selectors`) keeps the rules that pages use, `scripts` joins
scripts, `blanks` and `reach` leave out what no reader needs, `policy` tells browsers what a page
may load, `worker` and `hosts` add what hosts and readers without a connection need. `site` reads
and writes, `cli` puts the steps in order and talks to the person who ran it.
"""
