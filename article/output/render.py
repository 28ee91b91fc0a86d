r"""A section to Markdown that shows its words and can do nothing else.

Every character that any Markdown extension reads as markup becomes a numeric entity. Entities pass
through Markdown, its extensions and raw-text preprocessors untouched, which backslashes do not
(`\[@key\]` still looks like a citation to a search for `[@`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from article.model.article import Block, Shape, Span
from article.model.spans import one_line

_ALWAYS = re.compile(r"[\\`*_\[\]{}<>|$~^#]")
_AMPERSAND = re.compile("&")
_DOUBLED = re.compile(r"([=+%])(?=\1)|(?<=([=+%]))\2")  # "==" marks, "++" inserts, "{%" and "%}"
_EMOJI = re.compile(r":(?=[\w+-]{1,60}:)", re.ASCII)  # ":smile:"
# What begins a block, such as "- item", "---", "!!! note", ": meaning", "/// html", "::: path" or
# the snippet sign with ";" before it
_OPENS_BLOCK = re.compile(r"[-+=!?:/@;%]")
_NUMBER_OPENS = re.compile(r"(\d+)([.)])")  # "1986. That year", in any digits and of any length
_PICTURE = re.compile(r"!$")  # "Look![here](https://a.example/)" would show, and ask for, a picture
_CITATION = re.compile(r"^@")  # "[@ann](https://a.example/)" would be a source
_INDENT = "    "


def body(blocks: Sequence[Block]) -> str:
    """Return the Markdown of a section's blocks."""
    top = min((b.level for b in blocks if b.shape is Shape.HEADING), default=0)
    parts: list[str] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.shape is Shape.HEADING:
            marks = "##" if block.level == top else "###"
            parts.append(f"{marks} {_inline(block.spans, one=True)}")
            at += 1
        elif block.shape is Shape.ITEM:
            end = at + 1
            while end < len(blocks) and blocks[end].depth and blocks[end].shape in _IN_LISTS:
                end += 1
            parts.append(_list(blocks[at:end]))
            at = end
        else:
            parts.append(_inline(block.spans))
            at += 1
    return "\n\n".join(part for part in parts if part)


_IN_LISTS = (Shape.ITEM, Shape.PARAGRAPH)


def _list(blocks: Sequence[Block]) -> str:
    """Return one list with what is nested in it; the first block is an item."""
    loose = any(block.shape is Shape.PARAGRAPH for block in blocks)
    rows: list[str] = []
    counts: list[int] = []  # how many numbered items each open list has, outermost first
    for block in blocks:
        depth = min(block.depth, len(counts) + (block.shape is Shape.ITEM))
        del counts[depth:]
        if block.shape is Shape.PARAGRAPH:
            rows.append(_INDENT * depth + _inline(block.spans, indent=_INDENT * depth))
            continue
        if len(counts) < depth:
            counts.append(0)
        indent = _INDENT * depth
        words = _inline(block.spans, indent=indent)
        if block.number is not None and block.number == counts[-1] + 1:
            counts[-1] += 1
            mark = f"{block.number}."
        else:
            mark = "-"
            if block.number is not None:  # Markdown would renumber it, so it becomes a word
                words = f"{block.number}&#46; {words}"
            counts[-1] = -1 if counts[-1] == 0 else counts[-1]
        rows.append(_INDENT * (depth - 1) + mark.ljust(4) + words)
    return ("\n\n" if loose else "\n").join(rows)


def _inline(spans: Sequence[Span], *, one: bool = False, indent: str = "") -> str:
    """Return the words of a block, links kept; `one` makes them one line."""
    rows: list[str] = [""]
    for href, text in _links(spans):
        pieces = [one_line(text)] if href else text.split("\n")
        if one and not href:
            pieces = [" ".join(pieces)]
        for number, piece in enumerate(pieces):
            if number:
                rows.append("")
            words = _escape(piece)
            if href and words:
                rows[-1] = _PICTURE.sub("&#33;", rows[-1])
                words = _CITATION.sub("&#64;", words)
                words = f"[{words}]({href.replace('&', '&amp;')})"
            rows[-1] += words
            if href and text[-1:].isspace():
                rows[-1] += " "
    return f"  \n{indent}".join(_line_start(row.strip()) for row in rows if row.strip())


def _links(spans: Sequence[Span]) -> list[tuple[str, str]]:
    """Return address and words, styles forgotten, neighbours of one link joined."""
    joined: list[tuple[str, str]] = []
    for span in spans:
        if joined and joined[-1][0] == span.href:
            joined[-1] = (span.href, joined[-1][1] + span.text)
        else:
            joined.append((span.href, span.text))
    return joined


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0][0])};"


def _escape(text: str) -> str:
    text = _ALWAYS.sub(_entity, _AMPERSAND.sub("\0", text).replace("#", "\1"))
    text = _EMOJI.sub("&#58;", _DOUBLED.sub(_entity, text))
    return text.replace("\0", "&amp;").replace("\1", "&#35;")


def _line_start(row: str) -> str:
    """Make the first character of a line a letter like any other."""
    number = _NUMBER_OPENS.match(row)
    if number:
        return f"{number[1]}&#{ord(number[2])};{row[number.end() :]}"
    return _OPENS_BLOCK.sub(_entity, row, count=1) if _OPENS_BLOCK.match(row) else row
