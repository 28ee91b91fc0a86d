"""What a bundle has besides the site: its own pages, the page to read first, its list of parts."""
