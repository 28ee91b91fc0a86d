"""The mark of the medical disclaimer, by which each step finds it in what the step before made."""

from __future__ import annotations

ATTRIBUTE = "data-disclaimer"
"""Stands on the element that holds the words, in every format, so that its absence is found."""
