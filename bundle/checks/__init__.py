"""What is held against a site before a copy of it goes out."""
