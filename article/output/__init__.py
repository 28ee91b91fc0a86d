"""From an outline to page files, and what is said about both."""
