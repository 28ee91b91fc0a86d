r"""A section to Markdown that shows its words and can do nothing else.

Every character that any Markdown extension reads as markup becomes a numeric entity. Entities pass
through Markdown, its extensions and raw-text preprocessors untouched, which backslashes do not
(`\[@key\]` still looks like a citation to a search for `[@`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from article.model.article import Block, Shape, Span

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
        end = at + 1
        if block.shape is Shape.HEADING:
            marks = "##" if block.level == top else "###"
            bare = [replace(span, strong=False, emphasis=False) for span in block.spans]
            parts.append(f"{marks} {_inline(bare, one=True)}")
        elif block.shape is Shape.ITEM:
            while end < len(blocks) and blocks[end].depth and blocks[end].shape in _IN_LISTS:
                end += 1
            parts.append(_list(blocks[at:end]))
        elif block.shape is Shape.ROW:
            while end < len(blocks) and blocks[end].shape is Shape.ROW and not blocks[end].heads:
                end += 1
            parts.append(_table(blocks[at:end]))
        else:
            parts.append(_inline(block.spans))
        at = end
    return "\n\n".join(part for part in parts if part)


def _table(rows: Sequence[Block]) -> str:
    """Return one table; without a row of heads, its columns have no names."""
    width = max(len(row.cells) for row in rows)
    lines = [] if rows[0].heads else [[""] * width]
    for row in rows:
        cells = [_inline(cell, one=True) for cell in row.cells]
        lines.append(cells + [""] * (width - len(cells)))
    lines.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


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
    """Return the words of a block, links and styles kept; `one` makes them one line."""
    rows: list[str] = [""]
    for href, run in groupby(spans, key=lambda span: span.href):
        if href:
            words = _words(list(run), one=True)[0]
            if words.strip():
                rows[-1] = _PICTURE.sub("&#33;", rows[-1])
                words, blank = words.strip(), words[len(words.rstrip()) :]
                words = _CITATION.sub("&#64;", words)
                rows[-1] += f"[{words}]({href.replace('&', '&amp;')}){blank}"
        else:
            first, *more = _words(list(run), one=one)
            rows[-1] += first
            rows += more
    return f"  \n{indent}".join(_line_start(row.strip()) for row in rows if row.strip())


def _words(spans: Sequence[Span], *, one: bool) -> list[str]:
    """Return the lines of words of one address, each style between its own stars."""
    rows = [""]
    touched = False  # whether stars close where we are, so that no others may open
    for (strong, emphasis), run in groupby(spans, key=lambda span: (span.strong, span.emphasis)):
        text = "".join(span.text for span in run)
        stars = "**" * strong + "*" * emphasis
        for number, piece in enumerate([" ".join(text.split("\n"))] if one else text.split("\n")):
            if number:
                rows.append("")
                touched = False
            inner = piece.strip()
            if not inner:
                rows[-1] += piece
                touched = touched and not piece
                continue
            before, after = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
            shown = _escape(inner)
            if stars and (before or not touched):
                shown = f"{stars}{_line_start(shown)}{stars}"
            rows[-1] += before + shown + after
            touched = bool(stars) and not after
    return rows


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
