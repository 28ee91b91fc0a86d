"""The search: its index, word stems, synonyms and its program in the browser."""
