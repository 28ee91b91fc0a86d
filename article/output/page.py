"""One section as a page file, and whose a page file is: still the importer's, or a person's."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from article.model.article import Section, Shape
from article.model.markers import sentence_end
from article.model.spans import one_line
from article.output import render
from pages.model.frontmatter import compose, parse

MAX_SUMMARY = 300
FEWEST_WORDS = 4
"""Of a summary, where the text has more."""
_NO_TAGS = str.maketrans("<>", "‹›")
"""A template may print the head's values as they are, so they must not look like HTML."""


def text_of(section: Section) -> str:
    """Return the whole file for a section, signed with its fingerprint."""
    heading = head_line(section.heading)
    meta: dict[str, Any] = {
        "title": heading,
        "kind": section.kind,
        "summary": _summary(section) or heading,
        "article": {"section": section.name, "heading": heading},
        "review": "none",
    }
    return _signed(meta, render.body(section.blocks))


def head_line(text: str) -> str:
    """Return `text` as it stands in a page's head."""
    return one_line(text).translate(_NO_TAGS)


def is_untouched(text: str) -> bool:
    """Tell whether a page is byte for byte (line ends aside) what the importer wrote."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    source, problems = parse("", text)
    if source is None or problems:
        return False
    origin = source.meta.get("article")
    if not isinstance(origin, dict) or not isinstance(origin.get("fingerprint"), str):
        return False
    bare = {key: value for key, value in origin.items() if key != "fingerprint"}
    return _signed({**source.meta, "article": bare}, source.body) == text


def _signed(meta: Mapping[str, Any], body: str) -> str:
    fingerprint = hashlib.sha256(compose(meta, body).encode()).hexdigest()[:16]
    return compose({**meta, "article": {**meta["article"], "fingerprint": fingerprint}}, body)


def _summary(section: Section) -> str:
    shapes = (Shape.PARAGRAPH, Shape.ITEM, Shape.TERM, Shape.ROW)
    first = next((block for block in section.blocks if block.shape in shapes), None)
    if first is None:
        return ""
    text = head_line(first.text)
    end = sentence_end(text)
    while end < len(text) and len(text[:end].split()) < FEWEST_WORDS:  # "Rarely." says nothing
        end = sentence_end(text, end + 1)
    sentence = text[:end].strip()
    if len(sentence) <= MAX_SUMMARY:
        return sentence
    return sentence[:MAX_SUMMARY].rsplit(" ", 1)[0] + " …"
