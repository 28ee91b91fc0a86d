"""From built pages to pages ready to serve: light, under a strict policy, with files for hosts."""
