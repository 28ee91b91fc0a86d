"""From built pages to pages ready to serve: light, under a strict policy, with files for hosts.

`python -m publish FOLDER` finishes the site in FOLDER, the hosted one with `--hosted`. It knows
HTML, not the tool that made it.

The rooms: `pages` has what is done to one page after another, and the files in which all changes
wait until they can be published; `hosts` adds what hosts and readers without a connection need;
`checks`, run by itself, looks at a site as a reader would. `cli` puts the steps in
order and talks to the person who ran it.
"""
