"""What each block of an article was taken for, on which evidence, and what to look at first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from article.model.article import Article, Block, LeftOut
from article.model.spans import one_line

_WIDTH = 60
"""Characters of a block that are shown."""


@dataclass(frozen=True)
class Decision:
    """What one block was taken for."""

    at: int
    """Its place among the blocks of the file."""
    taken_for: str
    text: str
    why: str
    doubt: str


def decisions(article: Article) -> list[Decision]:
    """Return what every block was taken for, in the order of the file."""
    found = [Decision(article.title_at, "title", article.title, _title_why(article), "")]
    for name in ("introduction", "conclusion", "author"):
        found += _of_blocks(name, getattr(article, name))
    for section in article.sections:
        found.append(
            Decision(section.at, section.name, section.heading, section.why, section.doubt)
        )
        found += _of_blocks(f"text of {section.name}", section.blocks)
    found += [_of_left_out(one) for one in article.left_out]
    return sorted(found, key=lambda one: one.at)


def doubts(article: Article) -> list[Decision]:
    """Return the decisions that a person should look at, sections before all else."""
    doubtful = [one for one in decisions(article) if one.doubt]
    names = {section.name for section in article.sections}
    return sorted(doubtful, key=lambda one: one.taken_for not in names)


def why_lines(article: Article) -> Iterator[str]:
    """Show every decision, one block a line, and mark what is doubtful."""
    for one in decisions(article):
        mark = "?" if one.doubt else " "
        yield f"{mark} {one.taken_for:<24}  {_shown(one.text)}"
        yield f"  {'':<24}    because {one.why or 'it stands there'}"
        if one.doubt:
            yield f"  {'':<24}    DOUBTFUL: {one.doubt}"
    count = len(doubts(article))
    yield ""
    yield f"{count} of these are doubtful" if count else "None of these is doubtful"


def doubt_lines(article: Article) -> Iterator[str]:
    """Say what a person should look at first."""
    doubtful = doubts(article)
    if not doubtful:
        yield "Nothing here is doubtful; read every page all the same."
        return
    yield "Look at these first:"
    for one in doubtful:
        yield f"  {one.taken_for}: {_shown(one.text)}"
        yield f"      {one.doubt}"


def _shown(text: str) -> str:
    words = one_line(text[: _WIDTH * 4])
    return words if len(words) <= _WIDTH else words[: _WIDTH - 2].rstrip() + " …"


def _of_blocks(name: str, blocks: Iterable[Block]) -> Iterator[Decision]:
    for block in blocks:
        why = block.note or ("it stands below its heading" if name.startswith("text") else "")
        yield Decision(block.at, name, block.text, why, block.doubt)


def _of_left_out(one: LeftOut) -> Decision:
    return Decision(
        one.at, "left out", one.text, f"{one.reason}: {one.why}".rstrip(": "), one.doubt
    )


def _title_why(article: Article) -> str:
    return "it stands over the text" if article.title_at >= 0 else "the file names itself so"
