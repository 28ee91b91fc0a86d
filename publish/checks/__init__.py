"""A built site checked as it will be read."""
