"""What is drawn on a page from its facts: notice, body map, data for machines."""
