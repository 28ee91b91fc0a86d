"""What the commands print: lines for people, values for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from article.model.article import Article, Block, LeftOut, Section, Shape
from article.output.compare import Comparison
from article.output.why import doubt_lines, doubts
from article.output.write import Fate, Plan

_NO_PAGE = "only causes and questions become pages"


def article_json(article: Article) -> dict[str, Any]:
    """Return the outline as plain values, in the shape that `read --help` documents."""
    return {
        "title": article.title,
        "introduction": _texts(article.introduction),
        "causes": [_section_json(section) for section in article.causes],
        "questions": [_section_json(section) for section in article.questions],
        "conclusion": _texts(article.conclusion),
        "author": _texts(article.author),
        "left_out": [{"reason": one.reason, "text": one.text} for one in article.left_out],
        "doubts": [
            {"taken_for": one.taken_for, "text": one.text, "why": one.doubt}
            for one in doubts(article)
        ],
    }


def compare_json(found: Comparison) -> dict[str, Any]:
    """Return a comparison as plain values, in the shape that `compare --help` documents."""
    return {
        "complete": found.complete,
        "matched": [
            {
                "section": section.name,
                "heading": section.heading,
                "pages": [{"path": str(p.path), "state": p.state} for p in pages],
            }
            for section, pages in found.matched
        ],
        "sections_without_page": [
            {"section": section.name, "heading": section.heading} for section in found.missing_pages
        ],
        "pages_without_section": [
            {"path": str(p.path), "kind": p.kind, "heading": p.heading, "hint": hint}
            for p, hint in found.unknown
        ],
        "unreadable": list(found.problems),
    }


def article_lines(article: Article) -> Iterator[str]:
    """Show the outline in full."""
    yield f"Title: {article.title}"
    yield from _part("Introduction", article.introduction)
    for name, sections in (("Causes", article.causes), ("Questions", article.questions)):
        yield ""
        yield f"{name}: {len(sections)}"
        for section in sections:
            yield f"  {section.number}. {section.heading}"
            yield from (f"     {line}" for line in _block_lines(section.blocks))
    yield from _part("Conclusion", article.conclusion)
    yield from _part("Author", article.author)
    yield ""
    yield from _left_out_lines("Left out", article.left_out)


def write_lines(article: Article, plans: Sequence[Plan], *, dry_run: bool) -> Iterator[str]:
    """Say what was done with each page, and which words of the article are on no page."""
    width = max((len(fate) for fate in Fate), default=0)
    for one in plans:
        yield f"{one.fate:<{width}}  {one.path}  ({one.section.name}: {one.section.heading})"
    counts = ((fate, sum(one.fate is fate for one in plans)) for fate in Fate)
    told = ", ".join(f"{count} {fate}" for fate, count in counts if count)
    yield ""
    yield f"{'Nothing was written. It would be: ' if dry_run else ''}{told}"
    yield ""
    yield from doubt_lines(article)
    rest = [
        LeftOut(f"{name}: {_NO_PAGE}", "\n".join(_texts(blocks)))
        for name, blocks in (
            ("introduction", article.introduction),
            ("conclusion", article.conclusion),
            ("author", article.author),
        )
        if blocks
    ]
    kept = [
        LeftOut(
            f"{one.section.name}: {one.path} belongs to a person, so it stays as it is",
            "\n".join([one.section.heading, *_texts(one.section.blocks)]),
        )
        for one in plans
        if one.fate in (Fate.KEPT_EDITED, Fate.KEPT_FOREIGN)
    ]
    yield ""
    yield from _left_out_lines("Of the article on no page", [*rest, *kept, *article.left_out])


def compare_lines(found: Comparison, folder: Path) -> Iterator[str]:
    """Say which sections have pages, and what is missing on either side."""
    for section, pages in found.matched:
        yield f"{section.name}: {section.heading}"
        yield from (f"    {page.path}  ({page.state})" for page in pages)
    if found.missing_pages:
        yield ""
        yield f"Sections of the article without a page below {folder}:"
        yield from (f"    {section.name}: {section.heading}" for section in found.missing_pages)
    if found.unknown:
        yield ""
        yield "Pages that name a section the article has not:"
        for page, hint in found.unknown:
            yield f"    {page.path}: {page.kind} {page.heading!r}. {hint}".rstrip()
    if found.problems:
        yield ""
        yield "Pages that could not be read:"
        yield from (f"    {problem}" for problem in found.problems)
    if found.complete:
        yield ""
        yield "Nothing is missing on either side."


def _section_json(section: Section) -> dict[str, Any]:
    return {
        "number": section.number,
        "heading": section.heading,
        "text": _texts(section.blocks),
    }


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks]


def _part(name: str, blocks: Sequence[Block]) -> Iterator[str]:
    yield ""
    yield f"{name}:" if blocks else f"{name}: none"
    yield from (f"  {line}" for line in _block_lines(blocks))


def _block_lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        mark = "  " * max(block.depth - 1, 0)
        if block.shape is Shape.ITEM:
            mark += "- " if block.number is None else f"{block.number}. "
        elif block.shape is Shape.HEADING:
            mark += "## "
        yield from (mark + line for line in block.text.split("\n"))


def _left_out_lines(name: str, left_out: Sequence[LeftOut]) -> Iterator[str]:
    yield f"{name}:" if left_out else f"{name}: nothing"
    before = ""
    for one in left_out:
        if one.reason != before:
            yield f"  {one.reason}:"
            before = one.reason
        yield from (f"    {line}" for line in one.text.split("\n"))
