"""What authors write beyond plain Markdown, as extensions of Python-Markdown."""
