"""Checksums, signatures, and what they say of a copy."""
