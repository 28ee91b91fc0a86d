"""Plain text to blocks: one line per paragraph, or lines wrapped at a fixed width."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from article.model.article import BOLD_LEVEL, Block, LeftOut, Reading, Shape, Span
from article.model.markers import HASH, heads_alone, opens
from article.model.spans import clean, tidy
from article.source.running import REASON, WHY, without_running

_LINE_END = re.compile(r"[\n\v\f\x85\u2028\u2029]")
_BULLET = re.compile(r"[-*•·‣◦▪–]\s+(?=\S)")  # "- item"
_BULLET_ALONE = re.compile(r"[-*•·‣◦▪–]$")  # its item on the next line, as copied from a page
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")  # "3. item"
_HASHES = re.compile(r"(#{1,6})\s+(\S.*)$")  # "## Heading", and "## Heading ##"
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1$")  # "**Heading**"
_BOLD_LEAD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1(?=[\s:])")  # "**Cold.** It narrows"
_RULE = re.compile(r"\s*([-=_*~#])(?:\s*\1){2,}\s*$")  # "-----"
_UNDERLINE = re.compile(r"(={3,}|-{3,})$")  # the line under a heading

MIN_WIDTH, MAX_WIDTH = 50, 100
"""A file whose longest line is outside these is not wrapped by a program or a typist."""


@dataclass(frozen=True)
class _Wrap:
    """How the file breaks its lines; `width` 0 means it does not."""

    width: int

    def joins(self, line: str, after: str) -> bool:
        """Tell whether `after` goes on with the sentence of `line`."""
        if not self.width or opens(after) or _BULLET.match(after) or _NUMBER.match(after):
            return False
        words = after.split()
        if len(line.rstrip()) + 1 + len(words[0]) > self.width:
            return True
        return after[:1].islower() and not heads_alone(line)


def read(text: str) -> Reading:
    """Take plain text apart. `# Heading` and `**bold line**` count as headings here too."""
    every = (clean(line.expandtabs(4)).rstrip() for line in _LINE_END.split(text))
    kept = without_running(list(_joined(every)))
    lines = kept.lines
    wrap = _Wrap(_width(lines))
    blocks: list[Block] = []
    ends: list[int] = []  # the line after each block
    indents: list[int] = []  # of the list items we stand in, outermost first
    at = 0
    while at < len(lines):
        line = lines[at]
        start, at = line.strip(), at + 1
        ends += [at - 1] * (len(blocks) - len(ends))
        if not start or _RULE.match(line):
            if not start or not blocks:
                continue
            indents = []
            continue
        indent = len(line) - len(line.lstrip())
        heading = _heading(start, lines[at] if at < len(lines) else "")
        if heading:
            blocks.append(heading)
            indents = []
            at += bool(
                at < len(lines) and not _hashed(start) and _UNDERLINE.match(lines[at].strip())
            )
            continue
        rows = [start]
        while at < len(lines) and lines[at].strip() and not _RULE.match(lines[at]):
            after = lines[at].strip()
            joins = at in kept.cut or wrap.joins(lines[at - 1], after)
            if not joins or _hashed(after) or _BOLD_LINE.match(after):
                break
            rows.append(after)
            at += 1
        block = _block(" ".join(rows), indent, indents)
        if block:
            blocks.append(replace(block, doubt=_broken(rows)))
    ends += [len(lines)] * (len(blocks) - len(ends))
    gone = tuple(LeftOut(REASON, words, bisect(ends, line), WHY) for line, words in kept.gone)
    return Reading(tuple(replace(block, at=n) for n, block in enumerate(blocks)), gone)


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Put the sign of an item that stands on a line of its own before the words below it."""
    sign = ""
    for line in lines:
        if _BULLET_ALONE.match(line.strip()):
            sign = line
        else:
            yield f"{sign} {line.strip()}" if sign and line else line
            sign = ""


def _broken(rows: list[str]) -> str:
    """Return the doubt about a paragraph with a word in two pieces, as text from a PDF has."""
    for row, after in pairwise(rows):
        if row[-1:] == "-" and row[-2:-1].isalpha() and after[:1].islower():
            pieces = f"{row.split()[-1]} {after.split()[0]}"
            return f"a word is broken at the end of a line: {pieces[:60]!r}"
    return ""


def _width(lines: list[str]) -> int:
    """Return the width at which the file wraps its lines, 0 where it does not wrap."""
    longest = max((len(line) for line in lines), default=0)
    if not MIN_WIDTH <= longest <= MAX_WIDTH:
        return 0
    pairs = [(a, b.strip()) for a, b in pairwise(lines) if a.strip() and b.strip()]
    # Proof of wrapping: a sentence that breaks off and goes on in lower case on the next line.
    wrapped = sum(
        (a[-1].isalnum() or a[-1] == "-") and b[0].islower() and len(a) > longest / 2
        for a, b in pairs
    )
    return longest if wrapped >= 2 else 0


def _hashed(start: str) -> re.Match[str] | None:
    return None if HASH.match(start) else _HASHES.match(start)


def _heading(start: str, after: str) -> Block | None:
    found = _hashed(start)
    if found:
        words = found[2].rstrip("#").rstrip() or found[2]
        return _made(Shape.HEADING, (Span(words),), level=len(found[1]))
    bold = _BOLD_LINE.match(start)
    if bold and bold[1] not in bold[2]:
        return _made(Shape.HEADING, (Span(bold[2], strong=True),), level=BOLD_LEVEL)
    under = _UNDERLINE.match(after.strip())
    if under and len(start) <= MAX_WIDTH and not start.endswith(".") and not _BULLET.match(start):
        return _made(Shape.HEADING, (Span(start),), level=1 if under[1][0] == "=" else 2)
    return None


def _block(text: str, indent: int, indents: list[int]) -> Block | None:
    """Return a paragraph or list item, and keep `indents` up to date."""
    bullet, number = _BULLET.match(text), _NUMBER.match(text)
    mark = bullet or number
    if not mark:
        while indents and indent <= indents[-1]:
            indents.pop()
        return _made(Shape.PARAGRAPH, _lead(text), depth=len(indents))
    while indents and indent < indents[-1]:
        indents.pop()
    if not indents or indent > indents[-1] + 1:
        indents.append(indent)
    return _made(
        Shape.ITEM,
        _lead(text[mark.end() :]),
        depth=len(indents),
        number=int(number[1]) if number else None,
    )


def _lead(text: str) -> tuple[Span, ...]:
    """Return the words, the bold ones at the start told apart."""
    found = _BOLD_LEAD.match(text)
    if not found:
        return (Span(text),)
    return Span(found[2], strong=True), Span(text[found.end() :])


def _made(
    shape: Shape,
    spans: tuple[Span, ...],
    level: int = 0,
    depth: int = 0,
    number: int | None = None,
) -> Block | None:
    words = tidy(spans)
    return Block(shape, words, level, depth, number) if words else None
