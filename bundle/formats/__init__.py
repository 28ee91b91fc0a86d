"""The forms in which a clinic can have the site: one module for each name that people type."""
