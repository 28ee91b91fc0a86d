"""What an author is told of pages: reading grade, criteria, links."""
