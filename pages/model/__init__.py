"""What a page is: its head, its text's rules, its sources, and all pages in one catalogue."""
