"""How a content security policy lets in what stands in a page: W3C CSP Level 3."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256


@lru_cache(maxsize=256)  # many pages have the same
def hash_source(text: str) -> str:
    """Return what lets one script or style, which stands in a page, through its policy."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
