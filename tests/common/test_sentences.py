"""Titles within a text."""

from __future__ import annotations

from common.sentences import closed, headed


def test_a_title_that_asks_needs_no_more_signs() -> None:
    assert closed("Sore wrist") == "Sore wrist."
    assert closed("Why does it hurt?") == "Why does it hurt?"
    assert headed("Sore wrist", "what it is") == "Sore wrist: what it is"
    assert headed("Why does it hurt?", "what it is") == "Why does it hurt? What it is"
